"""Each document from a busy quarter: what it says, what its public copy leaves out, and how many queries it takes."""

import datetime as dt
import json
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.governance.models import Decision, Escalation, Item
from sightline.kit.periods import Quarter
from sightline.papers.documents.choices import choices_for, subject_of
from sightline.papers.documents.known import DOCUMENTS, paper_of
from sightline.papers.documents.preparing import FORMS, draft, with_annexes
from sightline.papers.rendering.html import page_of
from sightline.papers.rendering.pdf import pdf_of
from sightline.papers.rendering.word import word_of
from sightline.papers.rules.content import Copy, Section, Table, to_json
from sightline.papers.rules.copies import public_copy
from sightline.papers.rules.kinds import KINDS, Kind
from sightline.papers.rules.numbering import contents, counted
from sightline.people.access import membership_of
from sightline.plan.models import Action, Change, Measure, Priority
from sightline.progress.actions import close_cycle
from sightline.progress.models import Update
from tests.papers.conftest import TODAY, publish
from tests.papers.rendering.opened import bookmarks, page_texts, words_of_pdf, words_of_word

pytestmark = pytest.mark.django_db


def subject(busy, kind):
    """What a document of this kind is about here."""
    priority = Priority.objects.filter(plan=busy.plan).first()
    action = Action.objects.select_related("plan__partnership").filter(plan=busy.plan).first()
    about = {
        Kind.PACK: {"meeting": busy.coming},
        Kind.MINUTES: {"meeting": busy.held},
        Kind.HIGHLIGHT: {"cycle": busy.cycle, "plan": busy.plan},
        Kind.PRIORITY: {
            "cycle": busy.cycle,
            "plan": busy.plan,
            "priority": priority,
        },
        Kind.CHAIR_REPORT: {"report": busy.report, "cycle": busy.cycle, "plan": busy.plan},
        Kind.WORK_PLAN: {"body": busy.cast.bodies["subgroup"], "plan": busy.plan},
        Kind.PLAN: {"cycle": busy.cycle, "plan": busy.plan},
        Kind.TRAINING: {"quarter": Quarter(2017, 3)},
        Kind.RECORD: {
            "action": action,
            "plan": busy.plan,
        },
    }
    return busy.subject(**about.get(kind, {}))


def said(paper) -> str:
    return json.dumps(to_json(paper), ensure_ascii=False)


