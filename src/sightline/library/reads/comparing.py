"""Two editions of a document side by side: which pages and files came, went or changed, and how."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.library.models import Edition
from sightline.library.rules.differing import Difference, difference
from sightline.library.rules.markup import plain


@dataclass(frozen=True, slots=True)
class Part:
    """A page or file in both editions: what it is called, what became of it ("new", "gone", "changed", "same"), and how
    its words changed where they could be read."""

    title: str
    became: str
    what: str
    difference: Difference | None = None


def compared(before: Edition, after: Edition) -> list[Part]:
    """What became of each page, by its name in addresses, and of each file, by its title. Four queries."""
    found = []
    old, new = ({page.slug: page for page in one.pages.all()} for one in (before, after))
    for slug in dict.fromkeys([*new, *old]):
        was, now = old.get(slug), new.get(slug)
        texts = [f"{page.title}\n{plain(page.text)}" if page else "" for page in (was, now)]
        found.append(_part((now or was).title, "page", was is not None, now is not None, *texts))
    old_files, new_files = ({file.title: file for file in one.files.all()} for one in (before, after))
    for title in dict.fromkeys([*new_files, *old_files]):
        was_file, now_file = old_files.get(title), new_files.get(title)
        if was_file and now_file and was_file.stored_id == now_file.stored_id:
            found.append(Part(title, "same", "file"))
            continue
        texts = [file.text if file else "" for file in (was_file, now_file)]
        part = _part(title, "file", was_file is not None, now_file is not None, *texts)
        if part.became == "same" or not all(texts):  # other bytes, and the words alike or not to be read
            part = Part(title, "changed" if was_file and now_file else part.became, "file", None)
        found.append(part)
    return found


def _part(title: str, what: str, was: bool, now: bool, before: str, after: str) -> Part:
    if not was:
        return Part(title, "new", what)
    if not now:
        return Part(title, "gone", what)
    how = difference(before, after)
    return Part(title, "same" if how.same else "changed", what, None if how.same else how)
