"""Playing meetings and what they set going: agendas, minutes, decisions, challenges, escalations, chairs' reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import partial

from django.db.models import Q

from demo.annex import figures
from demo.playing import Event, Island
from demo.year import telling
from sightline.governance import actions as governance
from sightline.governance import models
from sightline.governance.actions.minutes import Line
from sightline.governance.reads import reports as reports_of
from sightline.governance.reads import seats
from sightline.governance.rules.states import MeetingState
from sightline.governance.rules.words import Capacity, ItemKind, Presence
from sightline.people.models import Person
from sightline.plan.models import Change
from sightline.plan.rules.errors import NotYet
from sightline.plan.rules.states import ChangeState
from sightline.progress import actions as progress
from sightline.progress.models import Update

AFTER_MEETING = dt.timedelta(days=2)  # when minutes are written


def meetings(island: Island, told: Iterable[telling.Meeting]) -> list[Event]:
    """Each meeting: planned, its agenda issued, held and minuted; what it decided once its effect is there."""
    events: list[Event] = []
    for one in told:
        day, over = one.at.date(), one.at.hour + 2
        events += [
            Event(one.planned, f"{one.key} planned", partial(_plan, island, one)),
            Event(one.issued, f"{one.key} issued", partial(_issue, island, one)),
            Event(day, f"{one.key} held", partial(_hold, island, one), over),
            *(Event(day, f"{one.key}: {item.title}", partial(_decide, island, one, item), over) for item in one.items),
        ]
        if one.approves:
            events.append(Event(day, f"{one.approves} approved", partial(_approve, island, one), over))
        events.append(Event(day + AFTER_MEETING, f"{one.key} minuted", partial(_minute, island, one)))
        events += papers(island, one)
        for item in one.items:
            if item.decided and item.decided.effect_on:
                name = f"effect of {item.title}"
                events.append(Event(item.decided.effect_on, name, partial(_effect, island, one, item)))
    return events


def papers(island: Island, one: telling.Meeting) -> list[Event]:
    """The papers of a meeting: asked for before its agenda goes out, and given."""
    events = []
    for item in one.items:
        if item.paper:
            name = f"{item.paper.wanted} asked of {item.paper.of}"
            events.append(Event(item.paper.asked, name, partial(_ask_for_paper, island, one, item)))
            events.append(
                Event(item.paper.given, f"{item.paper.wanted} given", partial(_give_paper, island, one, item))
            )
    return events


def planned(island: Island, one: telling.Meeting) -> Event:
    """A meeting that is planned, and will be held by another station."""
    return Event(one.planned, f"{one.key} planned", partial(_plan, island, one))


def rounds_planned(island: Island, day: dt.date) -> list[Event]:
    """The business manager starts the rounds of the adopted plan."""
    return [
        Event(day, "rounds planned", lambda: progress.plan_cycles(by=island.person("dana"), plan=island.plan)),
    ]


def challenges(island: Island, told: Iterable[telling.Challenge]) -> list[Event]:
    """Each challenge: raised, answered, judged."""
    events = []
    for one in told:
        events.append(Event(one.day, f"challenge to {one.to}", partial(_challenge, island, one)))
        for answer in one.answers:
            events += answers_to(island, one, answer)
    return events


def answers_to(island: Island, challenge: telling.Challenge, answer: telling.AnswerTold) -> list[Event]:
    """An answer to a challenge, and how it is judged."""
    find = partial(_asked, island, challenge)
    events = [
        Event(
            answer.day,
            f"answer of {challenge.to}",
            lambda: governance.answer_challenge(by=island.person(answer.by), challenge=find(), text=answer.text),
        )
    ]
    if answer.judged_on:
        events.append(Event(answer.judged_on, f"answer of {challenge.to} judged", _judging(island, find, answer)))
    return events


def escalations(island: Island, told: Iterable[telling.Escalation]) -> list[Event]:
    """Each escalation: raised, and closed with what came of it; the Board's meeting decides it."""
    events = []
    for one in told:
        events.append(Event(one.day, f"{one.action} escalated", partial(_escalate, island, one)))
        if one.closed:
            events.append(Event(one.closed[0], f"escalation of {one.action} closed", partial(_close, island, one)))
    return events


