"""What the benchmark's surveys are made of: a thousand, a hundred thousand and a million answers, and two thousand
evaluations that wait to be sent.

The big ones are written straight to the tables, rows and tallies both: a million answers given one by one would take
hours. The evaluations are as a browser sends them, each by an invitation of its own.
"""

from __future__ import annotations

import resource
import time
import uuid
from typing import Any
from urllib.parse import urlencode

from django.core.management import call_command
from django.urls import reverse

from bench.data import BY, GROUPS, SINCE, founded, session_of
from bench.sending import WRITERS
from bench.surveys import EVALUATIONS, SIZES
from sightline.kit import clock
from sightline.people import actions as people
from sightline.people.models import Partnership
from sightline.people.permissions import Role
from sightline.post.rules import token_hash
from sightline.questions import actions
from sightline.questions.forms.asking import carried
from sightline.questions.models import (
    Asked,
    Exercise,
    Instrument,
    Invite,
    Population,
    Question,
    Return,
    Section,
    Tally,
    Value,
    Version,
)
from sightline.questions.reads.inviting import token_of
from sightline.questions.rules.asking import Answer
from sightline.questions.rules.kinds import Audience, ExerciseState, InstrumentKind, Mode, QuestionKind
from sightline.questions.views.answering import key_of

QUESTIONS = 10
OPTIONS = ("strongly_agree", "agree", "neither", "disagree", "strongly_disagree")
AGENCIES = ("Police", "Health", "Council", "Schools")
_BATCH = 20_000


