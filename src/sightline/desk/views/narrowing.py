"""A plan's page narrowed by how its actions stand: what their owners say, how delivery is, where the two part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sightline.desk.rules.marks import SAYS, STANDS, counts, stands_as
from sightline.plan.reads import Band
from sightline.progress.reads import Standing


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the address asks for; what is not understood is no filter."""

    stands: str = ""
    says: str = ""

    @classmethod
    def by(cls, asked: Mapping[str, str]) -> Narrowed:
        """As the address says."""
        stands, says = asked.get("stands", ""), asked.get("says", "")
        return cls(stands if stands in STANDS else "", says if says in SAYS else "")

    @property
    def anything(self) -> bool:
        """Whether anything is asked for."""
        return self != Narrowed()

    def shows(self, standing: Standing | None) -> bool:
        """Whether an action passes."""
        if not self.anything:
            return True
        if standing is None:
            return False
        return (not self.stands or self.stands in stands_as(standing)) and (
            not self.says or self.says == (standing.claim or "nothing")
        )

    def band(self, band: Band, found: Mapping[int, Standing]) -> Band:
        """A priority with only the tiles that pass; its counts stay those of all its actions."""
        return replace(band, tiles=tuple(tile for tile in band.tiles if self.shows(found.get(tile.id))))

    def links(self, found: Iterable[Standing]) -> Iterator[dict[str, object]]:
        """The filters as groups of links, each with how many actions it shows; none before anybody could say."""
        stands, says = counts(found)
        for name, key, words, numbers, chosen in (
            ("How it stands", "stands", STANDS, stands, self.stands),
            ("Owner says", "says", SAYS, says, self.says),
        ):
            links = [
                {"text": f"{words[value]} ({number})", "href": f"?{key}={value}", "current": value == chosen}
                for value, number in numbers.items()
                if number
            ]
            if links:
                yield {"name": name, "links": links}