def test_every_kind_has_its_words_and_its_builder():
    assert set(KINDS) == set(DOCUMENTS) == set(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_a_document_is_drawn_in_every_form(busy, kind):
    paper, files = draft(kind, subject(busy, kind), Copy.RESTRICTED, TODAY)
    assert paper.title
    for form, draw in FORMS.items():
        assert len(draw(paper, files)) > 1000, form


@pytest.mark.parametrize("kind", Kind)
def test_no_document_tells_anything_secret_in_public(busy, kind):
    whole, files = with_annexes(paper_of(kind, subject(busy, kind)), busy.subject())
    paper = public_copy(whole)
    assert "ecret" not in said(paper)
    assert "ecret" not in words_of_pdf(FORMS["pdf"](paper, files))
    assert "ecret" not in words_of_word(FORMS["docx"](paper, files))


@pytest.mark.parametrize("kind", [Kind.PACK, Kind.MINUTES, Kind.TRAINING, Kind.DECISIONS, Kind.RECORD])
def test_the_restricted_copy_tells_it(busy, kind):
    assert "ecret" in said(paper_of(kind, subject(busy, kind)))


@pytest.mark.parametrize("kind", Kind)
def test_the_queries_are_as_many_for_thirty_actions_as_for_three(make_busy, kind):
    counts = []
    for actions in (3, 30):
        about = subject(make_busy(actions), kind)
        with CaptureQueriesContext(connection) as asked:
            paper_of(kind, about)
        counts.append(len(asked))
    assert counts[0] == counts[1], "\n".join(one["sql"][:300] for one in asked.captured_queries)


# --- the pack ---


def test_a_pack_numbers_its_items_and_its_agenda_leads_to_them(busy):
    paper = counted(paper_of(Kind.PACK, subject(busy, Kind.PACK)))
    numbers = [row.cells[0].text for row in _tables(paper.sections[0])[0].rows]
    assert numbers == [str(n) for n in range(1, 11)]
    assert [one.number for one in contents(paper) if one.level == 1][1:11] == numbers
    public = counted(public_copy(paper_of(Kind.PACK, subject(busy, Kind.PACK))))
    assert [row.cells[0].text for row in _tables(public.sections[0])[0].rows] == [str(n) for n in range(1, 10)]


def _tables(section: Section) -> list[Table]:
    return [one for one in section.blocks if isinstance(one, Table)]


def test_a_packs_annexes_stand_in_one_numbering_and_are_named_at_their_item(busy):
    paper, files = draft(Kind.PACK, subject(busy, Kind.PACK), Copy.RESTRICTED, TODAY)
    assert [(one.title, one.pages) for one in paper.annexes] == [("Secret paper", 1), ("Training figures", 2)]
    made = FORMS["pdf"](paper, files)
    texts = page_texts(made)
    for number, text in enumerate(texts, 1):
        assert f"Page {number} of {len(texts)}" in text
    assert [title for title, _ in bookmarks(made)][-2:] == ["Annex A Secret paper", "Annex B Training figures"]
    assert "Annexed figures 2" in texts[-1]
    public, files = draft(Kind.PACK, subject(busy, Kind.PACK), Copy.PUBLIC, TODAY)
    assert [title for title, _ in bookmarks(FORMS["pdf"](public, files))][-1] == "Annex A Training figures"


def test_progress_goes_into_the_public_pack_once_somebody_decided_to_publish_it(busy):
    assert "worst first" not in said(public_copy(paper_of(Kind.PACK, subject(busy, Kind.PACK))))
    publish(busy, busy.cycle)
    assert "worst first" in said(public_copy(paper_of(Kind.PACK, subject(busy, Kind.PACK))))


def test_draft_minutes_go_into_the_public_pack_once_they_are_approved(busy):
    assert "The report was received." not in said(public_copy(paper_of(Kind.PACK, subject(busy, Kind.PACK))))
    busy.held.minutes_state = "approved"
    busy.held.approved_at, busy.held.approved_on, busy.held.approved_by = busy.coming, TODAY, busy.cast.executive_chair
    busy.held.save()
    assert "The report was received." in said(public_copy(paper_of(Kind.PACK, subject(busy, Kind.PACK))))


# --- what was decided since ---


def item_of(busy, title: str) -> str:
    """What a pack made now says at an item of the coming meeting."""
    paper = paper_of(Kind.PACK, busy.subject(meeting=busy.coming))
    return json.dumps(to_json(replace(paper, sections=tuple(one for one in paper.sections if one.heading == title))))


def test_a_pack_asks_for_the_decision_of_a_change_that_waits(busy):
    assert "A decision is asked for" in item_of(busy, "A later date")
    assert "Would become" in item_of(busy, "A later date")


@pytest.mark.parametrize(("state", "became"), [("approved", "Became"), ("refused", "Would have become")])
def test_a_pack_made_after_a_change_was_decided_tells_what_was_decided_when(busy, state, became):
    Change.objects.filter(plan=busy.plan).update(
        state=state,
        decided_by=busy.cast.executive_chair,
        decided_on=dt.date(2018, 1, 12),
        meeting_words="Executive, 12 January 2018",
        decision_note="The trainer is back in March.",
    )
    told = item_of(busy, "A later date")
    assert "A decision is asked for" not in told
    assert became in told
    said = f"{state.capitalize()} on 12 January 2018 (Executive, 12 January 2018). The trainer is back in March."
    assert said in told


def test_a_pack_says_that_a_change_was_taken_back(busy):
    Change.objects.filter(plan=busy.plan).update(state="withdrawn")
    assert "A decision is asked for" not in item_of(busy, "A later date")
    assert "has taken it back" in item_of(busy, "A later date")


def test_a_pack_made_after_an_escalation_was_decided_tells_what_was_decided_when(busy):
    assert "A decision is asked for" in item_of(busy, "To the Board")
    Decision.objects.create(
        partnership=busy.cast.partnership,
        number=900,
        meeting=busy.held,
        text="An analyst is lent for two quarters.",
        escalation=Escalation.objects.get(title="No analyst"),
        recorded_by=busy.cast.business_manager,
        recorded_on=dt.date(2018, 1, 13),
    )
    Escalation.objects.update(state="decided")
    told = item_of(busy, "To the Board")
    assert "A decision is asked for" not in told
    assert "An analyst is lent for two quarters." in told
    assert "recorded on 13 January 2018" in told


def test_a_pack_made_after_the_meeting_tells_what_it_decided_and_the_public_copy_when_the_minutes_are_approved(busy):
    item = Item.objects.get(meeting=busy.coming, title="Any other business")
    Item.objects.filter(pk=item.pk).update(purpose="decision")
    assert "A decision is asked for" in item_of(busy, item.title)
    Decision.objects.create(
        partnership=busy.cast.partnership,
        number=901,
        meeting=busy.coming,
        item=item,
        text="Lunch is at noon.",
        recorded_by=busy.cast.business_manager,
        recorded_on=dt.date(2018, 1, 24),
    )
    assert "A decision is asked for" not in item_of(busy, item.title)
    assert "Lunch is at noon." in item_of(busy, item.title)
    assert "Lunch is at noon." not in said(public_copy(paper_of(Kind.PACK, subject(busy, Kind.PACK))))
    busy.coming.minutes_state = "approved"
    assert "Lunch is at noon." in said(public_copy(paper_of(Kind.PACK, subject(busy, Kind.PACK))))


# --- what the others say ---


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.HIGHLIGHT, ["Exceptions, worst first", "Why is 1.1 slow?", "The trainer of 1.1 left.", "A surgery at"]),
        (
            Kind.PRIORITY,
            [
                "Escalation 1: No analyst",
                "children, parents or families answer has closed yet.",
                "Why is 1.2 slow?",
                "Actions by delivery",
            ],
        ),
        (Kind.CHAIR_REPORT, ["Three sessions.", "Few came from the voluntary sector.", "The actions behind it"]),
        (Kind.WORK_PLAN, ["answers for it", "Send figures of 1.1", "Figures come each quarter", "Why is 1.1 slow?"]),
        (Kind.PLAN, ["Monitoring arrangements", "Done: Sessions held for action 1.1.", "Green", "Next: Two more"]),
        (Kind.DECISIONS, ["Figures come each quarter (1.3).", "Followed: nothing recorded yet."]),
        (Kind.TRAINING, ["Neglect training 1", "10 of the 12 who had booked came (83%)", "Nobody has answered yet"]),
        (Kind.CHALLENGES, ["Because of 1.3.", "Executive Group"]),
        (Kind.MINUTES, ["The report was received.", "Martin Pell", "Not quorate", "A draft: the next meeting"]),
        (Kind.RECORD, ["Version 1 of 1.1.", "Why is 1.1 slow?", "Figures come each quarter", "What was promised"]),
    ],
)
def test_a_document_says_what_it_is_for(busy, kind, words):
    told = said(paper_of(kind, subject(busy, kind)))
    assert [one for one in words if one not in told] == []


