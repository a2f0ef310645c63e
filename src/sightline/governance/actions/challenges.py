"""A question to a body: raised, answered, judged, pressed again, withdrawn. Each side is told what the other does."""

from __future__ import annotations

import datetime as dt

from sightline.governance.actions.telling import Kept, address, needed, next_number, said, scanned, tell
from sightline.governance.models import Answer, Challenge, Meeting
from sightline.governance.reads.agenda import action_words
from sightline.governance.reads.seats import spokespersons
from sightline.governance.rules.states import CHALLENGE_STEPS, ChallengeState, step_from
from sightline.governance.rules.words import Judged
from sightline.kit import clock
from sightline.people.models import Body, Person
from sightline.plan.models import Action
from sightline.plan.rules.errors import NotYet
from sightline.plan.rules.states import can_step
from sightline.post.actions import make_link, revoke_links
from sightline.progress.models import Cycle
from sightline.progress.rules.cycles import check_clock
from sightline.trail.actions import action, record

# A link goes on working so long after its day: a late answer is an answer too.
LINK_LASTS = dt.timedelta(days=45)


@action
def raise_challenge(
    *,
    by: Person,
    from_body: Body,
    to_body: Body,
    question: str,
    due_on: dt.date,
    action: Action | None = None,
    cycle: Cycle | None = None,
    meeting: Meeting | None = None,
    kept: Kept = None,
) -> Challenge:
    """Puts a question to a body, to be answered by a day; its chair, deputies and leads get a link to answer by.

    Raises NotYet where the day is past, or a body would challenge itself."""
    if due_on < clock.today():
        raise NotYet(["The day for the answer is past. Choose today or a later day."])
    if from_body.pk == to_body.pk:
        raise NotYet([f"{to_body} would challenge itself. Choose the body that is to answer."])
    if to_body.ended_on and to_body.ended_on <= clock.today():
        raise NotYet([f"{to_body} ended on {said(to_body.ended_on)}, so it cannot answer. Choose another body."])
    challenge = Challenge.objects.create(
        partnership_id=to_body.partnership_id,
        number=next_number(Challenge, to_body.partnership_id),
        question=needed(question, "Write the question."),
        from_body=from_body,
        to_body=to_body,
        action=action,
        cycle=cycle,
        meeting=meeting,
        state=ChallengeState.RAISED,
        raised_by=by,
        raised_on=clock.today(),
        due_on=due_on,
    )
    scanned(by, challenge, ("question",), kept, "challenge", challenge.pk)
    after = {
        "question": challenge.question,
        "to": to_body.name,
        "from": from_body.name,
        "action": str(action or ""),
        "due": due_on.isoformat(),
    }
    _record(by, challenge, "raised", after=after)
    _ask(by, challenge, 0, [f"{by.name} asks {to_body}, for {from_body}:", challenge.question])
    return challenge


@action
def answer_challenge(*, by: Person, challenge: Challenge, text: str, kept: Kept = None) -> Answer:
    """Answers; a second answer before the first is judged is a new version. Whoever raised it is told.

    Raises NotYet where it is settled or withdrawn."""
    locked = _locked(challenge, "answer")
    answer = Answer.objects.create(
        partnership_id=locked.partnership_id,
        challenge=locked,
        version=locked.answers.count() + 1,
        text=needed(text, "Write the answer."),
        answered_by=by,
        answered_at=clock.now(),
        late=clock.today() > locked.due_on,
    )
    scanned(by, answer, ("text",), kept, "challenge", locked.pk)
    locked.state = ChallengeState.ANSWERED
    locked.save(update_fields=["state"])
    after = {"answer": answer.text, "version": answer.version, **({"late": True} if answer.late else {})}
    _record(by, locked, "answered", after=after)
    partnership = locked.partnership
    tell(
        [locked.raised_by],
        partnership=partnership,
        key=f"answer:{locked.pk}:{answer.version}",
        subject=f"{locked} is answered by {locked.to_body}",
        lines=[
            f"You asked: {locked.question}",
            f"{by.name} answers for {locked.to_body}: {answer.text}",
            f"Say whether it satisfies you: {address('challenge_judge', partnership.slug, locked.pk)}",
        ],
        but=by,
    )
    return answer


@action
def judge_answer(
    *,
    by: Person,
    challenge: Challenge,
    version: int,
    satisfied: bool,
    why: str,
    due_on: dt.date | None = None,
    kept: Kept = None,
) -> Challenge:
    """Says whether answer `version` satisfies, and why; not satisfied, the body is pressed again, by `due_on`.

    Raises NotYet where a newer answer came, somebody judged it meanwhile, the judge answered it herself, or the day of
    the next answer is missing or past."""
    locked = _locked(challenge, "accept" if satisfied else "press")
    answer = locked.answers.order_by("-version").select_related("answered_by").first()
    if answer is None or answer.version != version:
        raise NotYet(["A newer answer came while you were reading. It is shown now: read it, then judge it."])
    check_may_judge(locked, answer, by)
    if not satisfied and (due_on is None or due_on < clock.today()):
        raise NotYet(["Say by when they are to answer again: today or a later day."])
    answer.judged = Judged.SATISFIED if satisfied else Judged.PRESSED
    answer.judged_why = needed(why, "Say why: it stands beside the answer for good.")
    answer.judged_by, answer.judged_on = by, clock.today()
    answer.save()
    scanned(by, answer, {"judged_why": "why"}, kept, "challenge", locked.pk)
    after = {"answer": answer.version, "why": answer.judged_why}
    if satisfied:
        locked.state, locked.closed_on = ChallengeState.SATISFIED, clock.today()
        locked.save()
        revoke_links(partnership=locked.partnership, thing="challenge", thing_id=locked.pk)
        _record(by, locked, "accepted the answer to", after=after)
        tell(
            [answer.answered_by],
            partnership=locked.partnership,
            key=f"satisfied:{locked.pk}:{answer.version}",
            subject=f"{locked} is settled",
            lines=[f"{by.name} is satisfied with your answer: {answer.judged_why}", f"It was: {locked.question}"],
            but=by,
        )
        return locked
    locked.state, locked.due_on = ChallengeState.PRESSED, due_on
    locked.save()
    _record(by, locked, "pressed", after={**after, "due": due_on.isoformat()})
    lines = [
        f"{by.name} is not satisfied with the answer to: {locked.question}",
        f"Why: {answer.judged_why}",
    ]
    _ask(by, locked, answer.version, lines)
    return locked


