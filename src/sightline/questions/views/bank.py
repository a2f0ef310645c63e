"""The bank: ready questionnaires to begin from, looked through and taken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from sightline.people.access import MemberRequest, href, needs
from sightline.people.permissions import Permission
from sightline.questions import actions
from sightline.questions.forms.instruments import NamedForm
from sightline.questions.rules.bank import BANK
from sightline.questions.rules.document import checked
from sightline.questions.rules.kinds import Audience, InstrumentKind, QuestionKind
from sightline.questions.rules.words import questions_in, score_in_words, when
from sightline.questions.views.pages import to_version
from sightline.ui.pages import attempt, form_page, posted


@needs(Permission.INSTRUMENT_EDIT)
def bank_list(request: MemberRequest) -> HttpResponse:
    """Every ready questionnaire, by kind."""
    membership = request.membership
    groups = []
    for kind in InstrumentKind:
        of_kind = [(key, ready) for key, ready in BANK.items() if ready.document["kind"] == kind]
        groups.append(
            {
                "title": kind.label,
                "rows": [
                    {
                        "name": ready.document["name"],
                        "about": ready.about,
                        "href": href(membership, "bank_detail", key),
                        "count": len(questions_in(ready.document)),
                        "audience": Audience(ready.document["audience"]).label,
                    }
                    for key, ready in of_kind
                ],
            }
        )
    context = {
        "title": "The bank",
        "lede": "Ready questionnaires in plain words. Take one, and change it as you like: it is yours then.",
        "groups": groups,
        "back": {"href": href(membership, "instrument_list"), "text": "Questionnaires"},
    }
    return render(request, "questions/bank_list.html", context)


@needs(Permission.INSTRUMENT_EDIT)
def bank_detail(request: MemberRequest, key: str) -> HttpResponse:
    """One of them in full, with the form that takes it."""
    membership = request.membership
    ready = BANK.get(key)
    if ready is None:
        raise Http404("The bank has no such questionnaire.")
    document = checked(ready.document)
    form = NamedForm(posted(request), initial={"name": document["name"]})
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: actions.create_from_document(
                by=request.user,
                partnership=membership.partnership,
                document=document,
                name=form.cleaned_data["name"],
                bank=True,
            ),
            field="name",
        )
        if made:
            messages.success(request, "The questionnaire is yours. Change it as you like, or use it as it is.")
            return redirect(to_version(membership, made.versions.get()))
    return form_page(
        request,
        "questions/bank_detail.html",
        form,
        title=document["name"],
        caption=f"From the bank: {InstrumentKind(document['kind']).label.lower()}",
        lede=ready.about,
        submit="Take it",
        document=document,
        sections=[_section(section, document) for section in document["sections"]],
        scores=[score_in_words(score) for score in document["scores"]],
        back={"href": href(membership, "bank_list"), "text": "The bank"},
    )


def _section(section: Mapping[str, Any], document: Mapping[str, Any]) -> dict[str, Any]:
    around = {question["id"]: question for question in questions_in(document)}
    return {
        "title": section["title"],
        "help": section["help"],
        "questions": [
            {
                "text": question["text"],
                "kind": QuestionKind(question["kind"]).label,
                "options": [option["text"] for option in question["options"]],
                "when": when(question, around) if question["condition"] else "",
            }
            for question in section["questions"]
        ],
    }