def build() -> dict[str, Any]:
    """Makes it; gives each page’s address and session by size, a first page, and what each writer sends."""
    partnership, bodies = founded("surveys", "The partnership that asks")
    manager = people.add_person(
        by=BY,
        since=SINCE,
        body=bodies[GROUPS[0]],
        role=Role.BUSINESS_MANAGER,
        email="surveys@bench.example",
        name="The one who asks",
    ).person
    session, version = session_of(manager), _version(partnership)
    pages = {}
    for size in SIZES:
        exercise = _exercise(partnership, version, f"{size} answers", Mode.NAMED)
        _fill(exercise, size // QUESTIONS)
        pages[size] = (f"{reverse('exercise_analysis', args=['surveys', exercise.pk])}?by=Agency", session)
    evaluation = _exercise(partnership, version, "Evaluation", Mode.ANONYMOUS)
    return {
        "pages": pages,
        "begin": reverse("survey_open", args=["surveys", evaluation.open_token]),
        "writers": _writers(evaluation),
        "evaluation": evaluation.pk,
    }


def count(evaluation: int) -> dict[str, int]:
    """How many of each the tables hold."""
    return {
        "evaluations": Return.objects.filter(exercise_id=evaluation).count(),
        "invitations spent": Invite.objects.filter(exercise_id=evaluation, spent=True).count(),
        "first question counted": Tally.objects.filter(exercise_id=evaluation, option="", group="").first().n,
        "counted on the exercise": Exercise.objects.get(pk=evaluation).answered,
    }


def passed_on() -> dict[str, Any]:
    """A partnership with an anonymous survey open to everybody; gives its address and which it is."""
    partnership, _ = founded("crowd", "The partnership whose link is passed on")
    exercise = _exercise(partnership, _version(partnership), "What families say", Mode.ANONYMOUS)
    address = reverse("survey_open", args=["crowd", exercise.open_token])
    return {"address": address, "exercise": exercise.pk}


def stored(exercise: int) -> int:
    """How many whole answers are in the tables, counted as rows and on the exercise alike; 0 where these differ."""
    rows = Return.objects.filter(exercise_id=exercise).count()
    values = Value.objects.filter(given__exercise_id=exercise).count()
    return rows if rows * QUESTIONS == values and Exercise.objects.get(pk=exercise).answered == rows else 0


def closed(respondents: int) -> dict[str, float]:
    """Closes an anonymous survey that so many answered, ten questions each: in how many seconds, and by how many
    megabytes the process grew. Raises RuntimeError where an answer is lost."""
    partnership, _ = founded("closing", "The partnership that closes")
    exercise = _exercise(partnership, _version(partnership), "What families say", Mode.ANONYMOUS)
    _fill(exercise, respondents)
    before, start = _most_memory(), time.perf_counter()
    actions.close_exercise(by=BY, exercise=exercise)
    seconds = time.perf_counter() - start
    if Value.objects.filter(given__exercise=exercise).count() != respondents * QUESTIONS:
        raise RuntimeError("An answer was lost.")
    return {"seconds": seconds, "megabytes": _most_memory() - before}


def _most_memory() -> float:
    """The most that the process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _version(partnership: Partnership) -> Version:
    here = {"partnership": partnership}
    instrument = Instrument.objects.create(**here, kind=InstrumentKind.EVALUATION, name="Evaluation")
    version = Version.objects.create(**here, instrument=instrument, number=1, title="Evaluation", frozen_on=SINCE)
    section = Section.objects.create(**here, version=version, position=1, title="The day")
    for number in range(1, QUESTIONS + 1):
        question = Question.objects.create(**here, name=f"Statement {number}")
        Asked.objects.create(
            **here,
            version=version,
            section=section,
            question=question,
            position=number,
            kind=QuestionKind.SCALE,
            text=f"Statement {number} of the day was true for me and my work with children",
            options=[{"key": key, "text": key.replace("_", " ").capitalize()} for key in OPTIONS],
            positive=list(OPTIONS[:2]),
        )
    return version


def _exercise(partnership: Partnership, version: Version, title: str, mode: Mode) -> Exercise:
    today = clock.today()
    exercise = actions.create_exercise(
        by=BY,
        partnership=partnership,
        version=version,
        title=title,
        mode=mode,
        audience=Audience.PROFESSIONALS,
        opens_on=today,
        closes_on=today.replace(year=today.year + 1, day=1),
        open_to_all=True,
    )
    return actions.open_exercise(by=BY, exercise=exercise)


def _fill(exercise: Exercise, respondents: int) -> None:
    """Returns, values and tallies, as if each had answered every question."""
    asked, anonymous = list(exercise.version.asked.order_by("position")), exercise.mode == Mode.ANONYMOUS
    here = {"partnership_id": exercise.partnership_id}
    tallies: dict[tuple[int, str, str], int] = {}
    for start in range(0, respondents, _BATCH // QUESTIONS):
        numbers = range(start, min(respondents, start + _BATCH // QUESTIONS))
        rows = [Return(id=uuid.uuid4(), **here, exercise=exercise, anonymous=anonymous) for _ in numbers]
        values = []
        for number, row in zip(numbers, rows, strict=True):
            group = f"Agency: {AGENCIES[number % len(AGENCIES)]}"
            for place, one in enumerate(asked):
                option = OPTIONS[(number * 7 + place * 3 + number // 5) % len(OPTIONS)]
                values.append(Value(id=uuid.uuid4(), **here, given=row, asked=one, option=option))
                for within in ("", group):
                    for counted in ("", option):
                        key = (one.question_id, within, counted)
                        tallies[key] = tallies.get(key, 0) + 1
        Return.objects.bulk_create(rows)
        Value.objects.bulk_create(values)
    Tally.objects.bulk_create(
        Tally(**here, exercise=exercise, question_id=question, group=group, option=option, n=n)
        for (question, group, option), n in tallies.items()
    )
    groups = {group: n for (question, group, option), n in tallies.items() if option == "" and group}
    Population.objects.bulk_create(
        Population(**here, exercise=exercise, group=group, asked=n * 2, answered=n) for group, n in groups.items()
    )
    Exercise.objects.filter(pk=exercise.pk).update(
        answered=respondents, asked=respondents * 2, revision=respondents, state=ExerciseState.OPEN
    )


def _writers(exercise: Exercise) -> list[list[dict[str, str]]]:
    """What each writer sends: her evaluations' last pages, each by an invitation of its own."""
    slug = exercise.partnership.slug
    tokens = [
        token_of(exercise_id=exercise.pk, person_id=None, address=f"a{number}@bench.example")
        for number in range(EVALUATIONS)
    ]
    Invite.objects.bulk_create(
        Invite(
            partnership_id=exercise.partnership_id,
            exercise=exercise,
            token_hash=token_hash(token),
            address=f"a{number}@bench.example",
        )
        for number, token in enumerate(tokens)
    )
    asked = list(exercise.version.asked.order_by("position"))
    sent: list[list[dict[str, str]]] = [[] for _ in range(WRITERS)]
    for number, token in enumerate(tokens):
        answers = [Answer(one.pk, option=OPTIONS[(number + place) % len(OPTIONS)]) for place, one in enumerate(asked)]
        fields = {
            "at": "check",
            "go": "send",
            "given": carried(answers),
            "key": key_of(uuid.uuid4(), exercise.version.revision),
        }
        address = reverse("survey_invited", kwargs={"slug": slug, "token": token})
        sent[number % WRITERS].append({"address": address, "fields": urlencode(fields)})
    return sent


def look() -> None:
    """Brings the database forward, and puts the look's files where the server finds them."""
    call_command("collectstatic", interactive=False, verbosity=0)
