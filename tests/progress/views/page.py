"""What a page says."""

import re


def words(answer) -> str:
    """What a page says, without its markup."""
    return re.sub(r" (?=[.,])", "", " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split()))
