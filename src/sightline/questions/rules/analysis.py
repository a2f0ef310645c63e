"""What came back, shaped to be read: each question with its counts, shares and bars, by group, and against another use
of it. Pure; what may not be told is no longer in the counts that come in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from sightline.kit.statistics import Difference, difference_of_shares, percent, wilson
from sightline.questions.rules.anonymity import FEW_OF_GROUP
from sightline.questions.rules.asking import PutQuestion
from sightline.questions.rules.counts import Count
from sightline.questions.rules.kinds import CHOSEN, FREE_TEXT, NO_ANSWERS, QuestionKind
from sightline.ui.charts import Bar, distribution

# A share of fewer answers is shown with a warning.
FEW_ANSWERS = 5


@dataclass(frozen=True, slots=True)
class OptionLine:
    """One option: how many chose it, and of the valid answers what share; none of what is no answer."""

    text: str
    n: int
    share: str
    width: int
    positive: bool


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One group: how many answered of how many asked, the positive share and between what it lies."""

    name: str
    answered: str
    share: str
    interval: str


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A question as the page of results shows it."""

    uid: str
    text: str
    sentence: str
    hidden_why: str
    lines: tuple[OptionLine, ...] = ()
    bar: Bar | None = None
    groups: tuple[GroupLine, ...] = ()
    groups_hidden: str = ""
    comparison: str = ""
    own_words: bool = False


def shown(
    question: PutQuestion, count: Count, *, by: str = "", compared: Count | None = None, with_what: str = ""
) -> ShownQuestion:
    """One question. `by` is the name of the groups to divide by ("" for none); `compared` is the same question in the
    exercise called `with_what`."""
    if count.hidden_why:
        return ShownQuestion(question.uid, question.text, "", count.hidden_why)
    if question.kind == QuestionKind.NUMBER:
        return ShownQuestion(question.uid, question.text, _numbers(count), "")
    if question.kind not in CHOSEN:
        words = question.kind in FREE_TEXT
        return ShownQuestion(question.uid, question.text, _answered(count, words), "", own_words=words)
    lines = tuple(
        OptionLine(
            option.text,
            count.by_option.get(option.key, 0),
            _share(count.by_option.get(option.key, 0), count.answered) if option.key not in NO_ANSWERS else "",
            _width(count.by_option.get(option.key, 0), count.answered) if option.key not in NO_ANSWERS else 0,
            option.key in question.positive,
        )
        for option in question.choices
    )
    # A bar whose parts are told apart by what is positive; where nothing is, the table beneath says more.
    divides = question.kind != QuestionKind.MANY and bool(question.positive)
    return ShownQuestion(
        question.uid,
        question.text,
        sentence(question, count),
        "",
        lines=lines,
        bar=_bar(question, count) if divides and count.answered else None,
        groups=tuple(_groups(question, count, by)) if by and question.positive else (),
        groups_hidden=_hidden_groups(count, by) if by and question.positive else "",
        comparison=comparison(question, compared, count, with_what) if compared is not None else "",
    )


def sentence(question: PutQuestion, count: Count) -> str:
    """What the answers come to: "84% of 101 answers are positive; 101 of 120 asked gave one (84%)."""
    return sentence_of(count, positive=bool(question.positive))


def sentence_of(count: Count, *, positive: bool = True) -> str:
    """The same of a count; `positive` is whether any answer counts as positive."""
    if not count.answered:
        return "Nobody has answered this."
    answers = f"{count.answered} {'answer' if count.answered == 1 else 'answers'}"
    response = ""
    if count.asked and count.answered <= count.asked:
        share = percent(Fraction(count.answered, count.asked))
        response = f"; {count.answered} of {count.asked} asked gave one ({share})"
    few = " Too few to read much into." if count.answered < FEW_ANSWERS else ""
    if not positive:
        return f"{answers}{response}.{few}"
    share = percent(Fraction(count.positive, count.answered))
    return f"{share} of {answers} {'is' if count.answered == 1 else 'are'} positive{response}.{few}"


def comparison(question: PutQuestion, before: Count, after: Count, with_what: str) -> str:
    """How the positive share changed since another use, and whether that is beyond chance."""
    if not question.positive or not after.answered:
        return ""
    if before.hidden_why or not before.answered:
        return f"“{with_what}” has no figure to compare with."
    found = difference_of_shares(before.positive, before.answered, after.positive, after.answered)
    return f"{percent(found.before)} of {before.answered} in “{with_what}”: {difference_in_words(found)}"


