"""The limits and the page that lists them say the same."""

import re
from pathlib import Path

from sightline.kit.documents import limits

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "files-that-are-read.md"
ROW = re.compile(r"\| `([A-Z_]+)` \| ([\d,]+)( MB)? \|")


def test_the_page_lists_every_limit_as_it_is() -> None:
    listed = {
        name: int(value.replace(",", "")) * (limits.MB if unit else 1)
        for name, value, unit in ROW.findall(PAGE.read_text(encoding="utf-8"))
    }
    assert listed == {name: value for name, value in vars(limits).items() if name.isupper() and name != "MB"}
