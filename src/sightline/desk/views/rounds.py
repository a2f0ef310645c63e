"""A round from the business manager's side: who has answered, who has not, who was written to, and what is next."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from sightline.desk.actions import remind_now
from sightline.desk.links import Link, round_links, ways_on
from sightline.desk.reads import Entry, owing_now
from sightline.desk.reads.answers import (
    Answered,
    AskRow,
    Mailed,
    ask_rows,
    asks_by_answer,
    count_by_answer,
    mailed,
)
from sightline.desk.reads.owed import named, ways_of
from sightline.desk.reads.reminded import AS_WORDS
from sightline.desk.rules.ladder import next_step
from sightline.desk.rules.owed import counted, due_words
from sightline.kit import clock
from sightline.people.access import MemberRequest, Membership, needs
from sightline.people.kept import kept, kept_page
from sightline.people.permissions import Permission
from sightline.plan.reads import plan_for
from sightline.plan.rules.errors import NotYet
from sightline.post.rules import Rung, State
from sightline.progress.models import Ask, Cycle
from sightline.progress.reads import cycle_for, owed, settings_of
from sightline.progress.rules.cycles import name_of
from sightline.progress.rules.states import CycleState, UpdateState
from sightline.ui.templatetags.ui import count_of

PAGE = 100
TAGS = {
    Answered.MISSING: {"text": "Not in", "kind": "bad"},
    Answered.RETURNED: {"text": "Returned", "kind": "warn"},
    Answered.WAITING: {"text": "Waits to be agreed", "kind": "info"},
    Answered.AGREED: {"text": "Agreed", "kind": "good"},
}


def round_name(cycle: Cycle) -> str:
    """What people call a round: "Q3 2017/18"."""
    return name_of(cycle.starts_on, cycle.partnership.fiscal_start_month)


def shown_cycle(membership: Membership) -> QuerySet[Cycle]:
    """The rounds that a member sees, with what their pages need joined."""
    return Cycle.objects.visible_to(membership).select_related("plan__partnership", "partnership", "closed_by")


@needs(Permission.ROUND_VIEW)
def round_current(request: MemberRequest) -> HttpResponse:
    """The round that today is about: the open one, else the one that closed last, which is read until the next is
    opened, else the next; what to do next where there is none."""
    membership, today = request.membership, clock.today()
    plan = plan_for(membership, today)
    cycle = cycle_for(plan, today) if plan and not plan.is_draft else None
    if cycle is not None and cycle.state == CycleState.PLANNED:
        closed = cycle.plan.cycles.filter(state=CycleState.CLOSED)
        cycle = closed.order_by("-number").first() or cycle
    if cycle is not None:
        return redirect("round_detail", membership.partnership.slug, cycle.pk)
    may_run = membership.may(Permission.ROUND_RUN)
    context = {"title": "No round yet", "plan": plan, "may_run": may_run, "slug": membership.partnership.slug}
    return render(request, "desk/round_none.html", context)


def _post(request: MemberRequest, cycle_id: int) -> object:
    """What became of the round's messages, which leaves no entry in the record."""
    return mailed(request.membership.partnership.pk, cycle_id)


@needs(Permission.ROUND_VIEW)
@kept(besides=_post)
def round_detail(request: MemberRequest, cycle_id: int) -> HttpResponse:
    """Who has answered, what is missing, who waits for whom, who was written to when."""
    cycle = get_object_or_404(shown_cycle(request.membership), pk=cycle_id)
    post = mailed(cycle.partnership_id, cycle.pk)
    frame = {
        "title": f"Round: {round_name(cycle)}",
        "back": {"href": reverse("plan_detail", args=[cycle.partnership.slug, cycle.plan_id]), "text": str(cycle.plan)},
    }

    def draw() -> dict[str, Any]:
        return _drawn(request, cycle, post)

    if cycle.state == CycleState.PLANNED:  # it is opened by a button, whose token is its reader's alone
        return render(request, "desk/round_detail.html", frame | draw())
    return kept_page(request, "desk/round_detail.html", frame, draw)


