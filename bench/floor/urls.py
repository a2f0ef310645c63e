"""Pages that read, one that writes, and one that streams."""

import csv
import datetime as dt

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
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


class Echo:
    """What csv writes to when the line itself is wanted back."""

    def write(self, line: str) -> str:
        return line


@login_required
def streamed(request: HttpRequest) -> StreamingHttpResponse:
    """The bare query of 10,000 rows, streamed as CSV."""
    columns = ("number", "text", "owner", "due", "state")
    found = Row.objects.filter(group__gte=1000).order_by("group", "number").values_list(*columns).iterator()
    lines = csv.writer(Echo())
    return StreamingHttpResponse((lines.writerow(row) for row in found), content_type="text/csv")


urlpatterns = [path("rows/<int:group>/", rows), path("rows/as.csv", streamed), path("write/", write)]
