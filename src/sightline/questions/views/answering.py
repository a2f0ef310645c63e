"""Answering, outside and without an account: by an invitation, by an open link, by a code from a screen.

One section a page. The answers travel sealed from page to page with whoever answers, and reach the server's tables only
when she sends them. Opening a page changes nothing: mail scanners open links, and so do two thousand people at once.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django.core import signing
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control

from sightline.kit import clock
from sightline.people.access import OutsideRequest, outside
from sightline.people.kept_outside import kept_response
from sightline.post.links import private
from sightline.privacy.rules import HoldsIdentifier
from sightline.questions import actions
from sightline.questions.forms.answering import CodeForm
from sightline.questions.forms.asking import AskingSomebodyForm, brought, carried
from sightline.questions.models import Exercise, Invite
from sightline.questions.reads.answering import exercise_at, exercise_with_code, invite_at
from sightline.questions.reads.asking import questionnaire_of
from sightline.questions.rules.asking import Answer, PutSection, Questionnaire, sections_asked, settled
from sightline.questions.rules.errors import AnsweredAlready, AskedOtherwise, NotYet
from sightline.questions.rules.kinds import FREE_TEXT, Audience, ExerciseState
from sightline.questions.rules.summing_up import said
from sightline.questions.rules.telling import before

_KEY = "questions.key"
_CHECK = "check"


@outside("whoever was invited answers by her own link, once", before_opening=True)
def survey_invited(request: OutsideRequest, token: str) -> HttpResponse:
    """A questionnaire by an invitation."""
    invite = invite_at(request.site.partnership, token)
    return private(_Answering(request, invite.exercise if invite else None, invite).page())


@outside("whoever has the link answers; it is open to anybody", before_opening=True)
def survey_open(request: OutsideRequest, token: str) -> HttpResponse:
    """A questionnaire by an open link. Its first page is the same for everybody, so it is kept as it was drawn, and
    caches may keep it for a minute."""

    def answered() -> HttpResponse:
        return _Answering(request, exercise_at(request.site.partnership, token), None).page()

    if request.method not in ("GET", "HEAD"):
        return answered()
    response = kept_response(request, answered)
    if response.status_code == 200:
        patch_cache_control(response, public=True, max_age=60)
    return response


@outside("people in a room type the code from the screen", before_opening=True)
def survey_code(request: OutsideRequest) -> HttpResponse:
    """Where a code from a screen is typed; it leads to the open link."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        exercise = exercise_with_code(request.site.partnership, form.cleaned_data["code"])
        if exercise is not None:
            slug = request.site.partnership.slug
            return HttpResponseRedirect(reverse("survey_open", kwargs={"slug": slug, "token": exercise.open_token}))
        form.add_error("code", "No survey that is open has this code. Check each letter on the screen")
    context = {"title": "Enter the code", "form": form, "submit": "Go on", "method": "get"}
    return render(request, "questions/survey_code.html", context)