@action
def withdraw_challenge(*, by: Person, challenge: Challenge, reason: str, kept: Kept = None) -> Challenge:
    """Takes a challenge back, with why; its links end. Raises NotYet where it is settled already."""
    locked = _locked(challenge, "withdraw")
    locked.withdrawn_why = needed(reason, "Say why the challenge is withdrawn.")[:500]
    locked.state, locked.closed_on = ChallengeState.WITHDRAWN, clock.today()
    locked.save()
    scanned(by, locked, {"withdrawn_why": "reason"}, kept, "challenge", locked.pk)
    revoke_links(partnership=locked.partnership, thing="challenge", thing_id=locked.pk)
    _record(by, locked, "withdrew", after={"reason": locked.withdrawn_why})
    tell(
        spokespersons(locked.to_body, clock.today()),
        partnership=locked.partnership,
        key=f"challenge:{locked.pk}:withdrawn",
        subject=f"{locked} is withdrawn",
        lines=[f"Nothing more is to be done about: {locked.question}", f"Why: {locked.withdrawn_why}"],
        but=by,
    )
    return locked


def check_may_judge(challenge: Challenge, answer: Answer, person: Person) -> None:
    """Raises NotYet where `person` may not judge the answer: it is not the open one, or she gave it herself."""
    if challenge.state != ChallengeState.ANSWERED:
        stands = challenge.get_state_display().lower()
        raise NotYet([f"There is no answer to judge: {challenge} stands as “{stands}”."])
    if answer.answered_by_id == person.pk:
        raise NotYet(["You answered this yourself: somebody else who may challenge has to judge it."])


def can_judge(challenge: Challenge, answer: Answer | None, person: Person) -> bool:
    """The twin of `check_may_judge`, for buttons."""
    if answer is None:
        return False
    try:
        check_may_judge(challenge, answer, person)
    except NotYet:
        return False
    return True


def can_answer(challenge: Challenge) -> bool:
    """Whether it may be answered as it stands: for buttons and links."""
    return can_step(CHALLENGE_STEPS, challenge.state, "answer")


def _ask(by: Person, challenge: Challenge, round_number: int, lines: list[str]) -> None:
    """Writes to whoever speaks for the body, each with a link of her own to the one page where she answers."""
    partnership = challenge.partnership
    if challenge.action is not None:
        lines = [*lines, f"It is about {action_words(challenge.action)}."]
    until = clock.now() + (challenge.due_on - clock.today()) + LINK_LASTS
    again = " again" if round_number else ""
    for person in spokespersons(challenge.to_body, clock.today()):
        token = make_link(partnership=partnership, person=person, thing="challenge", thing_id=challenge.pk, until=until)
        tell(
            [person],
            partnership=partnership,
            key=f"challenge:{challenge.pk}:{round_number}",
            subject=f"{challenge}: please answer{again} by {said(challenge.due_on)}",
            lines=[
                *lines,
                f"Please answer by {said(challenge.due_on)}, without signing in: {address('challenge_reply', token)}",
            ],
            but=by,
        )


def _locked(challenge: Challenge, act: str) -> Challenge:
    check_clock(clock.today(), challenge.raised_on, f"{challenge} was raised")
    locked = (
        Challenge.objects.select_for_update(of=("self",))
        .select_related("partnership", "to_body__partnership", "from_body", "raised_by")
        .get(pk=challenge.pk)
    )
    stands = locked.get_state_display().lower()
    step_from(CHALLENGE_STEPS, locked.state, act, _REFUSED[act].format(challenge=locked, stands=stands))
    return locked


_REFUSED = {
    "answer": "{challenge} cannot be answered any more: it stands as “{stands}”.",
    "accept": "There is no answer to judge: {challenge} stands as “{stands}”. Somebody may have judged it meanwhile.",
    "press": "There is no answer to judge: {challenge} stands as “{stands}”. Somebody may have judged it meanwhile.",
    "withdraw": "{challenge} is closed already: it stands as “{stands}”.",
}


def _record(by: Person, challenge: Challenge, verb: str, *, after: dict[str, object]) -> None:
    record(
        by=by,
        partnership_id=challenge.partnership_id,
        verb=verb,
        thing="challenge",
        thing_id=challenge.pk,
        after={"number": challenge.number, **{key: one for key, one in after.items() if one != ""}},
    )
