"""A form whose free text is scanned: refused on a hit, let through with a reason, told of what an action refuses."""

from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import SimpleTestCase

from sightline.privacy.forms import ScannedForm
from sightline.privacy.rules import HoldsIdentifier, scan
from sightline.ui.forms import Form, problems_of

HIT = "Write to kelly.m@example.org about it."


class Box(ScannedForm, Form):
    done = forms.CharField(label="What was done?", widget=forms.Textarea)
    title = forms.CharField(label="Title", required=False)
    email = forms.EmailField(label="Your address", required=False)
    slug = forms.SlugField(label="Short name", required=False)
    secret = forms.CharField(widget=forms.HiddenInput, required=False)
    place = forms.CharField(label="Place", required=False)
    unscanned = ("place",)


def test_words_without_an_identifier_pass() -> None:
    form = Box({"done": "The toolkit was published in October 2017."})
    assert form.is_valid()
    assert form.kept == {}


def test_every_box_for_free_text_is_scanned_and_nothing_else() -> None:
    form = Box({name: HIT.split()[2] for name in ("done", "title", "email", "secret", "place")})
    assert not form.is_valid()
    assert set(form.errors) == {"done", "title"}


class Upload(ScannedForm, Form):
    document = forms.FileField(label="The paper", required=False)


def test_the_name_of_a_file_is_scanned_and_only_another_name_will_do() -> None:
    for name, sound in (
        ("minutes_2018-01-24.txt", True),
        ("Plan for 2017-18 v2.txt", True),
        ("Baby_Oliver_DOB_12-05-2017.txt", False),
        ("chronology 999 123 4500.txt", False),
    ):
        form = Upload({}, {"document": SimpleUploadedFile(name, b"words")})
        assert form.is_valid() == sound, name
    assert "Rename the file and choose it again." in str(form.errors["document"])
    assert Upload({}).is_valid()


def test_a_hit_is_said_at_the_field_and_asks_for_a_reason() -> None:
    form = Box({"done": HIT})
    assert not form.is_valid()
    said = problems_of(form)[0]
    assert said.href == "#id_done"
    assert said.text.startswith("“kelly.m@example.org” reads like an e-mail address. Leave it out")
    drawn = form.render()
    assert 'name="done_kept"' in drawn
    assert 'name="title_kept"' not in drawn
    assert form.kept == {}


def test_a_reason_lets_it_through() -> None:
    form = Box({"done": HIT, "done_kept": " It is the published address of the team. "})
    assert form.is_valid()
    assert form.kept == {"done": "It is the published address of the team."}


def test_a_reason_must_say_something_be_short_and_name_nobody() -> None:
    for reason, said in (("  ", "say why"), ("x" * 501, "at most 500"), ("Because jo@example.org", "in other words")):
        form = Box({"done": HIT, "done_kept": reason})
        assert not form.is_valid(), reason
        assert said in str(form.errors["done"])


def test_a_reason_without_a_hit_is_not_kept() -> None:
    form = Box({"done": "Nothing to see.", "done_kept": "Because"})
    assert form.is_valid()
    assert form.kept == {}


def test_a_reason_from_before_stands_until_another_is_sent() -> None:
    standing = {"done": "Published on the website."}
    form = Box({"done": HIT}, kept=standing)
    assert form.is_valid()
    assert form.kept == standing
    assert not Box({"done": HIT, "done_kept": ""}, kept=standing).is_valid()


def test_where_only_other_words_will_do_no_reason_helps() -> None:
    class Strict(Box):
        may_keep = False

    form = Strict({"done": HIT, "done_kept": "Because"}, kept={"done": "Because"})
    assert not form.is_valid()
    assert "say why" not in str(form.errors["done"])
    assert "done_kept" not in form.render()
    assert form.kept == {}


def test_prefixed_forms_keep_their_reasons_apart() -> None:
    given = {"a-done": HIT, "b-done": HIT, "b-done_kept": "Published."}
    assert not Box(given, prefix="a").is_valid()
    assert Box(given, prefix="b").is_valid()


def test_what_an_action_refuses_is_said_at_its_field_or_at_the_top() -> None:
    form = Box({"done": "Fine."})
    assert form.is_valid()
    form.refuse(HoldsIdentifier({"done": scan(HIT), "elsewhere": scan(HIT)}))
    assert "kelly.m@example.org" in str(form.errors["done"])
    assert "kelly.m@example.org" in str(form.non_field_errors())


class TestLooks(SimpleTestCase):
    def test_a_scanned_box_knows_where_to_ask(self) -> None:
        drawn = Box().render()
        assert drawn.count('data-scan="/text-scan/may-keep:') == 2
        self.assertInHTML('<div id="id_done_scan" class="ui-scan" aria-live="polite"></div>', drawn)