def practice(island: Island, told: Iterable[telling.Practice]) -> list[Event]:
    """Good practice made known."""

    def promote(one: telling.Practice) -> None:
        update = _update(island, one.action, one.quarter)
        governance.promote_practice(by=island.person(one.by), update=update, text=one.text, where=one.where)

    return [Event(one.day, f"practice of {one.action}", partial(promote, one)) for one in told]


def reports(island: Island, told: Iterable[telling.Report]) -> list[Event]:
    """Chairs' reports: drafted from the body's updates, added to, submitted."""

    def report(one: telling.Report) -> None:
        body, cycle, chair = island.body(one.body), island.cycle(one.quarter), island.person(one.by)
        if models.ChairReport.objects.filter(body=body, cycle=cycle).exists():
            raise NotYet(["The report is being written already."])
        parts = {**reports_of.drafted(body, cycle, one.day), "asks": one.asks}
        written = governance.write_report(
            by=chair, body=body, to_body=reports_of.above(body), cycle=cycle, revision=0, parts=parts
        )
        governance.submit_report(by=chair, report=written)

    return [Event(one.day, f"report of {one.body}", partial(report, one)) for one in told]


def standing_item(island: Island, day: dt.date) -> Event:
    """Action 2.9 wants home education on every agenda of the Education Group."""
    return Event(
        day,
        "standing item",
        lambda: governance.add_standing_item(
            by=island.person("dana"),
            body=island.body("edu"),
            title="Home-educated children: numbers and reasons",
            purpose="assurance",
            action=island.action("2.9"),
        ),
    )


def publication(island: Island, number: int, day: dt.date, meeting: str) -> Event:
    """The progress of a closed round is published, by a person and a meeting's decision."""
    return Event(
        day,
        f"round {number} published",
        lambda: governance.publish_progress(by=island.person("dana"), cycle=island.cycle(number), meeting=meeting),
    )


def _meeting(island: Island, one: telling.Meeting) -> models.Meeting:
    """The meeting as it stands, found by its body and day, wherever its hour has been moved to."""
    found = models.Meeting.objects.filter(body=island.body(one.body), starts_at__date=one.at.date()).first()
    if found is None:
        raise NotYet([f"There is no meeting on {one.at:%d %B %Y} any more."])
    return found


def _plan(island: Island, one: telling.Meeting) -> None:
    governance.plan_meeting(
        by=island.person("dana"),
        body=island.body(one.body),
        title=one.title,
        starts_at=one.at,
        ends_at=one.at + dt.timedelta(hours=2),
        place=one.place,
        quorum=one.quorum,
    )


def _issue(island: Island, one: telling.Meeting) -> None:
    """Puts on the agenda what is not there yet, and issues it. Where somebody has begun it in her own words, only what
    the year cannot do without is added: what is decided, set as a task or brought as a paper."""
    meeting = _meeting(island, one)
    manager = island.person("dana")
    if meeting.state != MeetingState.PLANNED:
        raise NotYet(["Its agenda went out already."])
    began = meeting.items.exclude(title__in=[item.title for item in one.items]).exists()
    for item in one.items:
        needed = item.decided or item.task or item.paper
        if _there(island, meeting, item) is None and (needed or not began):
            _add(island, meeting, item, manager)
    governance.issue_agenda(by=manager, meeting=meeting)


def _there(island: Island, meeting: models.Meeting, item: telling.Item) -> models.Item | None:
    """The item of the agenda by its title, or by what it is about, whatever somebody calls it."""
    found = meeting.items.filter(title=item.title).first()
    if found or item.about is None:
        return found
    kind, name = item.about
    about = {
        "cycle": lambda: Q(cycle__number=name),
        "action": lambda: Q(kind=ItemKind.ACTION, action__number=name),
        "escalation": lambda: Q(escalation__action__number=name),
        "change": lambda: Q(change__in=_change(island, name)),
    }
    return meeting.items.filter(about[kind]()).first()


