"""The plan outside: what a decision published, as it was frozen, and nothing that came later or stays inside."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.assurance.rules.kinds import Kind
from sightline.governance.actions import publish_plan, withdraw_publication
from sightline.kit import clock
from sightline.people.actions import edit_body
from sightline.people.models import Site
from sightline.plan.models import Action, Measure
from sightline.privacy.models import KeptIdentifier
from sightline.progress.models import Update
from sightline.progress.reads import frozen_standings
from sightline.public.reads.plan import publications, told_plan
from sightline.trail.actions.blanking import agree_to_blank, ask_to_blank
from sightline.trail.models import Entry
from tests.assurance.made import bind, judge
from tests.cast import Cast
from tests.public.conftest import PUBLISHED, Publish, plan_of
from tests.public.outside import walk

pytestmark = pytest.mark.django_db
WORDS = "Four sessions ran."


def whole_site(client, cast: Cast) -> str:
    """Everything that anybody can read."""
    return "\n".join(answer.content.decode() for _, answer in walk(client, cast))


def priority(client, cast: Cast, publication) -> str:
    answer = client.get(reverse("site_priority", args=[cast.slug, publication.pk, 1]))
    assert answer.status_code == 200
    return answer.content.decode()


class TestWhatIsTold:
    def test_what_was_agreed_frozen_and_published(self, client, cast: Cast, site: Site, publication) -> None:
        said = priority(client, cast, publication)
        for words in (WORDS, "Children are seen sooner.", "The fifth session.", "Workforce Development Group"):
            assert words in said
        assert "Published by decision of Executive, 24 January 2018" in said

    def test_an_open_or_closed_round_that_nobody_published_is_not_there(
        self, client, cast: Cast, site: Site, cycle, send
    ) -> None:
        send(cycle.asks.first())
        said = whole_site(client, cast)
        assert WORDS not in said
        assert "Nothing is published yet" in said
        assert str(cycle.plan) not in said

    def test_what_nobody_agreed_is_not_told_nor_its_rating(
        self, client, cast: Cast, site: Site, cycle, publish: Publish
    ) -> None:
        publication = publish(cycle, agreed=False)
        said = priority(client, cast, publication)
        assert WORDS not in said
        assert "Green" not in said
        assert "no agreed rating" in said

    def test_what_evidence_says_stays_inside_with_every_name(
        self, client, cast: Cast, site: Site, cycle, publish: Publish
    ) -> None:
        measure = Measure.objects.filter(plan=cycle.plan, action__isnull=False).order_by("pk")[0]
        Measure.objects.filter(pk=measure.pk).update(due=dt.date(2017, 12, 1))
        bind(cast, measure, Kind.STATEMENT, author=cast.member, statement="Every school has the chart.")
        judge(cast, measure, "limited", why="Two audits disagree.")
        publication = publish(cycle)
        standing = frozen_standings(publication.cycle)[measure.action_id]
        assert standing.not_met
        assert "limited assurance" in standing.sentence
        said = priority(client, cast, publication) + whole_site(client, cast)
        for inside in (
            cast.member.name,
            "Every school has the chart.",
            "limited assurance",
            "Two audits",
            "not proven",
        ):
            assert inside not in said
        assert "Owner says green." in said

    def test_nothing_that_came_after_the_closing_is_told(self, client, cast: Cast, site: Site, publication) -> None:
        before = priority(client, cast, publication)
        Update.objects.update(done="Words of a later day.", claim="red")
        with clock.standing_on(PUBLISHED + dt.timedelta(days=60)):
            after = priority(client, cast, publication)
        assert "Words of a later day." not in after
        assert WORDS in after
        assert before.count("overdue") == after.count("overdue")

    def test_no_persons_name_is_on_any_page(self, client, cast: Cast, site: Site, publication) -> None:
        said = whole_site(client, cast)
        for one in (cast.business_manager, cast.subgroup_chair, cast.deputy, cast.chair, cast.executive_chair):
            assert one.name not in said, one

    def test_an_owner_that_is_no_body_is_not_named(self, client, cast: Cast, site: Site, cycle, publish) -> None:
        document = cycle.plan.baseline.document
        first = document["priorities"][0]["actions"][0]
        first["owners"].append({**first["owners"][0], "name": "Jo Bloggs", "body_id": None, "answers": False})
        first["owner_raw"] = "Workforce Development and Jo Bloggs"
        type(cycle.plan.baseline).objects.filter(plan=cycle.plan).update(document=document)
        assert "Jo Bloggs" not in priority(client, cast, publish(cycle))


class TestWhatIsTakenBack:
    def test_withdrawn_progress_is_nowhere(self, client, cast: Cast, site: Site, publication) -> None:
        address = reverse("site_plan_edition", args=[cast.slug, publication.pk])
        assert client.get(address).status_code == 200
        with clock.standing_on(PUBLISHED):
            withdraw_publication(by=cast.business_manager, publication=publication, reason="A figure was wrong.")
        assert client.get(address).status_code == 404
        assert client.get(reverse("site_priority", args=[cast.slug, publication.pk, 1])).status_code == 404
        said = whole_site(client, cast)
        assert WORDS not in said
        assert address not in said
        assert "A figure was wrong." not in said

    def test_words_blanked_on_the_record_are_not_told(self, client, cast: Cast, site: Site, publication) -> None:
        told = Action.objects.get(plan=plan_of(publication), number="1.1").asks.get(answers=True).updates.get()
        entry = Entry.objects.filter(
            thing="update", thing_id=str(told.pk), verb="sent"
        ).first() or Entry.objects.filter(thing="update", thing_id=str(told.pk)).earliest("seq")
        blanking = ask_to_blank(by=cast.business_manager, entry=entry, why="It named somebody.")
        agree_to_blank(by=cast.chair, blanking=blanking)
        said = priority(client, cast, publication)
        assert said.count(WORDS) == 2
        assert said.count("What its owner wrote is not told here.") == 1

    @pytest.mark.parametrize(("outcome", "told"), [("", 2), ("reword", 2), ("stays", 3)])
    def test_words_kept_with_a_reason_wait_for_the_review(
        self, client, cast: Cast, site: Site, publication, outcome: str, told: int
    ) -> None:
        update = Update.objects.earliest("pk")
        reviewed = {"reviewed_by": cast.chair, "reviewed_on": PUBLISHED} if outcome else {}
        KeptIdentifier.objects.create(
            partnership=cast.partnership,
            table="progress.update",
            row_id=update.pk,
            field="done",
            thing="update",
            thing_id=str(update.pk),
            kinds=["name"],
            reason="A training company.",
            by=cast.subgroup_chair,
            at=clock.now(),
            outcome=outcome,
            **reviewed,
        )
        assert priority(client, cast, publication).count(WORDS) == told

    def test_words_that_read_like_an_identifier_are_not_told_even_if_the_scan_missed_them_then(
        self, client, cast: Cast, site: Site, publication
    ) -> None:
        frozen = publication.cycle.frozen
        frozen.document["standings"][0]["done"] = "We spoke to the mother of Amy Fenn, NHS number 943 476 5919."
        frozen.save()
        said = priority(client, cast, publication)
        assert "943 476 5919" not in said
        assert "What its owner wrote is not told here." in said


class TestEarlier:
    def test_what_was_published_before_stays(
        self, client, cast: Cast, site: Site, plan, make_round, publish: Publish
    ) -> None:
        third = publish(make_round(plan), done="In the third quarter.")
        with clock.standing_on(dt.date(2018, 4, 1)):
            fourth = plan.cycles.get(number=4)
            assert fourth.state == "planned"
        said = client.get(reverse("site_plan", args=[cast.slug])).content.decode()
        assert "Published besides" not in said
        assert third == publications(cast.partnership)[0]

    def test_of_another_partnership_is_404(self, client, cast: Cast, site: Site, publication) -> None:
        Site.objects.create(partnership=cast.elsewhere, open_since=dt.date(2017, 1, 1))
        for route, args in (("site_plan_edition", []), ("site_priority", [1])):
            address = reverse(route, args=[cast.elsewhere.slug, publication.pk, *args])
            assert client.get(address).status_code == 404

    def test_no_such_priority(self, client, cast: Cast, site: Site, publication) -> None:
        for place in (0, 2, 10**12):
            assert client.get(reverse("site_priority", args=[cast.slug, publication.pk, place])).status_code == 404

    def test_a_body_is_called_as_it_is_called_now(self, client, cast: Cast, site: Site, publication) -> None:
        edit_body(
            by=cast.business_manager,
            body=cast.bodies["subgroup"],
            name="Learning Group",
            short_name="",
            kind="subgroup",
            parent=cast.bodies["executive"],
            aliases=[],
        )
        assert "Learning Group" in priority(client, cast, publication)


class TestCost:
    def test_as_many_queries_for_thirty_actions_as_for_three(
        self, cast: Cast, make_plan, make_round, publish: Publish
    ) -> None:
        counted = {}
        for number in (3, 30):
            publication = publish(make_round(make_plan(number)))
            fresh = next(one for one in publications(cast.partnership) if one.pk == publication.pk)
            for place in (None, 1):
                with CaptureQueriesContext(
                    connection,
                ) as asked:
                    told = told_plan(fresh, cast.partnership, place=place)
                assert len(told.priorities[0].actions) == number
                counted[number, place] = len(asked)
        assert counted[3, None] == counted[30, None]
        assert counted[3, 1] == counted[30, 1] <= 10


class TestAPlanByItself:
    """An adopted plan published by its own decision, before any round was closed."""

    def publish(self, cast: Cast, cycle):
        with clock.standing_on(PUBLISHED):
            return publish_plan(by=cast.business_manager, plan=cycle.plan, meeting="Board, 12 July 2017, item 3")

    def test_what_is_promised_is_told_without_any_progress(self, client, cast: Cast, site: Site, cycle, send) -> None:
        send(cycle.asks.first())
        made = self.publish(cast, cycle)
        said = priority(client, cast, made)
        for words in ("Published by decision of Board, 12 July 2017, item 3", "Workforce Development Group", "By when"):
            assert words in said, words
        assert "31 December 2017" in said
        everything = whole_site(client, cast)
        for inside in (WORDS, "no agreed rating", "How delivery stands", "Its owner has said", "Nothing is published"):
            assert inside not in everything, inside
        assert "This is what was promised." in everything
        assert "3 actions are promised." in everything
        assert "The plan is published" in client.get(reverse("site_feed", args=[cast.slug])).content.decode()

    def test_progress_stands_before_it_once_it_is_published(
        self, client, cast: Cast, site: Site, cycle, publish: Publish
    ) -> None:
        plan = self.publish(cast, cycle)
        progress = publish(cycle)
        assert publications(cast.partnership) == [progress, plan]
        said = client.get(reverse("site_plan", args=[cast.slug])).content.decode()
        assert "How delivery stands" in said
        assert "the plan as it was published" in said

    def test_it_is_taken_back_and_published_again(self, client, cast: Cast, site: Site, cycle) -> None:
        plan = self.publish(cast, cycle)
        withdraw_publication(by=cast.chair, publication=plan, reason="A date was wrong.")
        assert "Nothing is published yet" in whole_site(client, cast)
        assert client.get(reverse("site_priority", args=[cast.slug, plan.pk, 1])).status_code == 404
        assert self.publish(cast, cycle).pk != plan.pk
