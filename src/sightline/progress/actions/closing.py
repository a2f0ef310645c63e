"""Closing a round: what nobody agreed is settled, what was not answered is carried on, what was said is frozen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from sightline.kit import clock
from sightline.kit.periods import said
from sightline.people.models import Person
from sightline.plan.rules.errors import NotYet
from sightline.plan.rules.format import digest
from sightline.plan.rules.states import check_step
from sightline.progress.actions.agreeing import settle_agreed
from sightline.progress.actions.asks import ask_in
from sightline.progress.models import Ask, Cycle, Draft, Frozen, Update
from sightline.progress.reads.frozen import FROZEN_SCHEMA, frozen_document
from sightline.progress.reads.rounds import SPOKEN, authors_of, next_cycle, owed, seated, unsettled_of
from sightline.progress.rules.agreeing import MANAGER
from sightline.progress.rules.cycles import check_clock, name_of
from sightline.progress.rules.states import CYCLE_STEPS, AgreedAs, CycleState, UpdateState
from sightline.trail.actions import action, record
from sightline.ui.templatetags.ui import moment

Seen = tuple[int, int]  # an update's id and the version of it that was read


@action
def close_cycle(*, by: Person, cycle: Cycle, agree: Collection[Seen] = (), leave: Collection[Seen] = ()) -> Cycle:
    """Closes an open round. Each update that nobody agreed is in `agree` (the business manager agrees it, marked as
    agreed at closing) or in `leave` (it lapses on purpose); a returned one can only lapse.

    What was not answered, and every draft, is carried to the next round. What was said and computed is frozen.
    Raises NotYet where the round cannot be closed yet, or an update was sent or settled since `by` looked.
    """
    locked = (
        Cycle.objects.select_for_update(of=("self",))
        .select_related("plan__partnership", "partnership")
        .get(pk=cycle.pk)
    )
    check_step(CYCLE_STEPS, locked.state, "close", _name(locked))
    # Whoever is sending holds her ask: we wait for her, and she for us, so that nothing falls between.
    asks = list(
        Ask.objects.select_for_update(of=("self",)).filter(cycle=locked).select_related("action").order_by("pk")
    )
    check_can_close(locked)
    unsettled = unsettled_of(locked)
    _check_settles_all(unsettled, agree, leave)
    # What was returned is still owed; what is left unagreed on purpose was answered.
    owing = set(owed(Ask.objects.filter(cycle=locked)).values_list("pk", flat=True))
    _settle(by, locked, unsettled, {pk for pk, _ in agree})
    today = clock.today()
    locked.state, locked.closed_on, locked.closed_by = CycleState.CLOSED, today, by
    onward = next_cycle(locked, today)
    carried_drafts = _carry(asks, owing, locked, onward)
    locked.save(update_fields=["state", "closed_on", "closed_by"])
    document = frozen_document(locked.plan, locked, today)
    frozen = Frozen.objects.create(
        cycle=locked,
        partnership_id=locked.partnership_id,
        schema=FROZEN_SCHEMA,
        document=document,
        sha256=digest(document),
    )
    record(
        by=by,
        partnership_id=locked.partnership_id,
        verb="closed",
        thing="cycle",
        thing_id=locked.pk,
        after={
            "label": f"{_name(locked)} of {locked.plan}",
            "closed on": today,
            "agreed at closing": len(agree),
            "left unagreed": len(leave),
            "not answered": len(owing),
            "drafts carried on": carried_drafts,
            "sha256 of what was said and computed": frozen.sha256,
        },
    )
    return locked


def check_can_close(cycle: Cycle) -> None:
    """Raises NotYet where the round cannot be closed today: before its due day has passed, unless all have answered."""
    check_step(CYCLE_STEPS, cycle.state, "close", _name(cycle))
    today = clock.today()
    check_clock(today, cycle.opened_on, "this round was opened")
    if today <= cycle.due_on and owed(Ask.objects.filter(cycle=cycle)).exists():
        raise NotYet(
            [
                f"Answers are due by {said(cycle.due_on, cycle.partnership.fiscal_start_month)} and some are still to"
                " come: close the round after that day, or once all are in."
            ]
        )


def can_close(cycle: Cycle) -> bool:
    """The twin of `check_can_close`, for buttons."""
    try:
        check_can_close(cycle)
    except NotYet:
        return False
    return True


def _check_settles_all(unsettled: Sequence[Update], agree: Collection[Seen], leave: Collection[Seen]) -> None:
    """Raises NotYet, naming each, where what is settled is not exactly what stands unsettled."""
    there = {(one.pk, one.version): one for one in unsettled}
    reasons = []
    for key, update in there.items():
        if key not in agree and key not in leave:
            reasons.append(
                f"{update.ask.action}: {update.submitted_by} sent this on {moment(update.submitted_at)}, since"
                " you opened the page. Read it and say whether it is agreed."
            )
        elif key in agree and update.state == UpdateState.RETURNED:
            reasons.append(f"{update.ask.action}: this was returned to its author, so it cannot be agreed as it is.")
    if set(agree) & set(leave):
        reasons.append("An update cannot be both agreed and left: choose one for each.")
    gone = [key for key in (*agree, *leave) if key not in there]
    if gone and not reasons:
        reasons.append("Some of these were settled or sent again since you opened the page: look at the list again.")
    if reasons:
        raise NotYet(reasons)


def _settle(by: Person, cycle: Cycle, unsettled: Sequence[Update], agree: Collection[int]) -> None:
    manages = any(one.person_id == by.pk and one.role == MANAGER for one in seated(cycle.partnership_id, clock.today()))
    if agree and not manages:
        raise NotYet(["At closing only the business manager agrees updates: leave them unagreed, or ask her to close."])
    authors = authors_of(one.pk for one in unsettled)
    own = [one for one in unsettled if one.pk in agree and by.pk in authors[one.pk]]
    if own:
        names = ", ".join(str(one.ask.action) for one in own)
        raise NotYet([f"You wrote the update on {names}: another person agrees it, or it is left unagreed."])
    for update in unsettled:
        agreed = update.pk in agree
        if agreed:
            settle_agreed(update, by, AgreedAs.MANAGER, at_closing=True)
        else:
            update.state = UpdateState.LAPSED
            update.save(update_fields=["state"])
        record(
            by=by,
            partnership_id=cycle.partnership_id,
            verb="agreed" if agreed else "left unagreed",
            thing="update",
            thing_id=update.pk,
            after={
                "label": f"{update.ask.action} for {update.ask.body}, {_name(cycle)}",
                "version": update.version,
                "at the closing of": _name(cycle),
            },
        )


def _carry(asks: Sequence[Ask], owing: Collection[int], cycle: Cycle, onward: Cycle | None) -> int:
    """Carries what is still owed, and every draft, to the next round; how many drafts. After the plan's last round
    there is none, and drafts stay where they are."""
    drafts: dict[int, list[Draft]] = defaultdict(list)
    for draft in Draft.objects.filter(ask__cycle=cycle).order_by("pk"):
        drafts[draft.ask_id].append(draft)
    moved = 0
    for ask in asks if onward else ():
        if ask.pk not in owing and ask.pk not in drafts:
            continue
        next_ask = ask_in(onward, ask.action, ask.body_id)
        spoke = Update.objects.filter(ask=next_ask, state__in=SPOKEN).exists()
        if ask.pk in owing and next_ask.asked_on is None and not spoke:
            next_ask.asked_on = ask.asked_on
            next_ask.save(update_fields=["asked_on"])
        moved += _carry_drafts(drafts[ask.pk], next_ask) if ask.pk in drafts else 0
    return moved


def _carry_drafts(drafts: Sequence[Draft], ask: Ask) -> int:
    """Moves drafts to the ask of the next round; one whose author has a draft there already stays where it is."""
    there = set(Draft.objects.filter(ask=ask).values_list("person_id", flat=True))
    moving = [one for one in drafts if one.person_id not in there]
    Draft.objects.filter(pk__in=[one.pk for one in moving]).update(ask=ask, began_from=0)
    return len(moving)


def _name(cycle: Cycle) -> str:
    return name_of(cycle.starts_on, cycle.partnership.fiscal_start_month)