class _Answering:
    """One request of whoever answers."""

    def __init__(self, request: OutsideRequest, exercise: Exercise | None, invite: Invite | None) -> None:
        self.request = request
        self.exercise = exercise
        self.invite = invite

    def page(self) -> HttpResponse:
        """What to show: why not, the first page, or the step that was posted."""
        if self.exercise is None:
            return self._no(
                "This link does not work",
                "Part of it may be missing: copy the whole of it. If you have the whole of it, it was taken back, or is"
                " older than we keep links.",
                404,
            )
        if refused := self._closed() or self._spent():
            return refused
        questionnaire = questionnaire_of(self.exercise.version)
        if self.request.method != "POST":
            return self._begin(questionnaire)
        try:
            return self._step(questionnaire)
        except signing.BadSignature:
            return self._begin(
                questionnaire, "What you had answered could not be read any more. Please begin again: nothing was sent."
            )

    # --- when nothing can be answered ---

    def _closed(self) -> HttpResponse | None:
        today, exercise = clock.today(), self.exercise
        if exercise.state == ExerciseState.CLOSED or exercise.closes_on < today:
            return self._no(
                "This survey has closed",
                f"It could be answered until {_day(exercise.closes_on)}. Thank you for wanting to.",
            )
        if exercise.state == ExerciseState.DRAFT or exercise.opens_on > today:
            return self._no(
                "This survey is not open yet",
                f"It can be answered from {_day(exercise.opens_on)} to {_day(exercise.closes_on)}. Keep the link.",
            )
        return None

    def _spent(self) -> HttpResponse | None:
        if self.invite is not None and self.invite.spent:
            return self._already()
        return None

    def _already(self) -> HttpResponse:
        return self._no(
            "You have answered already",
            "Your answers to this were sent, and they count once. Nothing was stored a second time. Thank you.",
        )

    def _no(self, title: str, text: str, status: int = 200) -> HttpResponse:
        # Not an error of the server's: a refusal with an error's status would write the link into the server's log.
        context = {"title": title, "text": text, "exercise": self.exercise}
        return render(self.request, "questions/survey_refused.html", context, status=status)

    # --- step by step ---

    def _begin(self, questionnaire: Questionnaire, problem: str = "") -> HttpResponse:
        exercise, site = self.exercise, self.request.site
        asks_words = any(question.kind in FREE_TEXT for question in questionnaire.questions)
        words = before(
            mode=exercise.mode,
            audience=exercise.audience,
            questions=sum(1 for _ in questionnaire.questions),
            closes_on=exercise.closes_on,
            partnership=site.partnership.name,
            reader=exercise.reader.name if exercise.reader and asks_words else "",
            invited=self.invite is not None,
            worried=site.worried,
        )
        context = {"introduction": questionnaire.introduction, "words": words, "submit": words.start}
        if problem:
            context["problems"] = [{"text": problem, "href": ""}]
        return self._render("survey_begin", exercise.title, context)

    def _step(self, questionnaire: Questionnaire) -> HttpResponse:
        posted = self.request.POST
        at, go = posted.get("at", ""), posted.get("go", "")
        if not at:
            return self._section(questionnaire, sections_asked(questionnaire, [])[0], [], key=_new_key())
        key, revision = _key_in(posted.get("key", ""))
        if revision != self.exercise.version.revision:
            return self._begin(questionnaire, str(AskedOtherwise()))
        given = brought(posted.get("given", ""))
        if at == _CHECK:
            return self._checked(questionnaire, given, go, key)
        section = next((one for one in questionnaire.sections if str(one.id) == at), None)
        if section is None:
            raise signing.BadSignature("no such section")
        form = AskingSomebodyForm(posted, questionnaire=questionnaire, section=section, given=given)
        valid = form.is_valid()
        if valid:
            given = settled(questionnaire, [*form.elsewhere, *form.answers])
        shown = sections_asked(questionnaire, given)
        place = next((number for number, one in enumerate(shown) if one.id == section.id), 0)
        if go == "back" and place:
            return self._section(questionnaire, shown[place - 1], given, key=key)
        if not valid:
            return self._section(questionnaire, section, given, key=key, form=form)
        if place + 1 < len(shown):
            return self._section(questionnaire, shown[place + 1], given, key=key)
        return self._check(questionnaire, given, key)

    def _section(
        self,
        questionnaire: Questionnaire,
        section: PutSection,
        given: Sequence[Answer],
        *,
        key: uuid.UUID,
        form: AskingSomebodyForm | None = None,
    ) -> HttpResponse:
        shown = sections_asked(questionnaire, given)
        place = next((number for number, one in enumerate(shown) if one.id == section.id), 0)
        context = {
            "form": form or AskingSomebodyForm(questionnaire=questionnaire, section=section, given=given),
            "section": section,
            "step": f"Part {place + 1} of {len(shown)}" if len(shown) > 1 else "",
            "at": section.id,
            "first": place == 0,
            **self._carried(given, key),
        }
        return self._render("survey_section", section.title or self.exercise.title, context)

    def _check(
        self, questionnaire: Questionnaire, given: Sequence[Answer], key: uuid.UUID, problems: Sequence[str] = ()
    ) -> HttpResponse:
        context = {
            "parts": said(questionnaire, given),
            "at": _CHECK,
            "problems": [{"text": one, "href": ""} for one in problems],
            **self._carried(given, key),
        }
        return self._render("survey_check", "Check your answers", context)

    def _checked(self, questionnaire: Questionnaire, given: Sequence[Answer], go: str, key: uuid.UUID) -> HttpResponse:
        shown = sections_asked(questionnaire, given)
        wanted = next((one for one in shown if go == f"change-{one.id}"), None)
        if go == "back" and shown:
            wanted = shown[-1]
        if wanted is not None:
            return self._section(questionnaire, wanted, given, key=key)
        try:
            revision = self.exercise.version.revision
            actions.give_answers(exercise=self.exercise, answers=given, invite=self.invite, key=key, revision=revision)
        except AnsweredAlready:
            return self._already() if self.invite is not None else self._thanks(questionnaire)
        except AskedOtherwise as refused:
            self.exercise.version.refresh_from_db()
            return self._begin(questionnaire_of(self.exercise.version), str(refused))
        except NotYet as refused:
            self.exercise.refresh_from_db(fields=["state", "opens_on", "closes_on"])
            return self._closed() or self._check(questionnaire, given, key, refused.reasons)
        except HoldsIdentifier as refused:
            return self._check(questionnaire, given, key, [str(refused)])
        return self._thanks(questionnaire)

    def _thanks(self, questionnaire: Questionnaire) -> HttpResponse:
        return self._render("survey_thanks", "Thank you", {"thanks": questionnaire.thanks})

    def _carried(self, given: Sequence[Answer], key: uuid.UUID) -> dict[str, str]:
        return {"given": carried(given), "key": key_of(key, self.exercise.version.revision)}

    def _render(self, name: str, title: str, context: dict[str, Any]) -> HttpResponse:
        child = self.exercise.audience == Audience.CHILDREN
        return render(
            self.request,
            f"questions/{name}.html",
            {"title": title, "exercise": self.exercise, "child": child, **context},
        )


def _new_key() -> uuid.UUID:
    return uuid.uuid4()


def key_of(key: uuid.UUID, revision: int) -> str:
    """What goes from page to page: whose answers these are, and of which revision of the questions, sealed."""
    return signing.dumps([key.hex, revision], salt=_KEY)


def _key_in(sealed: str) -> tuple[uuid.UUID, int]:
    """The same, opened. Raises signing.BadSignature for what was not sealed here."""
    found = signing.loads(sealed, salt=_KEY)
    if not isinstance(found, list):
        raise signing.BadSignature("sealed by an earlier release")
    return uuid.UUID(found[0]), found[1]


def _day(day: Any) -> str:
    return f"{day.day} {day:%B %Y}"
