"""Issuing: kept as issued, with its digests, editions one after the other; and what is refused."""

import hashlib
import json

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sightline.files.reads import content_of
from sightline.files.rules import NotStored, media_type
from sightline.kit import clock
from sightline.papers.actions import can_issue, check_can_issue, issue_paper
from sightline.papers.documents.preparing import FORMS, prepare
from sightline.papers.models import Issued
from sightline.papers.rendering.annexes import NotAnnexed
from sightline.papers.rules.content import Copy, from_json, to_json
from sightline.papers.rules.kinds import Kind
from sightline.people.access import membership_of
from sightline.plan.models import Action
from sightline.plan.rules.errors import NotYet
from sightline.plan.rules.format import digest
from sightline.progress.models import Update
from sightline.trail.models import Entry
from tests.papers.conftest import TODAY, publish
from tests.papers.papers import a_pdf, locked

pytestmark = pytest.mark.django_db


def issue(busy, kind=Kind.PACK, copy=Copy.RESTRICTED, about="meeting:1", **things) -> Issued:
    subject = busy.subject(**(things or {"meeting": busy.coming}))
    with clock.standing_on(TODAY):
        return issue_paper(by=busy.cast.business_manager, prepared=prepare(kind, about, subject, copy, TODAY))


def test_what_is_issued_stays_as_issued(busy):
    issued = issue(busy)
    before = {form: content_of(getattr(issued, form)) for form in FORMS}
    Update.objects.update(done="Written afterwards.")
    Action.objects.update(title="Another title")
    issued = Issued.objects.get(pk=issued.pk)
    for form, content in before.items():
        stored = getattr(issued, form)
        assert content_of(stored) == content
        assert hashlib.sha256(content).hexdigest() == stored.sha256
    assert digest(issued.content) == issued.sha256
    assert to_json(from_json(issued.content)) == issued.content
    assert "Written afterwards." not in json.dumps(issued.content)


def test_the_record_holds_every_digest(busy):
    issued = issue(busy)
    entry = Entry.objects.filter(thing="issued_paper").get()
    told = json.loads(entry.text.after)
    assert told["content"] == issued.sha256
    assert {form: told[form] for form in FORMS} == {form: getattr(issued, form).sha256 for form in FORMS}
    assert entry.actor_label == busy.cast.business_manager.name


def test_editions_follow_each_other_and_both_are_kept(busy):
    first, second = issue(busy), issue(busy)
    public = issue(busy, copy=Copy.PUBLIC)
    assert [one.edition for one in (first, second, public)] == [1, 2, 1]
    assert [one.number for one in (first, second, public)] == [1, 2, 3]
    first.refresh_from_db()
    assert first.replaced_by == second
    assert not second.is_replaced
    assert from_json(second.content).edition == "Edition 2, issued on 15 January 2018"


def test_two_who_prepared_the_same_edition(busy):
    subject = busy.subject(meeting=busy.coming)
    prepared = prepare(Kind.PACK, "meeting:1", subject, Copy.RESTRICTED, TODAY)
    issue_paper(by=busy.cast.business_manager, prepared=prepared)
    with pytest.raises(NotYet, match="Somebody issued this paper a moment ago"):
        issue_paper(by=busy.cast.support, prepared=prepared)
    assert Issued.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(locked(a_pdf("x")), "locked with a password"), (b"%PDF-1.7 nothing", "is damaged")],
)
def test_an_annex_that_cannot_be_read_stops_it_and_nothing_is_stored(busy, content, sentence):
    busy.annex.sha256 = hashlib.sha256(content).hexdigest()
    busy.annex.save()
    default_storage.save(busy.annex.path, ContentFile(content))
    with pytest.raises(NotAnnexed, match=sentence):
        issue(busy)
    assert not Issued.objects.exists()
    assert not Entry.objects.filter(thing="issued_paper").exists()


# --- in public ---


@pytest.mark.parametrize("kind", [Kind.HIGHLIGHT, Kind.PLAN])
def test_progress_is_issued_in_public_once_it_is_decided_by_name(busy, kind):
    subject = busy.subject(cycle=busy.cycle, plan=busy.plan)
    with pytest.raises(NotYet, match="Publishing is a decision with a name"):
        check_can_issue(kind, subject, Copy.PUBLIC)
    assert can_issue(kind, subject, Copy.RESTRICTED)
    publish(busy, busy.cycle)
    assert can_issue(kind, subject, Copy.PUBLIC)


@pytest.mark.parametrize("kind", [Kind.CHAIR_REPORT, Kind.WORK_PLAN, Kind.CHALLENGES, Kind.RECORD])
def test_what_is_written_for_members_has_no_public_copy(busy, kind):
    publish(busy, busy.cycle)
    with pytest.raises(NotYet, match="written for members"):
        check_can_issue(kind, busy.subject(cycle=busy.cycle, plan=busy.plan), Copy.PUBLIC)


def test_draft_minutes_are_not_issued_in_public(busy):
    with pytest.raises(NotYet, match="a draft until the next meeting approves them"):
        issue(busy, Kind.MINUTES, Copy.PUBLIC, meeting=busy.held)


# --- who reads it ---


def test_a_restricted_copy_is_for_the_body_and_those_who_see_everything(busy):
    issued = issue(busy)
    assert issued.restricted

    def sees(who: str) -> bool:
        member = membership_of(busy.cast.person(who), busy.cast.slug, TODAY)
        return Issued.objects.visible_to(member).filter(pk=issued.pk).exists()

    assert sees("business_manager")
    assert sees("chair")
    assert sees("executive_chair"), "sits in the body that met"
    assert not sees("member")
    assert not sees("subgroup_chair")


def test_a_restricted_copy_with_nothing_restricted_in_it_is_for_every_member(busy):
    issued = issue(busy, Kind.HIGHLIGHT, about="cycle:1", cycle=busy.cycle, plan=busy.plan)
    assert not issued.restricted
    member = membership_of(busy.cast.member, busy.cast.slug, TODAY)
    assert issued in Issued.objects.visible_to(member)


def test_a_public_copy_is_for_every_member(busy):
    issued = issue(busy, copy=Copy.PUBLIC)
    member = membership_of(busy.cast.member, busy.cast.slug, TODAY)
    assert issued in Issued.objects.visible_to(member)


# --- what the program makes is stored beside what people give, and nobody can upload it ---


def test_a_page_is_stored_only_where_the_program_made_it():
    assert media_type("paper.html", b"<!doctype html>", made=True).startswith("text/html")
    with pytest.raises(NotStored, match="cannot be stored here"):
        media_type("paper.html", b"<!doctype html>")