def difference_in_words(found: Difference) -> str:
    """A difference of two shares in percentage points, with its interval and what it allows to be said."""
    points = float(found.value) * 100
    low, high = (end * 100 for end in (found.interval.low, found.interval.high))
    change = f"{'up' if points > 0 else 'down'} {abs(points):.0f} points" if round(points) else "no change"
    beyond = "beyond chance" if found.beyond_chance else "within chance"
    return f"{change} (95% interval {low:+.0f} to {high:+.0f}), {beyond}."


def group_names_in(counts: Iterable[Count]) -> list[str]:
    """By what the answers can be divided: "Agency", "Workforce"."""
    return sorted({group.partition(": ")[0] for count in counts for group in count.groups})


def _groups(question: PutQuestion, count: Count, by: str) -> Iterable[GroupLine]:
    for group, own in sorted(count.groups.items()):
        name, _, value = group.partition(": ")
        if name != by or own.hidden_why:
            continue
        of = f" of {own.asked}" if own.asked else ""
        share = interval = ""
        if question.positive and own.answered:
            share = percent(Fraction(own.positive, own.answered))
            reach = wilson(own.positive, own.answered)
            interval = f"{reach.low:.0%} to {reach.high:.0%}"
        yield GroupLine(value, f"{own.answered}{of}", share, interval)


def _hidden_groups(count: Count, by: str) -> str:
    """Which groups are not shown, and why; "" where all are."""
    hidden = [(group.partition(": ")[2], own) for group, own in sorted(count.groups.items()) if own.hidden_why]
    names = [value for value, _ in hidden if f"{by}: {value}" in count.groups]
    return f"Not shown: {'; '.join(names)}. {FEW_OF_GROUP}" if names else ""


def _bar(question: PutQuestion, count: Count) -> Bar:
    kinds = {option.key: "good" if option.key in question.positive else "warn" for option in question.options}
    return distribution(
        (option.text, count.by_option.get(option.key, 0), kinds[option.key]) for option in question.options
    )


def _width(n: int, of: int) -> int:
    """How long the option's own bar is, of a hundred."""
    return round(100 * n / of) if of else 0


def _share(n: int, of: int) -> str:
    return percent(Fraction(n, of)) if of else ""


def _answered(count: Count, words: bool) -> str:
    how = "in their own words" if words else "with a date"
    return f"{count.answered} answered {how}." if count.answered else "Nobody has answered this."


def _numbers(count: Count) -> str:
    """Mean and range, from how often each number was given."""
    numbers = {Decimal(option): n for option, n in count.by_option.items()}
    if not numbers:
        return "Nobody has answered this."
    n = sum(numbers.values())
    mean = sum(number * times for number, times in numbers.items()) / n
    return f"{n} {'answer' if n == 1 else 'answers'}: {mean:.1f} on average, from {min(numbers):f} to {max(numbers):f}."


@dataclass(frozen=True, slots=True)
class ShownScore:
    """A score: how many reached each band, and the mean."""

    name: str
    sentence: str
    bands: tuple[tuple[str, int, str], ...]


def shown_scores(
    scores: Sequence[Mapping[str, object]], banded: Iterable[tuple[str, str, int, Decimal]]
) -> list[ShownScore]:
    """Each score of a version from its (score, band, n, points) rows of everybody, bands in their order."""
    rows: dict[str, dict[str, tuple[int, Decimal]]] = {}
    for score, band, n, points in banded:
        rows.setdefault(score, {})[band] = (n, points)
    found = []
    for score in scores:
        name = str(score["name"])
        own = rows.get(name, {})
        whole = sum(n for n, _ in own.values())
        if not whole:
            continue
        mean = sum((points for _, points in own.values()), Decimal(0)) / whole
        named = [str(band["name"]) for band in score["bands"]]  # type: ignore[attr-defined]
        lowest = [""] if "" in own else []
        bands = tuple(
            (band or "Below the first band", own.get(band, (0, 0))[0], _share(own.get(band, (0, 0))[0], whole))
            for band in [*lowest, *named]
        )
        found.append(ShownScore(name, f"{mean:.1f} points on average of {whole}.", bands))
    return found


@dataclass(frozen=True, slots=True)
class Point:
    """One use of a question over time."""

    exercise_id: int
    title: str
    when: str
    version: str
    count: Count
    wording: str
    change: str = field(default="")


def over_time(points: Sequence[Point], positive: bool) -> list[Point]:
    """The uses in order, each with how it changed since the last that may be told."""
    told: Point | None = None
    found = []
    for point in points:
        change = ""
        if positive and point.count.answered and not point.count.hidden_why:
            if told is not None:
                own, last = point.count, told.count
                change = difference_in_words(
                    difference_of_shares(last.positive, last.answered, own.positive, own.answered)
                )
            told = point
        found.append(
            Point(point.exercise_id, point.title, point.when, point.version, point.count, point.wording, change)
        )
    return found
