"""Meetings in one's own calendar: one meeting as a file, or all of them at an address of one's own."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import content_disposition_header

from sightline.governance import actions
from sightline.governance.exports.calendar import meetings_as_calendar
from sightline.governance.reads.meetings import meeting_for_page, meetings_for_feed
from sightline.kit import clock
from sightline.people.access import MemberRequest, href, needs
from sightline.people.permissions import Permission
from sightline.post.links import LinkRequest, by_link
from sightline.privacy.forms import Form
from sightline.ui.pages import form_page, posted

MEDIA_TYPE = "text/calendar; charset=utf-8"


@needs(Permission.MEETING_VIEW)
def meeting_calendar(request: MemberRequest, meeting_id: int) -> HttpResponse:
    """One meeting as a calendar file."""
    meeting = get_object_or_404(meeting_for_page(request.membership, meeting_id))
    response = HttpResponse(
        meetings_as_calendar([meeting], meeting.title, clock.now(), _where(meeting.partnership.slug)),
        content_type=MEDIA_TYPE,
    )
    name = f"meeting-{meeting.day.isoformat()}.ics"
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


@needs(Permission.MEETING_VIEW)
def meeting_feed_make(request: MemberRequest) -> HttpResponse:
    """Makes an address for one's calendar program, shown once; a new one ends the one before."""
    membership, form, address = request.membership, Form(posted(request)), ""
    if request.method == "POST" and form.is_valid():
        if "end" in request.POST:
            actions.end_feed(by=request.user, partnership=membership.partnership)
            messages.success(request, "The address has ended: calendars that use it are told so.")
            return redirect(href(membership, "meeting_feed_make"))
        token = actions.make_feed(by=request.user, partnership=membership.partnership)
        address = f"{settings.SITE_URL}{reverse('meeting_feed', args=[token])}"
    return form_page(
        request,
        "governance/meeting_feed_make.html",
        form,
        title="Meetings in your own calendar",
        submit="Make a new address" if address else "Make an address",
        address=address,
        back={"href": href(membership, "meeting_list"), "text": "Meetings"},
    )


@by_link("meetings")
def meeting_feed(request: LinkRequest, token: str) -> HttpResponse:
    """The meetings of the bodies that the link's person sits in, for a calendar program."""
    link = request.link
    found = meetings_for_feed(link.person, link.partnership, clock.today())
    name = f"Meetings of {link.partnership}"
    return HttpResponse(
        meetings_as_calendar(found, name, clock.now(), _where(link.partnership.slug)), content_type=MEDIA_TYPE
    )


def _where(slug: str) -> str:
    """The address of a meeting's page with {} for its number."""
    return settings.SITE_URL + reverse("meeting_detail", args=[slug, 0]).replace("/0/", "/{}/")
