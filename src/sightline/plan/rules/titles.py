"""What an action is called where there is room for a few words only."""

import re

LENGTH = 72
# "To", "In partnership with ..., " and the like say little at the head of a tile; kept where nothing would be left.
_TRAILING = re.compile(r"[\s,;:.(–—-]+$")
_SENTENCE = re.compile(r"(?<=[a-z)\d])[.;:](?=\s|$)")


def short_title(title: str, text: str, length: int = LENGTH) -> str:
    """The title somebody chose, else the first sentence of the text, cut between words at `length` characters."""
    if title.strip():
        return title.strip()
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    first = _SENTENCE.split(first, maxsplit=1)[0]
    if len(first) <= length:
        return _TRAILING.sub("", first)
    cut = first[: length + 1].rpartition(" ")[0] or first[:length]
    return f"{_TRAILING.sub('', cut)}…"


def next_years_title(title: str, year: int) -> str:
    """The title with each year that follows from `year` one on: "Business Plan 2017-18" is "Business Plan 2018-19".

    A title that does not name its own year is not one for the year after: "" then.
    """
    following = re.sub(
        rf"\b({year})(\s?[-–/]\s?)({year + 1}|{(year + 1) % 100:02d})\b",
        lambda found: f"{year + 1}{found[2]}{str(year + 2)[-len(found[3]) :]}",
        title,
    )
    if following == title:
        following = re.sub(rf"\b{year}\b", str(year + 1), title)
    return following if following != title else ""