def _drawn(request: MemberRequest, cycle: Cycle, post: Mailed) -> dict[str, Any]:
    membership, today, slug = request.membership, clock.today(), cycle.partnership.slug
    only = request.GET.get("answer", "")
    numbers = count_by_answer(cycle)
    page = Paginator(asks_by_answer(cycle, only), PAGE).get_page(request.GET.get("page"))
    rows = ask_rows(cycle, list(page), today)
    return {
        "caption": str(cycle.plan),
        "lede": _lede(cycle, numbers),
        "ways": ways_on(cycle, membership, here="round_detail"),
        "actions": round_links(cycle, membership),
        "days": _days(cycle, membership),
        "numbers": [
            {"number": number, "label": _LABELS[one], "kind": "bad" if one == Answered.MISSING and number else ""}
            for one, number in numbers.items()
        ],
        "narrow": _narrow(numbers, only),
        "trouble": _trouble(post, membership),
        "table": {
            "caption": "Who has answered, what is missing first",
            "columns": ["Action", "Who answers", "Answer", "Written to"],
            "rows": [_cells(one, slug) for one in rows],
        },
        "page_obj": page,
        "cycle": cycle,
        "rounds": _rounds(cycle),
        "slug": slug,
    }


_LABELS = {
    Answered.MISSING: "not in",
    Answered.RETURNED: "returned",
    Answered.WAITING: "to agree",
    Answered.AGREED: "agreed",
}


def _lede(cycle: Cycle, numbers: dict[Answered, int]) -> str:
    """How far the round is, in a sentence or two."""
    total = sum(numbers.values())
    if cycle.state == CycleState.PLANNED:
        return f"Owners are asked from {cycle.asks_on:%-d %B %Y}; answers are due on {cycle.due_on:%-d %B %Y}."
    if not total:
        return "Nobody is asked anything in this round."
    sent = numbers[Answered.WAITING] + numbers[Answered.AGREED]
    if sent:
        said = f"{counted(sent)} of {count_of(total, 'answer is,answers are')} in, {numbers[Answered.AGREED]} agreed."
    else:
        said = f"None of {count_of(total, 'answer,answers')} is in."
    if cycle.state == CycleState.CLOSED:
        closed_by = f" by {cycle.closed_by.name}" if cycle.closed_by else ""
        return f"{said} The round was closed on {cycle.closed_on:%-d %B %Y}{closed_by}."
    return said


def _days(cycle: Cycle, membership: Membership) -> list[dict[str, str]]:
    """The days of the round, and when the next reminder goes, as a summary list."""
    today, nation = clock.today(), cycle.partnership.nation
    facts = [
        {"key": "Asked from", "value": f"{cycle.asks_on:%-d %B %Y}"},
        {"key": "Answers due", "value": f"{cycle.due_on:%-d %B %Y}"},
        {"key": "To be closed by", "value": f"{cycle.closes_on:%-d %B %Y}"},
    ]
    if cycle.state != CycleState.OPEN:
        return facts
    facts[1]["note"] = due_words(cycle.due_on, today, nation)
    settings = settings_of(cycle.partnership)
    way = ways_of([cycle.partnership])[cycle.partnership_id]
    if settings.paused_until and settings.paused_until >= today:
        paused = f"Paused up to {settings.paused_until:%-d %B %Y}: {settings.paused_why}"
        return [*facts, {"key": "Reminders", "value": paused}]
    following = next_step(cycle.due_on, way, today)
    return [
        *facts,
        {"key": "Next reminder", "value": f"{following:%A} {following.day} {following:%B %Y}, in the morning"},
    ]


def _narrow(numbers: dict[Answered, int], only: str) -> list[Link | dict[str, Any]]:
    """Links to one sort of answers alone, each with how many there are."""
    links: list[dict[str, Any]] = [{"text": f"All ({sum(numbers.values())})", "href": "?", "current": not only}]
    links += [
        {"text": f"{TAGS[one]['text']} ({number})", "href": f"?answer={one}#missing", "current": only == one}
        for one, number in numbers.items()
        if number
    ]
    return links


def _trouble(post: Mailed, membership: Membership) -> list[dict[str, str]]:
    """What became of messages that did not simply arrive, as sayings with the way to them."""
    see = {}
    if membership.may(Permission.OUTBOX_VIEW):
        see = {"href": f"{reverse('outbox', args=[membership.partnership.slug])}?state={State.FAILED}"}
    found: list[dict[str, str]] = []
    if post.failed:
        text = f"{count_of(post.failed, 'reminder,reminders')} could not be sent."
        found.append({"kind": "bad", "text": text, "about": "that could not be sent", **see})
    if post.twice:
        text = f"{count_of(post.twice, 'reminder was,reminders were')} possibly sent twice."
        found.append({"kind": "warn", "text": f"{text} The program was stopped while it was sending."})
    if post.waiting:
        found.append({"text": f"{count_of(post.waiting, 'reminder is,reminders are')} waiting to be sent."})
    return found


