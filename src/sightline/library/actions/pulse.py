"""A pulse: some of a provider's staff are asked whether they know what they are said to have been told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sightline.kit import clock
from sightline.library.models import Recipient, Resource
from sightline.people.models import Person
from sightline.plan.rules.errors import NotYet
from sightline.questions.actions import create_exercise, create_from_document, invite, open_exercise
from sightline.questions.actions.inviting import Invitee
from sightline.questions.models import Instrument, Version
from sightline.questions.rules.bank import BANK
from sightline.questions.rules.kinds import Audience, InstrumentKind, Mode
from sightline.trail.actions import action, record

MOST_ADDRESSES = 500


@action
def begin_pulse(
    *,
    by: Person,
    recipient: Recipient,
    closes_on: dt.date,
    mode: str = Mode.ANONYMOUS,
    addresses: Sequence[str] = (),
    version: Version | None = None,
) -> Recipient:
    """Asks staff of a provider two questions on the document: those at `addresses`, each by a link of her own; without
    any, whoever is given the pulse's link or code. The questions are those of `version`, else the two of the bank.

    Raises NotYet where one is asked already, the last day is past, or there are too many addresses."""
    locked = (
        Recipient.objects.select_for_update(of=("self",))
        .select_related("body", "dissemination__edition__resource", "dissemination__partnership")
        .get(pk=recipient.pk)
    )
    resource = locked.dissemination.edition.resource
    if locked.exercise_id is not None:
        raise NotYet([f"Staff of {locked.body} are asked already."])
    if closes_on < clock.today():
        raise NotYet(["The last day is past. Choose today or a later day."])
    if len(addresses) > MOST_ADDRESSES:
        raise NotYet([f"At most {MOST_ADDRESSES} can be asked at once. A sample is enough: ten or more who answer."])
    exercise = create_exercise(
        by=by,
        partnership=locked.dissemination.partnership,
        version=version or _version(by, locked, resource),
        title=f"{resource.title} ({locked.body})"[:200],
        mode=mode,
        audience=Audience.PROFESSIONALS,
        opens_on=clock.today(),
        closes_on=closes_on,
        open_to_all=not addresses,
    )
    if addresses:
        invite(by=by, exercise=exercise, invitees=[Invitee(address=one) for one in addresses])
    open_exercise(by=by, exercise=exercise)
    locked.exercise = exercise
    locked.save(update_fields=["exercise"])
    record(
        by=by,
        partnership_id=locked.partnership_id,
        verb="began a pulse in",
        thing="dissemination",
        thing_id=locked.dissemination_id,
        after={
            "title": str(locked.dissemination.edition),
            "provider": locked.body.name,
            "asked": len(addresses) or "whoever has the link",
            "until": closes_on.isoformat(),
        },
    )
    return locked


def _version(by: Person, recipient: Recipient, resource: Resource) -> Version:
    """The two questions under the document's own title; their identities are the bank's, so that pulses compare."""
    partnership = recipient.dissemination.partnership
    name = f"Pulse: {resource.title}"[:160]
    instrument = Instrument.objects.filter(partnership=partnership, kind=InstrumentKind.PULSE, name=name).first()
    if instrument is None:
        document = {**BANK["pulse"].document, "name": name, "title": resource.title}
        instrument = create_from_document(by=by, partnership=partnership, document=document, bank=True)
    return instrument.versions.latest("number")
