"""What an observer saw, and which schools, year groups or families a session reached."""

from __future__ import annotations

from collections.abc import Mapping

from sightline.kit import clock
from sightline.people.models import Person, SetMember
from sightline.plan.rules.errors import NotYet
from sightline.trail.actions import action
from sightline.trail.rules import Actor
from sightline.training.actions.telling import Kept, needed, record_of, scanned
from sightline.training.models import Note, Reached, Session
from sightline.training.rules.states import SessionState


@action
def write_note(*, by: Person, session: Session, strengths: str, to_improve: str = "", kept: Kept = None) -> Note:
    """An observer's quality note, one an observer; writing again replaces her own. Raises NotYet before the session's
    day, or for one that was cancelled."""
    if session.state == SessionState.CANCELLED or session.day > clock.today():
        raise NotYet(["A note is written of a session that somebody sat in on: this one was not held."])
    words = needed(strengths, "Write what went well.")
    before = Note.objects.filter(session=session, observer=by).first()
    note = before or Note(partnership_id=session.partnership_id, session=session, observer=by)
    note.observed_on = session.day
    note.strengths, note.to_improve = words, to_improve.strip()
    note.save()
    scanned(by, note, ("strengths", "to_improve"), kept, session)
    record_of(by, session, "wrote an observer’s note on", after={"strengths": words, "to_improve": note.to_improve})
    return note


@action
def say_reached(*, by: Actor, session: Session, members: Mapping[SetMember, int | None]) -> list[Reached]:
    """Which members of a named set the session reached, each with how many came where that is known; those of the same
    set that are left out were not reached by it. Raises NotYet before the session's day."""
    if session.state == SessionState.CANCELLED or session.day > clock.today():
        raise NotYet(["Whom a session reached can be said once it was held."])
    if any(one.set.partnership_id != session.partnership_id for one in members):
        raise NotYet(["Choose a list of this partnership."])
    sets = {one.set_id for one in members}
    standing = {one.member_id: one for one in Reached.objects.filter(session=session, member__set__in=sets)}
    Reached.objects.filter(
        pk__in=[one.pk for pk, one in standing.items() if pk not in {m.pk for m in members}]
    ).delete()
    made = []
    for member, people in members.items():
        one = standing.get(member.pk) or Reached(partnership_id=session.partnership_id, session=session, member=member)
        one.on, one.people = session.day, people
        one.save()
        made.append(one)
    names = sorted(str(one) for one in members)
    record_of(by, session, "said whom it reached, of", after={"reached": names})
    return made
