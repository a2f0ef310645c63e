"""A hundred and forty-nine others: copies that are whole, and a partnership that reads the same among them."""

import pytest
from django.db import connection
from django.test import Client

from bench import neighbours, verdicts
from demo.life import SLUG
from demo.stations import FIRST
from sightline.kit import clock
from sightline.people.models import Partnership
from sightline.plan.models import Action, Plan
from sightline.progress.models import Cycle, Update
from sightline.progress.reads import measures_known


def test_it_is_copied_by_sqlite_alone_and_a_partnership_reads_the_same_among_others(marram: Partnership) -> None:
    if connection.vendor != "sqlite":
        with pytest.raises(RuntimeError, match="SQLite"):
            neighbours.build(SLUG, others=1)
        return
    with clock.standing_on(FIRST):
        alone = read()
        updates = Update.objects.filter(partnership=marram).count()
        made = neighbours.build(SLUG, others=2, years=3)
        assert read() == alone
    # Two boards like it besides, three years each: its own earlier two among them.
    assert Plan.objects.count() == 3 * 3
    assert Plan.objects.filter(state="adopted").count() == 3
    assert Action.objects.count() == made["plan_action"] == 21 * 3 * 3
    assert Update.objects.count() == updates * 3 * 3
    assert set(Cycle.objects.filter(plan__state="closed").values_list("state", flat=True)) == {"closed"}
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA foreign_key_check").fetchall() == []
    # A copy is a board of its own: what evidence says of its measures is what it says here.
    other = Plan.objects.select_related("partnership").filter(state="adopted").exclude(partnership=marram).last()
    assert other is not None
    assert sentences(other) == alone["sentences"]


def sentences(plan: Plan) -> list[str]:
    """What evidence says of a plan's measures; without attendance, whose limits are others once there are ten years."""
    return [one.sentence for one in measures_known(plan, FIRST).values() if "Attendance data" not in one.promise.text]


def read() -> dict[str, object]:
    """What evidence says of the demonstration's measures, and pages that show nothing of earlier years."""
    plan = Plan.objects.select_related("partnership").get(partnership__slug=SLUG, state="adopted", parent_action=None)
    pages = {}
    for what, (address, session) in verdicts.addresses().items():
        answer = Client(headers={"cookie": session}).get(address)
        assert answer.status_code == 200, what
        if what in ("plan", "action", "work"):
            pages[what] = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    return {"sentences": sentences(plan), **pages}


def test_every_verdict_is_timed_and_each_page_is_there(marram: Partnership) -> None:
    with clock.standing_on(FIRST):
        found = verdicts.timed(turns=2)
    assert (len(found["taken"]), found["measures"]) == (2, 43)
    assert found["verdicts"] > 40
