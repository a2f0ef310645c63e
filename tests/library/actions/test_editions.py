import datetime as dt
import io

import docx
import pytest
import time_machine

from sightline.library import actions
from sightline.library.models import Dissemination, Edition, Page
from sightline.library.rules.states import EditionState
from sightline.plan.rules.errors import EditedMeanwhile, NotYet
from sightline.privacy.rules import HoldsIdentifier
from sightline.trail.models import Entry
from tests.library import made

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_january():
    with time_machine.travel(dt.datetime(2018, 1, 15, 9, tzinfo=dt.UTC), tick=False):
        yield


def test_an_edition_goes_from_draft_to_superseded(cast) -> None:
    first = made.published_of(cast)
    assert (first.state, first.published_on) == (EditionState.PUBLISHED, made.TODAY)
    second = actions.begin_edition(by=cast.support, resource=first.resource)
    assert [page.title for page in second.pages.all()] == ["How we work"]
    made.publish(cast, made.approve(cast, second))
    first.refresh_from_db()
    assert (first.state, first.ended_on) == (EditionState.SUPERSEDED, made.TODAY)
    actions.withdraw_edition(by=cast.business_manager, edition=second, reason="A national one took its place.")
    second.refresh_from_db()
    assert (second.state, second.withdrawn_why) == (EditionState.WITHDRAWN, "A national one took its place.")
    verbs = list(Entry.objects.filter(thing="resource").order_by("seq").values_list("verb", flat=True))
    assert verbs == [
        "began",
        "added a page to",
        "approved an edition of",
        "published an edition of",
        "began an edition of",
        "approved an edition of",
        "published an edition of",
        "withdrew",
    ]


def test_nobody_approves_what_she_wrote_any_of(cast) -> None:
    edition = made.draft_of(cast)
    page = edition.pages.get()
    actions.edit_page(by=cast.subgroup_chair, page=page, revision=1, title=page.title, text="A comma, put right.")
    actions.edit_page(by=cast.support, page=page, revision=2, title=page.title, text="And another.")
    with pytest.raises(NotYet, match="You wrote some of this edition"):
        made.approve(cast, edition)
    assert not actions.can_approve(edition, cast.subgroup_chair)
    assert actions.can_approve(edition, cast.executive_chair)


def test_whoever_wrote_the_edition_before_alone_may_approve_the_next(cast) -> None:
    first = made.published_of(cast)
    second = actions.begin_edition(by=cast.business_manager, resource=first.resource)
    assert actions.can_approve(second, cast.support)
    assert not actions.can_approve(second, cast.business_manager)


def test_an_empty_edition_is_not_approved(cast) -> None:
    edition = made.draft_of(cast)
    actions.remove_page(by=cast.support, page=edition.pages.get())
    with pytest.raises(NotYet, match="nothing to read"):
        made.approve(cast, edition)


def test_what_is_approved_is_changed_by_taking_it_back_and_what_is_published_never(cast) -> None:
    edition = made.approved_of(cast)
    page = edition.pages.get()
    with pytest.raises(NotYet, match="Take it back"):
        actions.edit_page(by=cast.support, page=page, revision=1, title="X", text="X")
    actions.take_back_edition(by=cast.support, edition=edition, reason="A wrong number.")
    actions.edit_page(by=cast.support, page=page, revision=1, title="X", text="X")
    edition.refresh_from_db()
    assert (edition.state, edition.meeting_words, edition.approved_by) == (EditionState.DRAFT, "", None)
    made.publish(cast, made.approve(cast, edition))
    with pytest.raises(NotYet, match="Begin the next edition"):
        actions.edit_page(by=cast.support, page=page, revision=2, title="Y", text="Y")


def test_one_edition_is_made_at_a_time_and_a_discarded_one_leaves_the_record(cast) -> None:
    edition = made.draft_of(cast)
    with pytest.raises(NotYet, match="being made already"):
        actions.begin_edition(by=cast.support, resource=edition.resource)
    actions.discard_edition(by=cast.support, edition=edition)
    assert not Edition.objects.exists()
    assert actions.begin_edition(by=cast.support, resource=edition.resource).number == 1
    assert Entry.objects.filter(verb="discarded an edition of").exists()


@pytest.mark.parametrize("act", ["publish", "withdraw", "discard", "approve"])
def test_a_step_that_the_table_does_not_have_is_refused(cast, act: str) -> None:
    edition = made.published_of(cast) if act in ("approve", "discard", "publish") else made.draft_of(cast)
    do = {
        "publish": lambda: made.publish(cast, edition),
        "withdraw": lambda: actions.withdraw_edition(by=cast.support, edition=edition, reason="Why"),
        "discard": lambda: actions.discard_edition(by=cast.support, edition=edition),
        "approve": lambda: made.approve(cast, edition),
    }
    with pytest.raises(NotYet, match="so this cannot be done"):
        do[act]()


def test_days_are_looked_at(cast) -> None:
    edition = made.approved_of(cast)
    with pytest.raises(NotYet, match="after today"):
        actions.publish_edition(by=cast.support, edition=edition, review_on=made.TODAY)
    made.publish(cast, edition)
    with pytest.raises(NotYet, match="after today"):
        actions.change_review(by=cast.support, edition=edition, review_on=made.TODAY, reason="Read again.")
    changed = actions.change_review(
        by=cast.support, edition=edition, review_on=dt.date(2019, 6, 1), reason="Read by the group: it stands."
    )
    assert changed.review_on == dt.date(2019, 6, 1)
    draft = made.draft_of(cast, "Another")
    with pytest.raises(NotYet, match="still to come"):
        actions.approve_edition(
            by=cast.chair,
            edition=draft,
            body=cast.bodies["board"],
            meeting="The next",
            approved_on=dt.date(2018, 1, 16),
        )


