"""What is typed of an update before it is sent: kept as typed, for whoever typed it."""

from __future__ import annotations

import pytest

from sightline.progress.models import Draft, Update
from sightline.trail.models import Entry
from tests.progress.conftest import toolkit
from tests.progress.views.page import words

pytestmark = pytest.mark.usefixtures("in_the_round")


def test_what_is_typed_is_kept_as_typed_and_stands_there_again(ask, give, shown):
    key = toolkit(ask).pk
    typed = {f"met_{key}": "on", f"on_{key}_day": "3", f"on_{key}_month": "jan", f"on_{key}_year": "", "claim": "amber"}
    answer = give(done="Half a sent", act="save", htmx=True, **typed)
    assert "Saved at 10:41. You can close this page and come back." in words(answer)
    draft = Draft.objects.get()
    assert (draft.fields["done"], draft.fields[f"on_{key}_month"]) == (["Half a sent"], ["jan"])
    assert not Entry.objects.filter(thing="update").exists()
    form = shown().context["form"]
    assert (form["done"].value(), form["claim"].value(), form[f"met_{key}"].value()) == ("Half a sent", "amber", True)
    assert form[f"on_{key}"].value() == {"day": "3", "month": "jan", "year": ""}
    assert not form.errors


def test_a_tick_taken_away_stays_away(ask, give, shown):
    key = f"met_{toolkit(ask).pk}"
    give(**{key: "on"})
    assert shown().context["form"][key].value() is True  # as it was sent
    give(act="save", done="Not met after all.")
    assert shown().context["form"][key].value() is False


def test_without_script_the_save_button_keeps_it_and_says_so(give):
    page = words(give(act="save", done="Half a sent", claim="", follow=True))
    assert "Saved. It is not sent yet: you can close this page and come back." in page
    assert "Saved on 10 January 2018 at 10:41am and not sent yet." in page


def test_two_of_one_body_type_at_once_and_each_keeps_her_own(cast, give, shown):
    give(act="save", done="Helen's half")
    give(by=cast.deputy, act="save", done="Callum's half")
    page = shown(by=cast.deputy)
    assert page.context["form"]["done"].value() == "Callum's half"
    assert "Helen Osei of Workforce Development Group has begun an answer too" in words(page)


def test_words_that_may_say_who_a_child_is_are_not_kept_even_as_a_draft(give):
    answer = give(act="save", done="Kelly’s address is kelly.m@example.org", coming="The fifth", htmx=True)
    assert "but not What was done?: it may say who a child is" in words(answer)
    assert Draft.objects.get().fields["coming"] == ["The fifth"]
    assert "done" not in Draft.objects.get().fields
    page = give(act="save", done="Kelly’s address is kelly.m@example.org")
    assert page.status_code == 422
    assert "Kelly’s address is kelly.m@example.org" in page.content.decode()  # her words are still in the box


def test_words_kept_with_a_reason_are_sent_and_reviewed_by_another(give):
    text = {"done": "Write to duty@northmere.example", "done_kept": "It is the address that the team publishes"}
    assert give(**text).status_code == 302
    assert Update.objects.get().done.endswith("northmere.example")
