"""What was sent, what waits, and what could not be sent: for those who would otherwise wonder why nobody answered."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sightline.desk.reads.reminded import reminded_of
from sightline.people.access import Membership, needs
from sightline.people.permissions import Permission
from sightline.post import actions
from sightline.post.models import Outbox
from sightline.post.reads import messages_of
from sightline.post.rules import KEPT, State, without_tokens
from sightline.ui.templatetags.ui import moment

PAGE = 50
TAGS = {
    State.QUEUED: {"text": "Waiting", "kind": "info"},
    State.SENDING: {"text": "Being sent", "kind": "info"},
    State.SENT: {"text": "Sent", "kind": "good"},
    State.FAILED: {"text": "Not sent", "kind": "bad"},
}


def _href(membership: Membership, name: str, **kwargs: object) -> str:
    return reverse(name, kwargs={"slug": membership.partnership.slug, **kwargs})


@needs(Permission.OUTBOX_VIEW)
def outbox(request: HttpRequest) -> HttpResponse:
    """Every message of the partnership, newest first; `?state=failed` only those that could not be sent."""
    membership = request.membership
    failed_only = request.GET.get("state") == State.FAILED
    page = Paginator(messages_of(membership, failed_only=failed_only), PAGE).get_page(request.GET.get("page"))
    other = (
        {"text": "Show every message", "href": _href(membership, "outbox")}
        if failed_only
        else {"text": "Show only what was not sent", "href": f"{_href(membership, 'outbox')}?state={State.FAILED}"}
    )
    context = {
        "title": "Messages",
        "lede": "Every e-mail that Sightline has sent for the partnership, or is trying to.",
        "actions": [
            {"text": "Send me a test message", "href": _href(membership, "outbox_test"), "post": True},
            {**other, "kind": "link"},
        ],
        "table": {
            "caption": "Messages, newest first",
            "columns": ["About", "To", "When", "State"],
            "rows": [_row(membership, message) for message in page],
        }
        if page.object_list
        else None,
        "page_obj": page,
        "empty": {
            "title": "No message" if not failed_only else "Everything was sent",
            "text": "Messages stand here from the moment they are wanted, with what became of them.",
        },
    }
    return render(request, "desk/outbox.html", context)


def _row(membership: Membership, message: Outbox) -> list[object]:
    return [
        {"text": message.subject, "href": _href(membership, "outbox_message", message_id=message.pk)},
        message.reader,
        moment(message.sent_at or message.queued_at),
        {"text": "", "tag": TAGS[State(message.state)], "note": message.trouble},
    ]


def _to(message: Outbox) -> str:
    return f"{message.person.name}, {message.person.email}" if message.person else message.reader


@needs(Permission.OUTBOX_VIEW)
def outbox_message(request: HttpRequest, message_id: int) -> HttpResponse:
    """One message: to whom, what became of it, its words while they are kept."""
    membership = request.membership
    message = get_object_or_404(messages_of(membership), pk=message_id)
    facts = [
        {"key": "To", "value": _to(message)},
        {"key": "State", "value": "", "tag": TAGS[State(message.state)]},
        {"key": "Wanted", "value": moment(message.queued_at)},
    ]
    if message.sent_at:
        facts.append({"key": "Sent", "value": moment(message.sent_at)})
    if message.trouble:
        facts.append({"key": "Trouble", "value": message.trouble})
    if message.state == State.QUEUED and message.attempts:
        tries = "once" if message.attempts == 1 else f"{message.attempts} times"
        facts.append({"key": "Next try", "value": f"{moment(message.next_at)}; tried {tries} so far"})
    if message.possibly_twice:
        facts.append(
            {
                "key": "Possibly sent twice",
                "value": "The program was stopped while it was sending this. It sent it again, to be sure.",
            }
        )
    # A digest may speak of other partnerships too, so what it reminded of here is told, and not its words.
    reminded = message.reminders.all()
    told = reminded_of(one for one in reminded if one.partnership_id == membership.partnership.pk)
    again = {"text": "Try again", "href": _href(membership, "outbox_again", message_id=message.pk), "post": True}
    context = {
        "title": message.subject,
        "caption": "Message",
        "back": {"href": _href(membership, "outbox"), "text": "Messages"},
        "actions": [again] if message.state == State.FAILED else [],
        "facts": facts,
        "lines": [] if reminded else without_tokens(message.lines),
        "reminded": told,
        "kept_days": KEPT.days,
    }
    return render(request, "desk/outbox_message.html", context)


@needs(Permission.OUTBOX_VIEW)
@require_POST
def outbox_again(request: HttpRequest, message_id: int) -> HttpResponse:
    """Tries a message that had failed once more."""
    membership = request.membership
    message = get_object_or_404(messages_of(membership), pk=message_id)
    if actions.queue_again(by=membership.person, message=message):
        messages.success(request, "The message is waiting to be sent again.")
    else:
        messages.info(request, "The message had not failed, so it was left as it is.")
    return redirect("outbox_message", slug=membership.partnership.slug, message_id=message.pk)


@needs(Permission.OUTBOX_VIEW)
@require_POST
def outbox_test(request: HttpRequest) -> HttpResponse:
    """Sends the person who asks a message, so that she sees whether mail arrives."""
    membership = request.membership
    actions.queue(
        partnership=membership.partnership,
        person=membership.person,
        key=f"test:{uuid.uuid4().hex}",
        subject="A test message from Sightline",
        lines=[
            f"You asked for this message on the page Messages of {membership.partnership.name}.",
            "If you can read it, mail is set up well. There is nothing to do.",
        ],
    )
    messages.success(request, "A test message to you is waiting to be sent.")
    return redirect("outbox", slug=membership.partnership.slug)