def _add(island: Island, meeting: models.Meeting, item: telling.Item, manager: Person) -> models.Item:
    kind, about = _about(island, item)
    return governance.add_item(
        by=manager,
        meeting=meeting,
        title=item.title,
        purpose=item.purpose,
        text=item.text,
        presenter=island.person(item.by) if item.by else None,
        restricted=bool(item.restricted_why),
        restricted_why=item.restricted_why,
        kind=kind,
        about=about,
    )


def _about(island: Island, item: telling.Item) -> tuple[str, object]:
    """The kind of an item and the thing it is about; a plain item where the thing has moved on."""
    if item.about is None:
        return ItemKind.PLAIN, None
    kind, name = item.about
    if kind == "cycle":
        return kind, island.cycle(int(name))
    if kind == "action":
        return kind, island.action(name)
    if kind == "escalation":
        found = models.Escalation.objects.filter(action=island.action(name)).last()
    else:
        found = _change(island, name).filter(state=ChangeState.ASKED).last()
    return (kind, found) if found else (ItemKind.PLAIN, None)


def _change(island: Island, name: str):
    number, _, label = name.partition(" ")
    return Change.objects.filter(plan=island.plan, thing_uid=island.milestone(number, label).uid, field="due")


def _hold(island: Island, one: telling.Meeting) -> None:
    meeting = _meeting(island, one)
    if meeting.attendance.exclude(presence="").exists():
        raise NotYet(["Who came is recorded already."])
    away = {island.person(key).pk for key in one.apologies}
    governance.record_attendance(
        by=island.person("dana"),
        meeting=meeting,
        lines=[
            Line(
                person=Person.objects.get(pk=each.person_id),
                capacity=each.capacity,
                presence=Presence.APOLOGIES if each.person_id in away else Presence.PRESENT,
                body=meeting.body,
                deputy_for=Person.objects.get(pk=each.deputy_for) if each.deputy_for else None,
            )
            for each in seats.expected_at(meeting.body, one.at.date())
        ]
        + [
            Line(
                person=island.person("dana"),
                capacity=Capacity.ATTENDING,
                presence=Presence.PRESENT,
                body=island.body("team"),
            )
        ],
    )


def _item(island: Island, one: telling.Meeting, item: telling.Item) -> models.Item:
    found = _there(island, _meeting(island, one), item)
    if found is None:
        raise NotYet([f"“{item.title}” is not on the agenda."])
    return found


def _decide(island: Island, one: telling.Meeting, item: telling.Item) -> None:
    """What the meeting decides at an item. Changes of the plan are decided by who chairs the Executive, not by who
    takes the minutes."""
    decided = item.decided
    if item.task:
        text, whose, due = item.task
        governance.set_task(
            by=island.person("dana"),
            meeting=_meeting(island, one),
            item=_item(island, one, item),
            text=text,
            person=island.person(whose),
            due_on=due,
        )
    if decided is None:
        return
    row = _item(island, one, item)
    if row.decisions.exists():
        raise NotYet(["It was decided already."])
    if decided.approve is not None:
        governance.decide_change_at_meeting(
            by=island.person("graham"), item=row, approve=decided.approve, note=decided.text
        )
    elif row.escalation_id:
        governance.decide_escalation(
            by=island.person("helen"),
            item=row,
            text=decided.text,
            owner=island.body(decided.owner),
            due_on=decided.due,
            task=decided.task,
        )
    else:
        governance.record_decision(
            by=island.person("dana"),
            meeting=row.meeting,
            item=row,
            text=decided.text,
            action=row.action,
            body=island.body(decided.owner) if decided.owner else None,
            due_on=decided.due,
        )


