"""From a claim to its evidence in a browser: a measure bound, judged, and read in a framework; at both widths."""

import datetime as dt

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from sightline.assurance.models import Framework
from sightline.assurance.rules.kinds import Kind
from sightline.plan.models import Measure
from tests.assurance.made import bind
from tests.browser import assert_accessible
from tests.progress.conftest import cycle, make_plan, make_round, plan, send

__all__ = ["cycle", "make_plan", "make_round", "plan", "send"]
TODAY = dt.date(2018, 1, 19)


@pytest.fixture
def measure(live, cycle, settings) -> Measure:
    """The first action's measure, on a day when its round is open."""
    settings.DEMO_TODAY = TODAY
    return Measure.objects.filter(plan=cycle.plan, action__number="1.1").order_by("position", "pk")[0]


def test_every_page_of_a_measure_is_accessible_at_both_widths(live, measure):
    cast = live.cast
    binding = bind(cast, measure, Kind.STATEMENT, author=cast.member, statement="We do it.")
    framework = Framework.objects.create(partnership=cast.partnership, plan=measure.plan, title="Neglect, measured")
    area = framework.areas.create(partnership=cast.partnership, position=1, title="Prevention")
    statement = framework.statements.create(partnership=cast.partnership, position=1, text="They find the tools.")
    statement.measures.create(partnership=cast.partnership, area=area, measure_uid=measure.uid)
    page = live.open_page(cast.business_manager)
    for route, number in (
        ("measure_detail", measure.pk),
        ("measure_list", measure.plan_id),
        ("binding_create", measure.pk),
        ("binding_close", binding.pk),
        ("binding_confirm", binding.pk),
        ("judgement_create", measure.pk),
        ("measure_terms", measure.pk),
        ("framework_list", measure.plan_id),
        ("framework_create", measure.plan_id),
        ("framework_detail", framework.pk),
        ("framework_edit", framework.pk),
    ):
        answer = page.goto(reverse(route, args=[cast.slug, number]))
        assert answer.status == 200, route
        assert_accessible(page)
    for kind in Kind:
        page.goto(f"{reverse('binding_create', args=[cast.slug, measure.pk])}?kind={kind}")
        assert_accessible(page)


def test_bound_and_judged_without_script(live, measure):
    cast = live.cast
    action = reverse("action_detail", args=[cast.slug, measure.action_id])
    page = live.open_page(cast.business_manager, path=action, script=False)
    page.get_by_role("link", name="What shows it").first.click()
    page.get_by_role("button", name="Bind to evidence").click()
    page.get_by_role("link", name="A statement with its author").click()
    page.get_by_label("Whose statement is it?").select_option(label=cast.member.name)
    page.get_by_label("What is stated?").fill("Every school has it.")
    page.get_by_role("button", name="Bind", exact=True).click()
    expect(page.get_by_role("heading", name="A statement with its author")).to_be_visible()
    page.get_by_role("button", name="Record a judgement").click()
    page.get_by_label("Reasonable assurance").check()
    page.get_by_label("Why?").fill("Two schools showed it.")
    page.get_by_label("A statement with its author").check()
    page.get_by_label("Which body concluded it?").select_option(label=cast.bodies["other_subgroup"].name)
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_role("heading", name=f"{cast.bodies['other_subgroup'].name}, 19 January 2018")).to_be_visible()
    expect(page.get_by_text("Two schools showed it.").first).to_be_visible()
