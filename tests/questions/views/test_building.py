"""The builder as it is used: forms sent as a browser sends them, without script; two people at once; the preview."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sightline.questions import actions
from sightline.questions.models import Asked, Standard, Value, Version
from sightline.questions.reads.documents import question_document
from sightline.questions.rules.bank.making import chosen
from sightline.questions.rules.editing import stamp
from sightline.questions.rules.kinds import InstrumentKind
from tests.cast import Cast
from tests.clients import ClientOf
from tests.questions.made import asked_in, frozen, instrument, section_of, version_of

TEXT = "How confident are you?"


@pytest.fixture
def client(client_of: ClientOf, cast: Cast) -> Client:
    return client_of(cast.business_manager)


@pytest.fixture
def version(cast: Cast) -> Version:
    return version_of(instrument(cast))


def at(cast: Cast, route: str, *ids: object) -> str:
    return reverse(route, args=[cast.slug, *ids])


def form_on(client: Client, address: str) -> dict[str, str]:
    """What a browser would send from the last form of a page, as it stands."""
    return sent_from(client.get(address).content.decode())


def sent_from(page: str) -> dict[str, str]:
    """The fields of a page's forms with what stands in them."""
    sent: dict[str, str] = {}
    main = page.partition('<main class="ui-main"')[2].partition("</main>")[0]
    for tag in re.findall(r"<input [^>]*>", main):
        attrs = dict(re.findall(r'([a-z-]+)="([^"]*)"', tag))
        ticked = attrs.get("type") in {"radio", "checkbox"}
        if ticked and " checked" not in tag:
            continue
        if "name" in attrs:
            sent[attrs["name"]] = (
                attrs.get("value", "on" if ticked else "").replace("&#x27;", "'").replace("&quot;", '"')
            )
    for attrs, words in re.findall(r"<textarea ([^>]*)>\n?(.*?)</textarea>", main, flags=re.S):
        sent[re.search(r'name="([^"]*)"', attrs)[1]] = words
    for name, options in re.findall(r'<select name="([^"]*)".*?>(.*?)</select>', main, flags=re.S):
        picked = re.search(r'value="([^"]*)" selected', options)
        sent[name] = picked[1] if picked else ""
    sent.pop("csrfmiddlewaretoken", None)
    return sent


def test_a_question_with_a_usual_set_of_answers(client: Client, cast: Cast, version: Version) -> None:
    section = section_of(version, "You")
    address = f"{at(cast, 'question_create', section.pk)}?begin=preset-agree"
    sent = form_on(client, address) | {"text": "It helped me"}
    assert client.post(address, sent).status_code == 302
    added = asked_in(version, "It helped me")
    assert (added.kind, added.positive) == ("scale", ["strongly_agree", "agree"])
    assert added.options[0]["text"] == "Strongly agree"


def test_what_an_answer_looks_like_is_asked_first(client: Client, cast: Cast, version: Version) -> None:
    address = at(cast, "question_create", section_of(version, "You").pk)
    first = client.get(address).content.decode()
    assert "Strongly agree, Agree, Neither agree nor disagree" in first
    assert "Answer “What does an answer look like?”" in client.get(address, {"begin": ""}).content.decode()
    assert client.get(address, {"begin": "slider"}).status_code == 422


def test_answers_of_ones_own_with_one_more_row(client: Client, cast: Cast, version: Version) -> None:
    address = f"{at(cast, 'question_create', section_of(version, 'You').pk)}?begin=one"
    sent = form_on(client, address) | {"text": "Where?", "answers-0-text": "Here", "answers-1-text": "There"}
    more = client.post(address, sent | {"more": "answers"})
    assert more.status_code == 200
    again = sent_from(more.content.decode())
    assert (again["text"], again["answers-0-text"], again["answers-TOTAL_FORMS"]) == ("Where?", "Here", "4")
    assert client.post(address, again | {"answers-3-text": "Nowhere", "answers-3-positive": "on"}).status_code == 302
    added = asked_in(version, "Where?")
    assert [option["text"] for option in added.options] == ["Here", "There", "Nowhere"]
    assert added.positive == [added.options[2]["key"]]


