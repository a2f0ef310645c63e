"""What may be told of the answers to one question: pure. Made from tallies, with what would let somebody be known left
out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from sightline.questions.rules.anonymity import FEW, FEW_OF_GROUP, FEWEST, shown_groups, why_hidden
from sightline.questions.rules.kinds import NO_ANSWERS, Mode
from sightline.questions.rules.tallying import ANSWERED, EVERYBODY


@dataclass(frozen=True, slots=True)
class Count:
    """The answers to one question in one exercise. Where `hidden_why` says something, every figure is nought or None.

    `answered` counts valid answers: "not applicable" and "not enough evidence" stand in `by_option` only. `asked` is
    how many were asked in the exercise, None where that is not known. `meant` are the options that counted as positive
    when it was asked. `left_out` is, of several uses together, in how many too few answered to be told."""

    positive: int = 0
    answered: int = 0
    asked: int | None = None
    by_option: Mapping[str, int] = field(default_factory=dict)
    hidden_why: str = ""
    groups: Mapping[str, Count] = field(default_factory=dict)
    meant: frozenset[str] = field(default=frozenset(), compare=False)
    left_out: int = 0

    @property
    def share(self) -> Fraction | None:
        """Positive of the answers; None where there are none."""
        return Fraction(self.positive, self.answered) if self.answered else None


def count_of(
    *,
    mode: str,
    state: str,
    asked: int | None,
    positive: Collection[str],
    tallies: Iterable[tuple[str, str, int]],
    asked_of_groups: Mapping[str, int | None] | None = None,
) -> Count:
    """The count of one question from its (group, option, n) tallies.

    `asked_of_groups`, where groups are wanted, has every group of the exercise with how many of it were asked."""
    by_group: dict[str, dict[str, int]] = {}
    for group, option, n in tallies:
        by_group.setdefault(group, {})[option] = n
    whole = _count(by_group.get(EVERYBODY, {}), asked, positive)
    if why := why_hidden(mode=mode, state=state, answered=whole.answered):
        return Count(hidden_why=why)
    if asked_of_groups is None:
        return whole
    own = {group: _count(by_group.get(group, {}), n, positive) for group, n in asked_of_groups.items()}
    if mode == Mode.ANONYMOUS:
        shown = shown_groups({group: count.answered for group, count in own.items()}, whole.answered)
        own = {group: count if group in shown else Count(hidden_why=FEW_OF_GROUP) for group, count in own.items()}
    return replace(whole, groups=own)


def _count(options: Mapping[str, int], asked: int | None, positive: Collection[str]) -> Count:
    return Count(
        positive=sum(options.get(option, 0) for option in set(positive) - NO_ANSWERS),
        answered=options.get(ANSWERED, 0),
        asked=asked,
        by_option={option: n for option, n in options.items() if option != ANSWERED},
        meant=frozenset(positive),
    )


@dataclass(frozen=True, slots=True)
class Part:
    """One use of a series that is pooled. `count` holds its true figures, told or not. `wanted`: it is to be in the
    pool; the others of the series only say which small uses are told together."""

    count: Count
    mode: str
    closed: bool
    wanted: bool = True


def pooled(series: Sequence[Part]) -> Count:
    """The wanted uses of one question, counts added. `series` is every use that is ever pooled with them, in the order
    in which they closed.

    Anonymous uses too small to be shown are told in batches of at least ten answers, each whole or not at all. The
    batches follow from the order of closing alone: a use that closes later adds to none that is told already, and
    whatever period somebody asks for, it has each of them whole. So any two figures, of two days or of two periods,
    differ by nobody's answers or by those of at least ten.

    What is left out counts as asked and silent: the more uses are too small, the less the rest speaks for all.
    Anonymous ones that are still open are left out, and so is who was asked in them."""
    told, left = [], []
    for part in series:
        if part.wanted and (part.mode != Mode.ANONYMOUS or (part.closed and part.count.answered >= FEWEST)):
            told.append(part.count)
        elif part.wanted and part.closed and not part.count.answered:
            left.append(part.count)
    for batch in _batches(series):
        whole = sum(part.count.answered for part in batch) >= FEWEST and all(part.wanted for part in batch)
        (told if whole else left).extend(part.count for part in batch if part.wanted)
    if not told:
        return Count(hidden_why=FEW) if left else Count()
    options: dict[str, int] = {}
    for count in told:
        for option, n in count.by_option.items():
            options[option] = options.get(option, 0) + n
    known = [count.asked for count in (*told, *left) if count.asked is not None]
    return Count(
        positive=sum(count.positive for count in told),
        answered=sum(count.answered for count in told),
        asked=sum(known) if len(known) == len(told) + len(left) else None,
        by_option=options,
        left_out=len(left),
    )


def _batches(series: Sequence[Part]) -> Iterator[list[Part]]:
    """The closed anonymous uses with too few answers, in batches: each ends where it reaches ten. The last may not."""
    batch: list[Part] = []
    for part in series:
        if part.mode == Mode.ANONYMOUS and part.closed and 0 < part.count.answered < FEWEST:
            batch.append(part)
            if sum(one.count.answered for one in batch) >= FEWEST:
                yield batch
                batch = []
    if batch:
        yield batch
