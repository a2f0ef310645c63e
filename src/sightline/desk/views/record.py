"""The record of a partnership: every change, one entry, whether the chain is whole, and texts blanked by two people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from sightline.desk.things import Thing, things_of
from sightline.people.access import MemberRequest, Membership, needs
from sightline.people.permissions import Permission
from sightline.privacy.forms import ScannedForm
from sightline.privacy.reads import waiting_in
from sightline.trail import words
from sightline.trail.actions.blanking import Refused, agree_to_blank, ask_to_blank, refuse_to_blank
from sightline.trail.models import Blanking, Entry
from sightline.trail.reads import Line, line, moment, open_blankings, record_of
from sightline.trail.verify import verify
from sightline.ui.forms import DateField, Form

PAGE = 25


class RecordFilter(Form):
    """Which entries to show."""

    thing = forms.ChoiceField(
        label="About",
        required=False,
        choices=[("", "Everything"), *((key, f"{name[0].upper()}{name[1:]}") for key, name in words.THINGS.items())],
    )
    who = forms.CharField(
        label="Who", required=False, max_length=80, widget=forms.TextInput(attrs={"class": "govuk-input--width-20"})
    )
    since = DateField(label="From", required=False)
    until = DateField(label="To", required=False)
    mark_optional = False


class WhyForm(ScannedForm, Form):
    """Why a text is to be blanked."""

    may_keep = False

    why = forms.CharField(
        label="Why",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="This stays on the record for ever. Do not repeat what is to be blanked: write “a child was named”, "
        "not the name.",
    )


def _href(membership: Membership, name: str, **kwargs: Any) -> str:
    return reverse(name, kwargs={"slug": membership.partnership.slug, **kwargs})


@needs(Permission.TRAIL_VIEW)
def record(request: MemberRequest) -> HttpResponse:
    """Every change in the partnership, newest first."""
    membership = request.membership
    form = RecordFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {}
    page = Paginator(record_of(membership.partnership.pk, **wanted), PAGE).get_page(request.GET.get("page"))
    things = things_of(membership, page.object_list)
    lines = [(_line(entry, things), things.get((entry.thing, entry.thing_id))) for entry in page]
    context = {
        "title": "Record",
        "lede": "Every change: who, when, what before and after. Nothing can be altered or removed without it showing.",
        "actions": [
            {"text": "Check the record", "href": _href(membership, "record_check"), "kind": "secondary"},
            *_kept(membership),
        ],
        "filters": form,
        "lines": [(one, _href(membership, "record_entry", seq=one.seq), thing) for one, thing in lines],
        "waiting": [
            {
                "text": f"Entry {blanking.entry.seq}, asked by {blanking.asked_by_label}",
                "href": _href(membership, "record_blank_decide", blanking_id=blanking.pk),
            }
            for blanking in (open_blankings(membership.partnership.pk) if _may_blank(membership) else ())
        ],
        "page_obj": page,
        "empty": {
            "title": "No entry",
            "text": "Nothing on the record matches. Choose other days, or everything.",
            "href": _href(membership, "record"),
            "action": "Show everything",
        },
    }
    return render(request, "desk/record.html", context)


def _kept(membership: Membership) -> list[dict[str, str]]:
    """The way to the words kept with a reason, for those who review them."""
    if not membership.may(Permission.IDENTIFIER_REVIEW):
        return []
    waiting = waiting_in(membership)
    text = f"Words kept with a reason ({waiting} to review)" if waiting else "Words kept with a reason"
    return [{"text": text, "href": _href(membership, "identifier_list"), "kind": "link"}]


def _line(entry: Entry, things: dict[tuple[str, str], Thing]) -> Line:
    """An entry in words, its thing called what it is called now."""
    return line(entry, {key: thing.name for key, thing in things.items()})


def _may_blank(membership: Membership) -> bool:
    return membership.may(Permission.TRAIL_BLANK)


@needs(Permission.TRAIL_VIEW)
def record_entry(request: MemberRequest, seq: int) -> HttpResponse:
    """One entry in full, with the hashes that seal it."""
    membership = request.membership
    entry = _entry(membership, seq)
    things = things_of(membership, [entry])
    shown, thing = _line(entry, things), things.get((entry.thing, entry.thing_id))
    waiting = entry.blankings.filter(decided_at=None).first()
    buttons = []
    if _may_blank(membership) and not shown.blanked:
        if waiting:
            href = _href(membership, "record_blank_decide", blanking_id=waiting.pk)
            buttons.append({"text": "Decide whether to blank it", "href": href, "kind": "secondary"})
        else:
            href = _href(membership, "record_blank_ask", seq=entry.seq)
            buttons.append({"text": "Ask to blank its text", "href": href, "kind": "secondary"})
    context = {
        "title": f"Entry {entry.seq}",
        "lede": shown.text,
        "back": {"href": _href(membership, "record"), "text": "Record"},
        "actions": buttons,
        "facts": [
            *([{"key": "About", "value": thing.name, "href": thing.href}] if thing else []),
            {"key": "Who", "value": entry.actor_label},
            {"key": "When", "value": shown.when},
            {"key": "How", "value": _ways.get(entry.via, entry.via)},
            *([{"key": "Blanked", "value": shown.note}] if shown.note else []),
        ],
        "changes": [[change.name, change.before or "nothing", change.after or "nothing"] for change in shown.changes],
        "change_columns": ["Field", "Before", "After"],
        "waiting": waiting,
        "entry": entry,
        "seal": [
            {"key": "Digest of the text", "value": entry.digest},
            {"key": "Hash of the entry before", "value": entry.prev},
            {"key": "Hash of this entry", "value": entry.hash},
        ],
    }
    return render(request, "desk/record_entry.html", context)


_ways = {
    "browser": "In a browser, signed in",
    "link": "By a link from a message",
    "command": "By a command on the server",
    "work": "By scheduled work",
    "demo": "By the script of the demonstration",
}


def _entry(membership: Membership, seq: int) -> Entry:
    entries = Entry.objects.filter(partnership_id=membership.partnership.pk).select_related("text")
    return get_object_or_404(entries, seq=seq)


@needs(Permission.TRAIL_VIEW)
def record_check(request: MemberRequest) -> HttpResponse:
    """Reads the whole chain on a press of the button, and shows the hash to keep elsewhere."""
    membership = request.membership
    verdict = verify(membership.partnership.pk) if request.method == "POST" else None
    context = {
        "title": "Check the record",
        "lede": "Reads every entry from the first to the last and says whether any was altered, removed or put in.",
        "back": {"href": _href(membership, "record"), "text": "Record"},
        "submit": "Check again" if verdict else "Check the record now",
        "verdict": verdict,
        "seal": [{"key": f"Entry {verdict.entries}", "value": verdict.head}] if verdict else [],
    }
    return render(request, "desk/record_check.html", context)


@needs(Permission.TRAIL_BLANK)
def record_blank_ask(request: MemberRequest, seq: int) -> HttpResponse:
    """The first of two people asks that a text be blanked, and says why."""
    membership = request.membership
    entry = _entry(membership, seq)
    here = _href(membership, "record_entry", seq=seq)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            ask_to_blank(by=membership.person, entry=entry, why=form.cleaned_data["why"])
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Your request waits for a second person.")
            return redirect(here)
    context = {
        "title": f"Ask to blank the text of entry {seq}",
        "lede": "For when a child was named, or a person has the right to be forgotten. A second person has to agree. "
        "That something was changed here, by whom and when stays on the record. Correct the page itself first: "
        "blanking the record does not change it.",
        "back": {"href": here, "text": f"Entry {seq}"},
        "form": form,
        "submit": "Ask a second person",
        "cancel_url": here,
    }
    return render(request, "desk/record_blank_ask.html", context)


@needs(Permission.TRAIL_BLANK)
def record_blank_decide(request: MemberRequest, blanking_id: int) -> HttpResponse:
    """The second person agrees or leaves the text; the first may withdraw the request."""
    membership = request.membership
    waiting = Blanking.objects.filter(entry__partnership_id=membership.partnership.pk, decided_at=None)
    blanking = get_object_or_404(waiting.select_related("entry", "entry__text"), pk=blanking_id)
    here = _href(membership, "record_entry", seq=blanking.entry.seq)
    own = blanking.asked_by_id == membership.person.actor_id
    if request.method == "POST":
        agrees = request.POST.get("decision") == "agree"
        decide = agree_to_blank if agrees else refuse_to_blank
        try:
            decide(by=membership.person, blanking=blanking)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, "The text is blanked." if agrees else "The text stays as it is.")
        return redirect(here)
    shown = _line(blanking.entry, things_of(membership, [blanking.entry]))
    context = {
        "title": f"Blank the text of entry {blanking.entry.seq}?",
        "lede": shown.text,
        "back": {"href": here, "text": f"Entry {blanking.entry.seq}"},
        "asked": f"{blanking.asked_by_label} asked on {moment(blanking.asked_at)}: {blanking.why}",
        "changes": [[change.name, change.before or "nothing", change.after or "nothing"] for change in shown.changes],
        "change_columns": ["Field", "Before", "After"],
        "own": own,
    }
    return render(request, "desk/record_blank_decide.html", context)
