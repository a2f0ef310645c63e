"""What the same people, or the same bookings, answered before and after: many questions at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass, field

from sightline.questions.models import Asked, Value
from sightline.questions.rules.kinds import NO_ANSWERS, Mode


@dataclass
class Pairs:
    """Places on the scale before and after, 0 the lowest, one pair a person; `top` is the highest place."""

    pairs: list[tuple[int, int]] = field(default_factory=list)
    top: int = 0


def pairs_of(wanted: Mapping[Hashable, tuple[Collection[int], Collection[int], int]]) -> dict[Hashable, Pairs]:
    """For each key (exercises before, exercises after, question's id): the pairs, joined by subject. Of named exercises
    only, since an anonymous answer has no subject. Two queries, however many are wanted."""
    exercises = {pk for before, after, _ in wanted.values() for pk in (*before, *after)}
    questions = {question for _, _, question in wanted.values()}
    if not exercises:
        return {key: Pairs() for key in wanted}
    places: dict[int, dict[str, int]] = {}
    top: dict[int, int] = defaultdict(int)
    rows = Asked.objects.filter(question__in=questions, version__exercises__in=exercises).distinct()
    for asked in rows.order_by("version_id"):
        keys = [one["key"] for one in asked.options if one["key"] not in NO_ANSWERS]
        if keys and keys[0] in asked.positive and keys[-1] not in asked.positive:
            keys.reverse()  # the positive end is the top
        places[asked.pk] = {key: place for place, key in enumerate(keys)}
        top[asked.question_id] = max(top[asked.question_id], len(keys) - 1)
    stands: dict[tuple[int, int], dict[str, int]] = defaultdict(dict)
    values = Value.objects.filter(
        given__exercise__in=exercises, given__exercise__mode=Mode.NAMED, asked__in=places
    ).exclude(given__subject="")
    columns = ("given__exercise_id", "asked__question_id", "given__subject", "asked_id", "option")
    for exercise, question, subject, asked, option in values.values_list(*columns):
        if option in places[asked]:
            stands[exercise, question][subject] = places[asked][option]
    found = {}
    for key, (before_ids, after_ids, question) in wanted.items():
        before, after = (
            {subject: place for pk in ids for subject, place in stands[pk, question].items()}
            for ids in (before_ids, after_ids)
        )
        found[key] = Pairs([(before[one], after[one]) for one in sorted(before.keys() & after.keys())], top[question])
    return found