def _cells(row: AskRow, slug: str) -> list[Any]:
    """A row of the table: the action, who answers, how the answer stands, who was written to."""
    ask = row.ask
    role = "" if ask.answers else "contributes"
    return [
        {"text": named(ask.action), "href": reverse("action_detail", args=[slug, ask.action_id])},
        {"text": ask.body.short_name or ask.body.name, "note": role},
        {"text": "", "tag": TAGS[row.answered], "note": _answer_note(row)},
        {"text": "", "note": _written_to(row)},
    ]


def _answer_note(row: AskRow) -> str:
    """What else is to be said of an answer: late, when, by whom, for whom it waits, why it came back."""
    update = row.update
    if update is None:
        return "" if row.ask.asked_on else "not asked yet"
    sent = timezone.localdate(update.submitted_at)
    said = [f"sent by {update.submitted_by.name} on {sent:%-d %B %Y}{', late' if update.late else ''}"]
    if row.answered == Answered.WAITING:
        names = " or ".join(one.name for one in row.may_agree)
        said.append(f"waits for {names}" if names else "nobody could agree it: the body has no other chair or deputy")
    elif row.answered == Answered.AGREED and update.decided_by:
        said.append(f"agreed by {update.decided_by.name}")
    elif row.answered == Answered.RETURNED:
        said.append(f"to be mended: {update.returned_why}")
    elif update.state == UpdateState.LAPSED:
        said.append("nobody had agreed it when the round closed")
    return "; ".join(said)


def _written_to(row: AskRow) -> str:
    """Who was reminded when, and as what; what was not sent or perhaps twice."""
    if not row.reminders:
        return "Nobody yet"
    last = max(one.on for one in row.reminders)
    latest = [one for one in row.reminders if one.on == last]
    names = ", ".join(f"{one.message.person.name} ({AS_WORDS[Rung(one.rung)]})" for one in latest)
    days = len({one.on for one in row.reminders})
    times = {1: "Once", 2: "Twice"}.get(days, f"{days} times")
    said = f"{times}, {'last ' if days > 1 else ''}on {last:%-d %B %Y}: {names}"
    failed = sum(one.message.state == State.FAILED for one in row.reminders)
    twice = sum(one.message.possibly_twice for one in row.reminders)
    if failed:
        said += f"; {failed} could not be sent"
    if twice:
        said += f"; {twice} possibly sent twice"
    return said


def _rounds(cycle: Cycle) -> list[dict[str, Any]]:
    """The plan's other rounds. One query."""
    slug, start_month = cycle.partnership.slug, cycle.partnership.fiscal_start_month
    return [
        {
            "text": name_of(one.starts_on, start_month),
            "href": reverse("round_detail", args=[slug, one.pk]),
            "current": one.pk == cycle.pk,
        }
        for one in Cycle.objects.filter(plan_id=cycle.plan_id)
    ]


def _about(one: Entry) -> str:
    """What somebody would be written to about; and as what, where it is not hers."""
    return one.owed.title if one.rung == Rung.OWNER else f"{one.owed.title} ({AS_WORDS[one.rung]})"


@needs(Permission.ROUND_RUN)
def round_remind(request: MemberRequest, cycle_id: int) -> HttpResponse:
    """Writes now to whoever still owes an answer, after showing who that is."""
    membership, today = request.membership, clock.today()
    cycle = get_object_or_404(shown_cycle(membership), pk=cycle_id)
    here = reverse("round_detail", args=[membership.partnership.slug, cycle.pk])
    problems: list[dict[str, str]] = []
    if request.method == "POST":
        try:
            told = remind_now(by=membership.person, cycle=cycle)
        except NotYet as reason:
            problems.append({"text": str(reason)})
        else:
            if told.now:
                messages.success(request, f"{count_of(len(told.now), 'person is,people are')} being written to now.")
            if told.already:
                names = ", ".join(told.already)
                messages.info(request, f"Written to today already, and not again: {names}.")
            return redirect(here)
    waiting = set(owed(Ask.objects.filter(cycle=cycle)).values_list("pk", flat=True))
    found = owing_now(cycle.partnership, waiting, today) if waiting else {}
    context = {
        "title": "Remind those who have not answered",
        "caption": f"Round: {round_name(cycle)}",
        "lede": "One message each, with a link to every answer that is missing. Whoever was written to today already "
        "is left alone.",
        "back": {"href": here, "text": round_name(cycle)},
        "problems": problems,
        "people": {
            "caption": "Who would be written to",
            "columns": ["Person", "About"],
            "rows": [[person.name, "; ".join(_about(one) for one in entries)] for person, entries in found.items()],
        },
        "submit": "Write to them now",
        "cancel_url": here,
    }
    return render(request, "desk/round_remind.html", context)