def _minute(island: Island, one: telling.Meeting) -> None:
    manager = island.person("dana")
    for item in one.items:
        row = _item(island, one, item)
        if item.minute and not models.Minute.objects.filter(item=row).exists():
            governance.write_minute(by=manager, item=row, text=item.minute, revision=0)
    governance.send_minutes_round(by=manager, meeting=_meeting(island, one))


def _approve(island: Island, one: telling.Meeting) -> None:
    before = (
        models.Meeting.objects.filter(body=island.body(one.body), starts_at__lt=one.at).order_by("starts_at").last()
    )
    if before is None:
        raise NotYet(["There are no minutes to approve."])
    governance.approve_minutes(by=island.person("dana"), meeting=before, at=_meeting(island, one))


def _ask_for_paper(island: Island, one: telling.Meeting, item: telling.Item) -> None:
    meeting, manager = _meeting(island, one), island.person("dana")
    if _there(island, meeting, item):
        raise NotYet(["It is on the agenda already."])
    governance.ask_for_paper(
        by=manager,
        item=_add(island, meeting, item, manager),
        person=island.person(item.paper.of),
        wanted=item.paper.wanted,
        purpose=item.purpose,
        due_on=item.paper.due,
    )


def _give_paper(island: Island, one: telling.Meeting, item: telling.Item) -> None:
    ask = models.PaperAsk.objects.filter(item=_item(island, one, item), stored=None).first()
    if ask is None:
        raise NotYet(["The paper was given already."])
    wanted = item.paper.wanted
    governance.give_paper(by=island.person(item.paper.of), paper=ask, name=f"{wanted}.pdf", content=figures(wanted))


def _effect(island: Island, one: telling.Meeting, item: telling.Item) -> None:
    decision = _item(island, one, item).decisions.first()
    if decision is None:
        raise NotYet(["It was not decided."])
    governance.record_effect(
        by=island.person("dana"),
        decision=decision,
        effect=item.decided.effect,
        effect_on=item.decided.effect_on,
    )


def _challenge(island: Island, one: telling.Challenge) -> None:
    if models.Challenge.objects.filter(
        to_body=island.body(one.to), action=island.action(one.action), raised_on=one.day
    ):
        raise NotYet(["Somebody has asked already."])
    governance.raise_challenge(
        by=island.person(one.by),
        from_body=island.body("exec"),
        to_body=island.body(one.to),
        question=one.question,
        due_on=one.due,
        action=island.action(one.action),
    )


def _asked(island: Island, one: telling.Challenge) -> models.Challenge:
    found = models.Challenge.objects.filter(to_body=island.body(one.to), question=one.question).first()
    if found is None:
        raise NotYet(["It was never asked."])
    return found


def _judging(island: Island, find: Callable[[], models.Challenge], answer: telling.AnswerTold) -> Callable[[], None]:
    def judged() -> None:
        challenge = find()
        last = challenge.answers.last()
        if last is None or last.text != answer.text:
            raise NotYet(["Another answer stands."])
        governance.judge_answer(
            by=island.person(answer.judged_by),
            challenge=challenge,
            version=last.version,
            satisfied=answer.satisfied,
            why=answer.why,
            due_on=answer.due,
        )

    return judged


def _escalate(island: Island, one: telling.Escalation) -> None:
    governance.raise_escalation(
        by=island.person(one.by),
        from_body=island.body("exec"),
        to_body=island.body("board"),
        title=one.title,
        why=one.why,
        action=island.action(one.action),
    )


def _close(island: Island, one: telling.Escalation) -> None:
    found = models.Escalation.objects.filter(action=island.action(one.action), title=one.title).first()
    if found is None:
        raise NotYet(["It was never raised."])
    _, outcome = one.closed
    governance.close_escalation(by=island.person("dana"), escalation=found, outcome=outcome)


def _update(island: Island, number: str, quarter: int) -> Update:
    found = Update.objects.filter(
        ask__cycle=island.cycle(quarter), ask__action=island.action(number), ask__answers=True
    ).last()
    if found is None or not found.good_practice:
        raise NotYet(["No good practice was told."])
    return found
