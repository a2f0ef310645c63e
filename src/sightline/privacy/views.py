"""What a box asks as one types. The pages on which reasons are reviewed are the desk's, since they lead everywhere."""

from __future__ import annotations

import datetime as dt

from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from sightline.people.access import open_to_all
from sightline.privacy.forms import MAY_KEEP, SIGNER, Beneath
from sightline.privacy.rules import scan

STAMP_LASTS = dt.timedelta(hours=24)
# A longer text is looked at when it is sent: nobody types so much at once.
LONGEST = 100_000


@csrf_exempt  # it changes nothing, and the pages of the public site have no token: the stamp in the address is enough
@require_POST
@open_to_all(
    "whoever was given a page with a box may ask about its words, by link too: the address is the page's proof"
)
def text_scan(request: HttpRequest, stamp: str) -> HttpResponse:
    """What a text reads like, as the fragment beneath its box. Nothing is stored, logged or remembered.

    The stamp was signed when the page was drawn, so nobody asks who was not given one; it is good for a day."""
    try:
        said = SIGNER.unsign(stamp, max_age=STAMP_LASTS)
    except BadSignature as wrong:
        raise Http404("This page is too old to ask.") from wrong
    found = Beneath(
        box=request.POST.get("box", ""),
        name=request.POST.get("name", ""),
        findings=scan(request.POST.get("text", "")[:LONGEST]),
        reason=request.POST.get("reason", ""),
        may_keep=said == MAY_KEEP,
    )
    return render(request, "privacy/_found.html", {"found": found})
