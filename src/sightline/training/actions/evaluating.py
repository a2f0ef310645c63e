"""Asking those who come: before, when it is over, three months later, and their managers. Named evaluations invite each
by her booking, so that answers make pairs; anonymous ones keep no such link."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from sightline.kit import clock
from sightline.people.models import Person, Seat
from sightline.people.permissions import Role
from sightline.plan.rules.errors import NotYet
from sightline.questions import actions as questions
from sightline.questions.actions import Invitee
from sightline.questions.models import Asked, Exercise, Instrument
from sightline.questions.reads.versions import versions_to_use
from sightline.questions.rules.kinds import Mode, Split
from sightline.trail.actions import action
from sightline.trail.rules import Actor
from sightline.training.actions.telling import CLOCK, record_of
from sightline.training.models import Booking, Session, SessionExercise
from sightline.training.rules.dates import ANSWER_DAYS, due_on
from sightline.training.rules.kinds import EvaluationMode, Stage
from sightline.training.rules.states import BookingState, SessionState

# Who reads what people write in their own words where nobody has said so: the first of these who has a seat.
_READERS = (Role.TRAINER, Role.SUPPORT, Role.BUSINESS_MANAGER)


@action
def open_on_screen(*, by: Person, session: Session) -> SessionExercise:
    """Opens an anonymous evaluation with a code for the screen at the end of a session: nobody is invited to it then.

    Raises NotYet where the course has no anonymous questionnaire for the end, before the day, or where it stands."""
    locked = _locked(session)
    if locked.course.evaluation != EvaluationMode.ANONYMOUS or locked.course.after is None:
        raise NotYet(["A code on the screen is for anonymous evaluations. Choose one on the course first."])
    if locked.state == SessionState.CANCELLED or locked.day > clock.today():
        raise NotYet(["The code can be shown from the day of the session."])
    if locked.exercises.filter(stage=Stage.AFTER).exists():
        raise NotYet(["The evaluation of this session is open already."])
    return _begin(by, locked, Stage.AFTER, locked.course.after, on_screen=True)


@action
def ask_stage(*, by: Actor = CLOCK, session: Session, stage: str) -> SessionExercise | None:
    """Asks a stage of a session's evaluation: makes it where it does not stand, and invites whoever was not invited
    yet. None where there is nobody to ask, or the course asks nothing then."""
    locked = _locked(session)
    made = locked.exercises.filter(stage=stage).select_related("exercise").first()
    instrument = getattr(locked.course, stage)
    if made is None and instrument is None:
        record_of(by, locked, "looked at the evaluation of", before={}, after={})
        return None
    invitees = list(_invitees(locked, stage))
    if made is None:
        if not invitees and not (stage == Stage.AFTER and locked.course.evaluation == EvaluationMode.ANONYMOUS):
            record_of(by, locked, "looked at the evaluation of", before={}, after={})
            return None
        # Where nobody left an address, an anonymous evaluation has a link and a code to hand out.
        made = _begin(by, locked, stage, instrument, on_screen=not invitees)
    if invitees and not made.exercise.open_token:
        questions.invite(by=by, exercise=made.exercise, invitees=invitees)
    if stage in (Stage.AFTER, Stage.LATER):
        count_asked(by, locked, made.exercise)
    record_of(by, locked, "looked at the evaluation of", before={}, after={})
    return made


def count_asked(by: Actor, session: Session, exercise: Exercise) -> None:
    """What a share of the answers is a share of: those who attended, in all and by workforce and agency."""
    came = list(session.bookings.filter(state=BookingState.ATTENDED).select_related("agency"))
    groups: Counter[str] = Counter()
    for booking in came:
        groups.update(f"{name}: {value}"[:200] for name, value in groups_of(booking).items())
    asked = len(came) + (session.counted or 0)
    # An anonymous answer with a code says its own group: how many of each were there is not known in its words.
    questions.set_asked(by=by, exercise=exercise, asked=asked, groups={} if exercise.open_token else groups)


def groups_of(booking: Booking) -> dict[str, str]:
    """In which groups a booking's answers count."""
    found = {"Workforce": booking.get_workforce_display(), "Agency": booking.comes_from}
    return {name: value for name, value in found.items() if value}


def _begin(by: Actor, session: Session, stage: str, instrument: Instrument, *, on_screen: bool) -> SessionExercise:
    versions = versions_to_use(instrument)
    if not versions:
        raise NotYet([f"The questionnaire “{instrument}” is not ready to be asked. Finish it first."])
    version, today = versions[0], clock.today()
    named = session.course.evaluation == EvaluationMode.NAMED
    groups = []
    if on_screen:
        asks = Asked.objects.filter(version=version, splits=Split.WORKFORCE)
        groups = [str(uid) for uid in asks.values_list("question__uid", flat=True)]
    exercise = questions.create_exercise(
        by=by,
        partnership=session.partnership,
        version=version,
        title=f"{session.course}, {session.day:%-d %B %Y}"[:200],
        mode=Mode.NAMED if named else Mode.ANONYMOUS,
        audience=instrument.audience,
        opens_on=today,
        closes_on=session.day if stage == Stage.BEFORE else today + dt.timedelta(days=ANSWER_DAYS),
        reader=_reader(by, session),
        open_to_all=on_screen,
        group_by=groups,
    )
    exercise = questions.open_exercise(by=by, exercise=exercise)
    return SessionExercise.objects.create(
        partnership_id=session.partnership_id,
        session=session,
        exercise=exercise,
        stage=stage,
        due_on=due_on(stage, session.day),
        sent_on=today,
    )


def _invitees(session: Session, stage: str) -> Iterable[Invitee]:
    state = BookingState.BOOKED if stage == Stage.BEFORE else BookingState.ATTENDED
    wanted = session.bookings.filter(state=state, emptied_on=None).select_related("agency").order_by("pk")
    asked: set[str] = set()
    for booking in wanted:
        # A manager of several is asked of each of them; one address cannot be invited to one exercise twice.
        address = booking.manager_email if stage == Stage.MANAGER else booking.email
        if address and address not in asked:
            asked.add(address)
            yield Invitee(address=address, subject=str(booking.pk), groups=groups_of(booking))


def _reader(by: Actor, session: Session) -> Person | None:
    if isinstance(by, Person):
        return by
    seats = Seat.objects.filter(partnership=session.partnership, role__in=_READERS).held_on(clock.today())
    held = sorted(seats.select_related("person"), key=lambda seat: (_READERS.index(Role(seat.role)), seat.pk))
    return held[0].person if held else None


def _locked(session: Session) -> Session:
    sessions = Session.objects.select_for_update(of=("self",)).select_related(
        "course__before", "course__after", "course__later", "course__manager", "partnership"
    )
    return sessions.get(pk=session.pk)