def test_a_closed_cycle_is_told_as_it_was_frozen(busy):
    Update.objects.update(
        state="agreed", decided_by=busy.cast.chair, decided_at=busy.coming.starts_at, agreed_as="chair"
    )
    close_cycle(by=busy.cast.business_manager, cycle=busy.cycle)
    busy.cycle.refresh_from_db()
    before = said(paper_of(Kind.HIGHLIGHT, subject(busy, Kind.HIGHLIGHT)))
    Update.objects.update(done="Written afterwards.")
    assert said(paper_of(Kind.HIGHLIGHT, subject(busy, Kind.HIGHLIGHT))) == before
    assert "As it stood when Quarter 3 closed" in before


# --- what a document can be about ---


@pytest.mark.parametrize("kind", Kind)
def test_every_choice_is_a_subject_and_nothing_else_is(busy, kind):
    cast = busy.cast
    viewer = membership_of(cast.business_manager, cast.slug, TODAY)
    choices = choices_for(kind, viewer, TODAY)
    assert choices
    for one in choices:
        assert subject_of(kind, one.about, viewer, TODAY) is not None, one
    outsider = membership_of(cast.outsider, cast.elsewhere.slug, TODAY)
    for about in (*(one.about for one in choices if one.about), "x", "meeting:", "meeting:x", "plan:0", "action:٣"):
        assert subject_of(kind, about, outsider, TODAY) is None, about


# --- what evidence says ---


@pytest.mark.parametrize("kind", [Kind.HIGHLIGHT, Kind.PRIORITY, Kind.PLAN, Kind.RECORD])
def test_evidence_leads_to_its_measure_from_wherever_the_paper_is_read(busy, kind, settings):
    settings.SITE_URL = "https://sightline.example.gov.uk/"
    measure = _due(busy)
    paper = paper_of(kind, subject(busy, kind))
    address = f"https://sightline.example.gov.uk/p/{busy.cast.slug}/measures/{measure.pk}/"
    assert address in page_of(paper).decode()
    assert address in words_of_word(word_of(paper))
    assert address in words_of_pdf(pdf_of(paper))


@pytest.mark.parametrize("kind", [Kind.HIGHLIGHT, Kind.PRIORITY, Kind.PLAN])
def test_the_public_copy_has_the_state_of_evidence_and_none_of_its_figures(busy, kind):
    _due(busy)
    paper = paper_of(kind, subject(busy, kind))
    inside = "Nothing is bound to this measure that could show whether it is met."
    assert inside in said(paper)
    public = said(public_copy(paper))
    assert "othing is bound to this measure" not in public
    assert "/measures/" not in public
    assert "No evidence" in public


def _due(busy) -> Measure:
    """The first action's measure, promising a figure that is due and that nothing shows."""
    measure = Measure.objects.filter(action__number="1.1", plan=busy.plan).order_by("pk")[0]
    measure.comparator, measure.threshold, measure.unit, measure.due = ">", 90, "%", dt.date(2017, 12, 31)
    measure.save()
    return measure