@pytest.mark.parametrize(
    ("texts", "said"),
    [(["Here", "", ""], "Give at least two answers"), (["Here", "here ", ""], "The same answer is there twice")],
)
def test_answers_that_will_not_do(client: Client, cast: Cast, version: Version, texts: list[str], said: str) -> None:
    address = f"{at(cast, 'question_create', section_of(version, 'You').pk)}?begin=one"
    sent = form_on(client, address) | {"text": "Where?"} | {f"answers-{n}-text": one for n, one in enumerate(texts)}
    answer = client.post(address, sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Asked.objects.filter(text="Where?").exists()


def test_rewording_and_moving_answers_keeps_their_keys_and_new_ones_get_new(
    client: Client, cast: Cast, version: Version
) -> None:
    asked = asked_in(version, TEXT)
    keys = [option["key"] for option in asked.options]
    address = at(cast, "question_edit", asked.pk)
    sent = form_on(client, address)
    sent |= {"answers-0-text": "No confidence", "answers-0-ORDER": "9", "answers-1-DELETE": "on"}
    assert client.post(address, sent).status_code == 302
    changed = asked_in(version, TEXT).options
    assert [option["key"] for option in changed] == [*keys[2:], keys[0]]
    assert changed[-1]["text"] == "No confidence"
    sent = sent_from(client.post(address, form_on(client, address) | {"more": "answers"}).content.decode())
    assert client.post(address, sent | {"answers-4-text": "Slightly confident"}).status_code == 302
    assert asked_in(version, TEXT).options[-1]["key"] == "o1"


def test_a_key_that_another_version_used_is_not_given_again(client: Client, cast: Cast, version: Version) -> None:
    asked = asked_in(version, TEXT)
    address = at(cast, "question_edit", asked.pk)
    sent = sent_from(client.post(address, form_on(client, address) | {"more": "answers"}).content.decode())
    client.post(address, sent | {"answers-5-text": "Sixth"})
    assert asked_in(version, TEXT).options[-1]["key"] == "o1"
    frozen(version.instrument)
    second = actions.begin_version(by=cast.business_manager, instrument=version.instrument)
    address = at(cast, "question_edit", asked_in(second, TEXT).pk)
    client.post(address, form_on(client, address) | {"answers-5-DELETE": "on"})
    sent = sent_from(client.post(address, form_on(client, address) | {"more": "answers"}).content.decode())
    client.post(address, sent | {"answers-5-text": "Another sixth"})
    assert asked_in(second, TEXT).options[-1] == {"key": "o2", "text": "Another sixth", "picture": ""}


def test_the_second_of_two_people_sees_what_the_first_saved_and_keeps_her_words(
    client: Client, client_of: ClientOf, cast: Cast, version: Version
) -> None:
    asked = asked_in(version, TEXT)
    address = at(cast, "question_edit", asked.pk)
    mine, theirs = form_on(client, address), form_on(client, address)
    client_of(cast.support).post(address, theirs | {"text": "How sure are you?"})
    met = client.post(address, mine | {"text": "How certain are you?"})
    assert met.status_code == 409
    page = met.content.decode()
    assert "Tom Redfern saved this while you were writing" in page
    assert "How sure are you?" in page
    again = sent_from(page)
    assert again["text"] == "How certain are you?"
    asked.refresh_from_db()
    assert asked.text == "How sure are you?"
    assert client.post(address, again).status_code == 302
    asked.refresh_from_db()
    assert asked.text == "How certain are you?"


@pytest.mark.parametrize(("route", "field"), [("version_edit", "title"), ("section_edit", "title")])
def test_so_with_the_words_around(
    client: Client, client_of: ClientOf, cast: Cast, version: Version, route: str, field: str
) -> None:
    thing = version if route == "version_edit" else section_of(version, "You")
    address = at(cast, route, thing.pk)
    mine, theirs = form_on(client, address), form_on(client, address)
    client_of(cast.support).post(address, theirs | {field: "Theirs"})
    met = client.post(address, mine | {field: "Mine"})
    assert met.status_code == 409
    assert "Tom Redfern saved this" in met.content.decode()
    assert client.post(address, sent_from(met.content.decode())).status_code == 302
    thing.refresh_from_db()
    assert getattr(thing, field) == "Mine"


def test_when_a_question_is_asked(client: Client, cast: Cast, version: Version) -> None:
    asked = asked_in(version, TEXT)
    used = str(asked_in(version, "Have you used the toolkit?").question.uid)
    address = at(cast, "question_condition", asked.pk)
    first = client.get(address).content.decode()
    assert "Have you used the toolkit?" in first
    assert "How?" not in first, "a question in words has no answers to hang on"
    second = client.post(address, {"of": used})
    assert second["Location"] == f"{address}?of={used}", "the next page asks after which of its answers"
    sent = sent_from(client.get(second["Location"]).content.decode())
    assert client.post(address, sent | {"any_of": ["no"], "of": used}).status_code == 302
    asked.refresh_from_db()
    assert asked.condition == {"question": used, "any_of": ["no"]}
    page = client.get(at(cast, "version_detail", version.pk)).content.decode()
    assert "Of whoever answered “No” to “Have you used the toolkit?”" in page
    assert client.post(address, {"of": ""}).status_code == 302
    asked.refresh_from_db()
    assert asked.condition is None


def test_a_score_is_added_changed_and_taken_out(client: Client, cast: Cast, version: Version) -> None:
    address = at(cast, "score_create", version.pk)
    sent = form_on(client, address)
    boxes = [name for name in sent if name.startswith("points-")]
    assert len(boxes) == 7, "two answers and five; a question in words has none"
    none = client.post(address, sent | {"name": "Use", "bands": "0 Low\n3: High"})
    assert "Give points to at least one answer" in none.content.decode()
    wrong = client.post(address, sent | {"name": "Use", "bands": "Low\n3 High", "points-0-yes": "3"})
    assert "“Low” must begin with a whole number" in wrong.content.decode()
    falling = client.post(address, sent | {"name": "Use", "bands": "3 High\n0 Low", "points-0-yes": "3"})
    assert "band 2 begins at 0, which is not above" in falling.content.decode()
    good = sent | {"name": "Use", "bands": "0 Low\n\n3: High", "points-0-yes": "3", "points-0-no": "0"}
    assert client.post(address, good).status_code == 302
    version.refresh_from_db()
    assert version.scores[0]["bands"] == [{"from": 0, "name": "Low"}, {"from": 3, "name": "High"}]
    address = at(cast, "score_edit", version.pk, 1)
    assert client.post(address, form_on(client, address) | {"name": "Usage"}).status_code == 302
    version.refresh_from_db()
    assert version.scores[0]["name"] == "Usage"
    assert client.get(at(cast, "score_edit", version.pk, 2)).status_code == 404
    page = client.get(address).content.decode()
    stale = client.post(at(cast, "score_remove", version.pk, 1), {"seen": "other"}, follow=True)
    assert "Somebody changed it meanwhile" in stale.content.decode()
    client.post(at(cast, "score_remove", version.pk, 1), {"seen": sent_from(page)["seen"]})
    version.refresh_from_db()
    assert version.scores == []


def test_a_version_in_full_costs_the_same_however_long(
    client: Client, cast: Cast, version: Version, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    address = at(cast, "version_detail", version.pk)
    with django_assert_max_num_queries(20) as few:
        client.get(address)
    for number in range(3):
        section = actions.add_section(by=cast.business_manager, version=version, title=f"Section {number}")
        for _ in range(9):
            definition = chosen("", "agree", "It helped")
            actions.add_question(by=cast.business_manager, section=section, definition=definition)
    with django_assert_num_queries(len(few)):
        assert client.get(address).content.count(b"ui-questions__text") == 30


def test_an_answered_version_offers_nothing_to_change(client: Client, cast: Cast, version: Version) -> None:
    frozen(version.instrument)
    page = client.get(at(cast, "version_detail", version.pk)).content.decode()
    assert "it stays as it was asked" in page
    assert "Add a question" not in page
    late = client.post(at(cast, "section_create", version.pk), {"title": "Late"})
    assert late.status_code == 422
    assert "Make the next version" in late.content.decode()


def test_taking_out_says_where_the_answers_stay(client: Client, cast: Cast, version: Version) -> None:
    frozen(version.instrument)
    second = actions.begin_version(by=cast.business_manager, instrument=version.instrument)
    asked = asked_in(second, TEXT)
    page = client.get(at(cast, "question_remove", asked.pk)).content.decode()
    assert "It was put to people in version 1: there it stays, and is analysed as before." in page
    client.post(at(cast, "question_remove", asked.pk))
    compared = client.get(at(cast, "version_compare", second.pk)).content.decode()
    assert "Taken out" in compared
    assert asked_in(version, TEXT)


# --- the preview ---


def test_the_preview_goes_the_way_of_whoever_answers_and_stores_nothing(
    client: Client, cast: Cast, version: Version
) -> None:
    used, how, confident = (asked_in(version, text) for text in ("Have you used the toolkit?", "How?", TEXT))
    stands = question_document(confident)
    condition = {"question": str(used.question.uid), "any_of": ["yes"]}
    actions.edit_question(
        by=cast.business_manager, asked=confident, seen=stamp(stands), definition={**stands, "condition": condition}
    )
    address = at(cast, "version_preview", version.pk)
    assert "Start" in client.get(address).content.decode()
    first = client.post(address, {"go": "next"}).content.decode()
    assert f'data-asked-of="q{used.pk}"' in first
    unanswered = client.post(address, sent_from(first) | {"go": "next"})
    assert unanswered.status_code == 422
    end = client.post(address, sent_from(first) | {f"q{used.pk}": "no", f"q{how.pk}": "Lost", "go": "next"})
    assert "That was the last question" in end.content.decode()
    second = client.post(address, sent_from(first) | {f"q{used.pk}": "yes", "go": "next"}).content.decode()
    assert TEXT in second
    back = client.post(address, sent_from(second) | {"go": "back"}).content.decode()
    assert 'value="yes" id="id_q' in back
    assert not Value.objects.exists()
    version.refresh_from_db()
    assert version.frozen_on is None


def test_a_preview_that_was_tampered_with_begins_again(client: Client, cast: Cast, version: Version) -> None:
    address = at(cast, "version_preview", version.pk)
    page = client.post(address, {"at": "1", "given": "forged", "go": "next"})
    assert page.status_code == 200
    assert "Have you used the toolkit?" in page.content.decode()


# --- standard questions ---


def test_a_standard_question_is_made_reworded_and_ended(client: Client, cast: Cast) -> None:
    address = f"{at(cast, 'standard_create')}?kind=audit&begin=preset-grades"
    assert client.get(at(cast, "standard_create"), {"kind": "audit"}).status_code == 422
    sent = form_on(client, address) | {"text": "Were they heard?", "not_enough": "on"}
    assert client.post(address, sent).status_code == 302
    made = Standard.objects.get()
    page = client.get(at(cast, "standard_list")).content.decode()
    assert "Were they heard?" in page
    address = at(cast, "standard_edit", made.pk)
    client.post(address, form_on(client, address) | {"text": "Were they all heard?"})
    new = Standard.objects.get(until=None)
    assert (new.question, new.definition["text"]) == (made.question, "Were they all heard?")
    assert new.definition["options"] == made.definition["options"]
    client.post(at(cast, "standard_end", new.pk))
    assert not Standard.objects.filter(until=None).exists()
    assert "Ended" in client.get(at(cast, "standard_list")).content.decode()
    again = client.post(at(cast, "standard_end", new.pk), follow=True)
    assert "It ended on" in again.content.decode()


def test_the_list_of_standard_questions_costs_the_same_however_many(
    client: Client, cast: Cast, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    def more(times: int) -> None:
        for _ in range(times):
            number = Standard.objects.count()
            actions.make_standard(
                by=cast.business_manager,
                partnership=cast.partnership,
                kind="audit",
                definition=chosen("", "agree", f"Standard {number}"),
            )
            instrument(cast, kind=InstrumentKind.AUDIT, name=f"Audit {number}")

    more(3)
    with django_assert_max_num_queries(15) as few:
        client.get(at(cast, "standard_list"))
    more(7)
    with django_assert_num_queries(len(few)):
        assert client.get(at(cast, "standard_list")).status_code == 200
