"""Courses, what is promised of them, what a year needs, and how bookings are taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sightline.kit import clock
from sightline.kit.periods import fiscal_year_label
from sightline.people.models import Partnership
from sightline.plan.rules.errors import EditedMeanwhile, NotYet
from sightline.privacy.rules import check
from sightline.questions.models import Question
from sightline.trail.actions import action, record
from sightline.trail.rules import Actor
from sightline.training.actions.telling import Kept, needed, record_of, scanned, terms_of
from sightline.training.models import Course, Need, Promise, Terms
from sightline.training.rules.kinds import EvaluationMode, Workforce
from sightline.training.rules.states import AHEAD

# What a course's form gives. The scan reads the words among them.
FIELDS = (
    "title",
    "aims",
    "workforces",
    "who",
    "agencies",
    "length",
    "statement",
    "action",
    "asks_manager",
    "listed",
    "evaluation",
    "before",
    "after",
    "later",
    "manager",
)
WORDS = ("title", "aims", "who", "agencies", "statement")
TERMS = ("kept_months", "confirm_hours", "offer_hours", "contact", "signed_by")


@action
def create_course(*, by: Actor, partnership: Partnership, kept: Kept = None, **given: Any) -> Course:
    """A course (FIELDS). Raises NotYet for a title used already, or questionnaires that do not fit the evaluation."""
    course = Course(partnership=partnership, **_checked(given))
    _check_title(course)
    course.save()
    scanned(by, course, WORDS, kept)
    record_of(by, course, "created", after=told(course))
    return course


@action
def edit_course(*, by: Actor, course: Course, revision: int, kept: Kept = None, **given: Any) -> Course:
    """Saves FIELDS. How sessions already held were evaluated stays as it was.

    Raises EditedMeanwhile where somebody saved after `revision`, else NotYet as `create_course`."""
    locked = Course.objects.select_for_update().get(pk=course.pk)
    if locked.revision != revision:
        raise EditedMeanwhile({name: getattr(locked, name) for name in FIELDS}, "", locked.revision)
    before = told(locked)
    for name, value in _checked(given).items():
        setattr(locked, name, value)
    _check_title(locked)
    locked.revision += 1
    locked.save()
    scanned(by, locked, WORDS, kept)
    record_of(by, locked, "changed", before=before, after=told(locked))
    return locked


@action
def end_course(*, by: Actor, course: Course, reason: str) -> Course:
    """Says that a course is not run any more. Raises NotYet while a session is to come, or without a reason."""
    why = needed(reason, "Say why the course ends: whoever looks for it reads it.")
    check({"reason": why})
    locked = Course.objects.select_for_update().get(pk=course.pk)
    if locked.sessions.filter(state__in=sorted(AHEAD), starts_at__gte=clock.now()).exists():
        raise NotYet(["A session of this course is still to come. Hold it or cancel it first."])
    if locked.ended_on:
        raise NotYet(["The course has ended already."])
    locked.ended_on = clock.today()
    locked.revision += 1
    locked.save()
    record_of(by, locked, "ended", after={"title": locked.title, "reason": why})
    return locked


@action
def promise(
    *,
    by: Actor,
    course: Course,
    text: str,
    question: Question | None = None,
    reading: str = "positive",
    comparator: str = ">",
    share: Any = 90,
    kept: Kept = None,
) -> Promise:
    """What the course's evaluations are to show: over 90% say yes to this. Raises NotYet for improvement that could
    not be seen, because the evaluation pairs nobody."""
    if reading == "improved" and course.evaluation != EvaluationMode.NAMED:
        raise NotYet(
            ["Improvement is seen in pairs, before and after, and only a named evaluation has them. Choose “named”"
             " on the course first."]
        )  # fmt: skip
    made = Promise.objects.create(
        partnership_id=course.partnership_id,
        course=course,
        text=needed(text, "Write what was promised of the course."),
        question=question,
        reading=reading,
        comparator=comparator,
        share=share,
    )
    scanned(by, made, ("text",), kept, course)
    after = {"promise": made.text, "share": f"{made.get_comparator_display()} {made.share}%"}
    record_of(by, course, "promised something of", after=after)
    return made


@action
def withdraw_promise(*, by: Actor, promise: Promise) -> None:
    """Takes a promise off a course; its answers stay."""
    record_of(by, promise.course, "took a promise off", after={"promise": promise.text})
    promise.delete()


@action
def enter_need(
    *,
    by: Actor,
    partnership: Partnership,
    year: int,
    text: str,
    workforces: Sequence[str],
    evidence: str,
    courses: Sequence[Course] = (),
    kept: Kept = None,
) -> Need:
    """What a fiscal year needs (`year` is when it begins). Raises NotYet for one said twice or without evidence."""
    words = needed(text, "Write what is needed.")
    if Need.objects.filter(partnership=partnership, year=year, text=words).exists():
        raise NotYet(["This need stands in the year’s analysis already. Change that one."])
    need = Need.objects.create(
        partnership=partnership,
        year=year,
        text=words,
        workforces=_workforces(workforces),
        evidence=needed(evidence, "Write how this is known: an audit, a review, what staff said."),
        entered_by_id=getattr(by, "pk", None),
    )
    need.courses.set(_of(partnership, courses))
    scanned(by, need, ("text", "evidence"), kept)
    record_of(by, need, "entered", after=_told_need(need))
    return need


@action
def edit_need(
    *,
    by: Actor,
    need: Need,
    revision: int,
    text: str,
    workforces: Sequence[str],
    evidence: str,
    courses: Sequence[Course] = (),
    kept: Kept = None,
) -> Need:
    """Saves a need. Raises EditedMeanwhile where somebody saved after `revision`."""
    locked = Need.objects.select_for_update().get(pk=need.pk)
    if locked.revision != revision:
        theirs = {"text": locked.text, "evidence": locked.evidence, "workforces": locked.workforces}
        raise EditedMeanwhile(theirs, "", locked.revision)
    before = _told_need(locked)
    locked.text = needed(text, "Write what is needed.")
    locked.evidence = needed(evidence, "Write how this is known: an audit, a review, what staff said.")
    locked.workforces = _workforces(workforces)
    locked.revision += 1
    locked.save()
    locked.courses.set(_of(locked.partnership, courses))
    scanned(by, locked, ("text", "evidence"), kept)
    record_of(by, locked, "changed", before=before, after=_told_need(locked))
    return locked


@action
def set_terms(*, by: Actor, partnership: Partnership, **given: Any) -> Terms:
    """How bookings are taken (TERMS): how long what is known of bookers is kept, and how long a seat is."""
    terms = terms_of(partnership)
    before = {name: getattr(terms, name) for name in TERMS}
    for name in TERMS:
        if name in given:
            setattr(terms, name, given[name])
    terms.save()
    record(
        by=by,
        partnership_id=partnership.pk,
        verb="set the terms of booking of",
        thing="partnership",
        thing_id=partnership.pk,
        before=before,
        after={name: getattr(terms, name) for name in TERMS},
    )
    return terms


def told(course: Course) -> dict[str, Any]:
    """A course as the record keeps it."""
    kept = {
        name: getattr(course, name) for name in FIELDS if name not in ("action", "before", "after", "later", "manager")
    }
    kept["evaluation"] = course.get_evaluation_display()
    kept["workforces"] = course.for_whom
    for stage in ("before", "after", "later", "manager"):
        instrument = getattr(course, stage)
        kept[f"asked_{stage}"] = instrument.name if instrument else ""
    return {**kept, "action": course.action.number if course.action else ""}


def _told_need(need: Need) -> dict[str, Any]:
    return {
        "label": need.text,
        "year": fiscal_year_label(need.year, need.partnership.fiscal_start_month),
        "for": [Workforce(one).label for one in need.workforces],
        "evidence": need.evidence,
        "courses": [course.title for course in need.courses.order_by("title")],
    }


def _checked(given: dict[str, Any]) -> dict[str, Any]:
    unknown = given.keys() - set(FIELDS)
    if unknown:
        raise TypeError(f"A course has no {', '.join(sorted(unknown))}.")
    reasons = []
    if "title" in given:
        given = {**given, "title": " ".join(given["title"].split())}
        if not given["title"]:
            reasons.append("Write what the course is called.")
    if "workforces" in given:
        given["workforces"] = _workforces(given["workforces"])
    asked = [stage for stage in ("before", "after", "later", "manager") if given.get(stage)]
    mode = given.get("evaluation", EvaluationMode.NONE)
    if mode == EvaluationMode.NONE and asked:
        reasons.append("Choose whether the evaluation is named or anonymous, or take its questionnaires away.")
    if mode == EvaluationMode.ANONYMOUS and given.get("manager"):
        reasons.append(
            "An anonymous evaluation cannot ask managers: nobody knows whose they would be. Choose “named”, or ask"
            " no manager."
        )
    if mode and not asked:
        reasons.append("Choose at least one questionnaire for the evaluation.")
    if reasons:
        raise NotYet(reasons)
    return given


def _check_title(course: Course) -> None:
    others = Course.objects.filter(partnership_id=course.partnership_id, title=course.title).exclude(pk=course.pk)
    if others.exists():
        raise NotYet([f"There is a course “{course.title}” already. Give this one another title, or change that one."])


def _workforces(given: Sequence[str]) -> list[str]:
    chosen = [one.value for one in Workforce if one in given]
    if not chosen:
        raise NotYet(["Choose at least one workforce, or families or schools."])
    return chosen


def _of(partnership: Partnership, courses: Sequence[Course]) -> list[Course]:
    return [course for course in courses if course.partnership_id == partnership.pk]
