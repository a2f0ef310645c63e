"""Two pages that read and one that writes."""

import datetime as dt

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from bench.floor.models import Row


@login_required
def rows(request: HttpRequest, group: int) -> HttpResponse:
    """A page for somebody signed in: one indexed query, a table of its rows."""
    return render(request, "rows.html", {"rows": Row.objects.filter(group=group).order_by("number")})


@csrf_exempt
def write(request: HttpRequest) -> HttpResponse:
    """One row written."""
    Row.objects.create(group=0, number="1", text="written", owner="", due=dt.date(2018, 3, 31), state="")
    return HttpResponse("written")


urlpatterns = [path("rows/<int:group>/", rows), path("write/", write)]
