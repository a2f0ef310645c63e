"""What every page's frame needs: whose page it is and what day it is in the demonstration."""

from django.conf import settings
from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, object]:
    """Context for the base page; plain values, no query."""
    return {"membership": getattr(request, "membership", None), "demo_today": settings.DEMO_TODAY}