def test_the_second_of_two_who_write_sees_what_the_first_saved(cast) -> None:
    page = made.draft_of(cast).pages.get()
    actions.edit_page(by=cast.support, page=page, revision=1, title="Theirs", text="Their words.")
    with pytest.raises(EditedMeanwhile) as refused:
        actions.edit_page(by=cast.business_manager, page=page, revision=1, title="Mine", text="My words.")
    assert refused.value.theirs == {"title": "Theirs", "text": "Their words."}
    assert (refused.value.who, refused.value.revision) == ("Tom Redfern", 2)


def test_pages_are_put_in_order_and_under_one_another_two_deep(cast) -> None:
    edition = made.draft_of(cast)
    first = edition.pages.get()
    second = actions.add_page(by=cast.support, edition=edition, title="Second")
    third = actions.add_page(by=cast.support, edition=edition, title="Third")
    actions.move_page(by=cast.support, page=third, up=True)
    assert [one.title for one in edition.pages.all()] == ["How we work", "Third", "Second"]
    with pytest.raises(NotYet, match="the first already"):
        actions.move_page(by=cast.support, page=first, up=True)
    third.refresh_from_db()
    actions.place_page(by=cast.support, page=third, parent=second)
    with pytest.raises(NotYet, match="two levels"):
        actions.place_page(by=cast.support, page=first, parent=third)
    with pytest.raises(NotYet, match="pages under it"):
        actions.place_page(by=cast.support, page=second, parent=first)
    with pytest.raises(NotYet, match="under itself"):
        actions.place_page(by=cast.support, page=first, parent=first)
    actions.remove_page(by=cast.support, page=second)
    assert [one.title for one in Page.objects.filter(edition=edition)] == ["How we work"]
    removed = [entry.text.before for entry in Entry.objects.filter(verb="removed a page of").select_related("text")]
    assert len(removed) == 2


def test_what_reads_like_an_identifier_asks_for_a_reason(cast) -> None:
    edition = made.draft_of(cast)
    with pytest.raises(HoldsIdentifier):
        actions.add_page(by=cast.support, edition=edition, title="Who helps", text="Ring 01983 555 012.")
    page = actions.add_page(
        by=cast.support,
        edition=edition,
        title="Who helps",
        text="Ring 01983 555 012.",
        kept={"text": "The number of a service, not of a person."},
    )
    again = actions.edit_page(
        by=cast.support, page=page, revision=1, title="Who helps", text="Ring 01983 555 012 by day."
    )
    assert again.revision == 2


def test_a_page_too_long_and_a_title_taken_are_refused(cast) -> None:
    edition = made.draft_of(cast)
    with pytest.raises(NotYet, match="Make two pages of it"):
        actions.add_page(by=cast.support, edition=edition, title="Long", text="a " * 40_000)
    with pytest.raises(NotYet, match="has a document called"):
        made.draft_of(cast, "family approach PROTOCOL")


def test_where_a_new_edition_matters_providers_are_asked_again(cast) -> None:
    last = made.cascade_of(cast)
    actions.excuse_recipient(
        by=cast.support, recipient=made.recipient_of(last, cast, "police"), reason="No staff of theirs meet families."
    )
    second = actions.begin_edition(by=cast.support, resource=last.edition.resource)
    made.approve(cast, second)
    with pytest.raises(NotYet, match="Say by when"):
        made.publish(cast, second, matters=True)
    made.publish(cast, second, matters=True, ask_by=dt.date(2018, 2, 15))
    last.refresh_from_db()
    assert last.closed_on == made.TODAY
    newer = Dissemination.objects.get(edition=second)
    assert [(one.body.name, one.due_on) for one in newer.recipients.all()] == [
        ("Northmere Council", dt.date(2018, 2, 15))
    ]


def test_a_file_is_stored_once_read_and_cleaned_in_place(cast) -> None:
    edition = made.draft_of(cast)
    file = actions.add_file(by=cast.support, edition=edition, name="Flow chart.txt", content=b"Ask, then tell.")
    assert (file.title, file.text, file.hidden) == ("Flow chart", "Ask, then tell.", [])
    with pytest.raises(NotYet, match="already"):
        actions.add_file(by=cast.support, edition=edition, name="Again.txt", content=b"Ask, then tell.")
    with pytest.raises(NotYet, match="nothing in this file"):
        actions.clean_file(by=cast.support, file=file)
    actions.remove_file(by=cast.support, file=file)
    assert not edition.files.exists()


def test_a_word_file_with_a_name_in_it_is_replaced_by_a_clean_copy(cast) -> None:
    document = docx.Document()
    document.add_paragraph("Ask the whole family.")
    document.core_properties.author = "Jo Bloggs"
    out = io.BytesIO()
    document.save(out)
    edition = made.draft_of(cast)
    file = actions.add_file(by=cast.support, edition=edition, name="Protocol.docx", content=out.getvalue())
    first = file.stored
    assert [one["kind"] for one in file.hidden] == ["properties"]
    cleaned = actions.clean_file(by=cast.support, file=file)
    assert cleaned.hidden == []
    assert cleaned.stored != first
    assert cleaned.text == "Ask the whole family."
