"""Giving an update: signed in, or by the link from a mail. Both are one page, whose words are kept as typed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from sightline.files.rules import NotStored
from sightline.kit import clock
from sightline.kit.periods import said
from sightline.people.access import needs
from sightline.people.models import Person
from sightline.people.permissions import Permission
from sightline.plan.models import Action
from sightline.plan.rules.errors import NotYet
from sightline.post.links import by_link
from sightline.privacy.rules import HoldsIdentifier
from sightline.progress import actions
from sightline.progress.actions.giving import unanswered_before
from sightline.progress.forms.giving import UpdateForm, reasons_in, typed_before
from sightline.progress.models import Ask
from sightline.progress.reads.giving import UpdatePage, would_stand
from sightline.progress.reads.rounds import agreeing, carried_to, cycles_to_speak_in, sits_in, whole_ask
from sightline.progress.rules.agreeing import Agreeing
from sightline.progress.rules.cycles import name_of
from sightline.progress.rules.said import NotSaid
from sightline.progress.rules.states import AgreedAs, CycleState
from sightline.ui.pages import why_not
from sightline.ui.templatetags.ui import moment

BOXES = {
    "done": "What was done?",
    "difference": "What difference has it made for children?",
    "coming": "What is next?",
    "good_practice": "Good practice to share",
}


@needs(Permission.UPDATE_GIVE)
def update_give(request: HttpRequest, ask_id: int) -> HttpResponse:
    """What a body is asked about an action, answered by a person of it who has signed in."""
    ask = _asked(request, ask_id)
    slug = request.membership.partnership.slug
    carried = carried_to(ask, clock.today())
    if carried is not None:
        if request.method != "POST":
            return redirect("update_give", slug=slug, ask_id=carried.pk)
        # Closed while she typed: what she sends is read by the round that takes it.
        ask = _asked(request, carried.pk)
    if not sits_in(request.user, ask.body_id, clock.today()) and not ask.drafts.filter(person=request.user).exists():
        raise PermissionDenied(f"This update is for {ask.body} to give, and you hold no seat in it.")
    here = reverse("update_give", args=[slug, ask.pk])
    back = {"href": reverse("action_detail", args=[slug, ask.action_id]), "text": str(ask.action)}
    return _Giving(request, ask, request.user, here, "progress/update_give.html", back=back).answer()


@by_link("ask")
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The same by the link from a mail: this one task and nothing else, without signing in."""
    ask = _asked(request, int(request.link.thing_id))
    carried = carried_to(ask, clock.today())
    if carried is not None:
        ask = _asked(request, carried.pk)
    here = reverse("answer", args=[token])
    return _Giving(request, ask, request.link.person, here, "progress/answer.html", link=True).answer()


def _asked(request: HttpRequest, ask_id: int) -> Ask:
    ask = whole_ask(Ask.objects.visible_to(request.membership), ask_id)
    if ask is None:
        raise Http404("Nobody is asked this here.")
    return ask


@needs(Permission.UPDATE_GIVE)
def update_begin(request: HttpRequest, action_id: int) -> HttpResponse:
    """Leads to what a body says of an action in the open round or the next, for the body named or the first that the
    person sits in and that owns the action, the answering one before others. Where its place in that round is made
    already, looking is enough; else it is begun on a yes, for looking at a page changes nothing."""
    action = get_object_or_404(
        Action.objects.visible_to(request.membership).select_related("plan__partnership"), pk=action_id
    )
    slug = request.membership.partnership.slug
    owners = action.owners.filter(body__in=request.membership.body_ids).order_by("-answers", "position")
    wanted = request.POST.get("body", request.GET.get("body", ""))
    if wanted.isdecimal():
        owners = owners.filter(body_id=int(wanted))
    owner = owners.first()
    if owner is None:
        raise PermissionDenied(f"{action} is owned by bodies in which you hold no seat, so its update is theirs.")
    if request.method != "POST":
        cycle = cycles_to_speak_in(action.plan, clock.today()).first()
        there = Ask.objects.filter(cycle=cycle, action=action, body_id=owner.body_id).first() if cycle else None
        if there is not None:
            return redirect("update_give", slug=slug, ask_id=there.pk)
        if cycle is not None:
            cycle.partnership = action.plan.partnership
            here = reverse("action_detail", args=[slug, action.pk])
            context = {
                "title": "Give an update nobody has asked for yet?",
                "caption": str(action),
                "round": name_of(cycle.starts_on, cycle.partnership.fiscal_start_month),
                "body": owner.body,
                "submit": "Begin the update",
                "back": {"href": here, "text": str(action)},
                "cancel_url": here,
            }
            return render(request, "progress/update_begin.html", context)
    try:
        ask = actions.begin_update(by=request.user, action=action, body_id=owner.body_id)
    except NotYet as refused:
        messages.error(request, str(refused))
        return redirect("action_detail", slug=slug, action_id=action.pk)
    return redirect("update_give", slug=slug, ask_id=ask.pk)


class _Giving:
    """One visit to the page: what is shown, and what becomes of what is sent."""

    def __init__(
        self,
        request: HttpRequest,
        ask: Ask,
        person: Person,
        here: str,
        template: str,
        *,
        link: bool = False,
        back: dict[str, str] | None = None,
    ) -> None:
        self.request, self.ask, self.person = request, ask, person
        self.here, self.template, self.link, self.back = here, template, link, back
        self.today = clock.today()
        self.page = UpdatePage(ask, person, self.today)

    def answer(self) -> HttpResponse:
        act = self.request.POST.get("act", "send")
        if self.request.method == "POST" and act == "send":
            return self._send(self._bound(self.request.POST))
        hindrance = self._hindrance()
        if hindrance:
            return self._cannot(hindrance)
        if self.request.method != "POST":
            return self._sent() if "sent" in self.request.GET and self.page.current else self._show(self._fresh())
        data = self.request.POST.copy()
        box = act.removeprefix("again-")
        if act.startswith("again-") and box in BOXES and self.page.last:
            data[box] = "\n".join(filter(None, [data.get(box, "").strip(), self.page.last.words[box]]))
        form = self._bound(data)
        form.full_clean()
        return self._save(form, at=f"#id_{box}" if act.startswith("again-") else "#saved")

    # --- shown ---

    def _fresh(self) -> UpdateForm:
        initial = typed_before(self.page, self.today)
        if self.page.draft:
            initial["seen"] = self.page.draft.began_from
        return UpdateForm(initial=initial, page=self.page, today=self.today, kept=self._reasons())

    def _bound(self, data: QueryDict) -> UpdateForm:
        reasons = SimpleLazyObject(self._reasons)  # only where something was found are they looked for
        return UpdateForm(data, self.request.FILES, page=self.page, today=self.today, kept=reasons)

    def _reasons(self) -> dict[str, str]:
        return reasons_in(self.page.draft.fields) if self.page.draft else {}

    def _hindrance(self) -> str:
        """Why nothing can be said here today; "" where it can."""
        if self.ask.cycle.state == CycleState.CLOSED and not cycles_to_speak_in(self.ask.action.plan, self.today):
            return (
                f"{self.page.round} was the last round of this plan and it has closed. Tell the business manager if"
                " something is still to be said."
            )
        return why_not(lambda: actions.check_can_give(self.ask, self.person))

    def _show(self, form: UpdateForm, *, status: int = 200, **more: Any) -> HttpResponse:
        to_whom = self._agreeing()
        chaired = any(one.as_what != AgreedAs.MANAGER for one in to_whom)
        context = {
            **self._about(),
            "form": form,
            "boxes": form.boxes,
            "submit": "Send to the chair" if chaired or not to_whom else "Send to the business manager",
            "saved": self._saved_words(),
            "question": self._question(form),
            **more,
        }
        return render(self.request, self.template, context, status=status)

    def _about(self) -> dict[str, Any]:
        page, cycle = self.page, self.ask.cycle
        start_month = self.ask.partnership.fiscal_start_month
        due = f"due {said(cycle.due_on)}"
        if cycle.state == CycleState.CLOSED:
            due = f"closed on {said(cycle.closed_on)}"
        return {
            "title": page.title,
            "caption": f"{page.round} · {self.ask.body} · {due} · about two minutes",
            "lede": page.promise,
            "page": page,
            "here": self.here,
            "link": self.link,
            "back": self.back,
            "belated": self._belated(),
            "late": cycle.state == CycleState.OPEN and self.today > cycle.due_on,
            "due_words": said(cycle.due_on, start_month),
        }

    def _belated(self) -> str:
        """The closed round that what is sent now still answers; "" where it answers its own."""
        before = self.ask.cycle if self.ask.cycle.state == CycleState.CLOSED else unanswered_before(self.ask)
        return name_of(before.starts_on, self.ask.partnership.fiscal_start_month) if before else ""

    def _agreeing(self) -> list[Agreeing]:
        authors = {self.person.pk}
        if self.page.current:
            authors |= set(self.page.current.versions.values_list("submitted_by_id", flat=True))
        return agreeing(self.ask, authors, self.today)

    def _saved_words(self) -> str:
        if self.page.draft is None:
            return ""
        return f"Saved on {moment(self.page.draft.saved_at)} and not sent yet. You can close this page and come back."

    def _question(self, form: UpdateForm) -> str:
        """Where her rating and what is known part; told beside the rating, and never in the way."""
        if form.is_bound:
            claim = form.cleaned_data.get("claim", "")
            return would_stand(self.page, claim, form.met) if claim else ""
        claim = form.initial.get("claim") or ""
        return would_stand(self.page, claim, []) if claim and self.page.current is None else ""

    def _cannot(self, hindrance: str) -> HttpResponse:
        """Says why, and gives her words back to her: she may have typed them while it became impossible."""
        typed = self.request.POST if self.request.method == "POST" else {}
        kept = self.page.draft.fields if self.page.draft else {}
        words = [
            (label, " ".join(typed.getlist(name)) if name in typed else " ".join(kept.get(name, [])))
            for name, label in BOXES.items()
        ]
        context = {**self._about(), "hindrance": hindrance, "words": [pair for pair in words if pair[1].strip()]}
        status = 422 if self.request.method == "POST" else 200
        if self.request.htmx:
            return render(self.request, "progress/_saved.html", {"trouble": hindrance})
        return render(self.request, "progress/update_cannot.html", context, status=status)

    def _sent(self) -> HttpResponse:
        update = self.page.current
        question = ""
        if update.claim:
            question = would_stand(self.page, update.claim, [])
        context = {
            **self._about(),
            "title": f"Sent: {self.page.title}",
            "lede": "",
            "caption": f"{self.page.round} · {self.ask.body}",
            "update": update,
            "to_whom": self._agreeing(),
            "question": question,
            "work": not self.link,
        }
        return render(self.request, "progress/update_sent.html", context)

    # --- sent ---

    def _keep(self, form: UpdateForm) -> None:
        """Keeps what was typed as a draft; what may not be stored stays in the page only."""
        seen = form.cleaned_data.get("seen")
        actions.save_draft(
            by=self.person,
            ask=self.ask,
            fields=form.typed(),
            began_from=self.page.seen if seen is None else seen,
            kept=form.kept,
        )

    def _save(self, form: UpdateForm, *, at: str) -> HttpResponse:
        self._keep(form)
        held = form.held
        if self.request.htmx:
            context = {
                "at": timezone.localtime(clock.now()),
                "held": [form.fields[name].label for name in held],
                "question": self._question(form),
            }
            return render(self.request, "progress/_saved.html", context)
        if held:
            for name in [name for name in form.errors if name not in held]:
                del form.errors[name]
            return self._show(form, status=422)
        messages.success(self.request, "Saved. It is not sent yet: you can close this page and come back.")
        return HttpResponseRedirect(f"{self.here}{at}")

    def _send(self, form: UpdateForm) -> HttpResponse:
        """Sends it; the action itself refuses what cannot be. Only then is it read what stands in the way, and what the
        page shows."""
        more: dict[str, Any] = {}
        if form.is_valid():
            try:
                actions.submit_update(by=self.person, ask=self.ask, receipt=self.link, **form.given())
                if told := form.told_of(look=False):
                    messages.success(self.request, told.strip())
                return HttpResponseRedirect(f"{self.here}?sent=1")
            except actions.SaidMeanwhile as meanwhile:
                more["conflict"] = self._conflict(form, meanwhile)
            except NotSaid as refused:
                form.show_faults(refused.faults)
            except HoldsIdentifier as refused:
                form.refuse(refused)
            except NotStored as refused:
                form.refuse(refused, "files")
            except NotYet as refused:
                for reason in refused.reasons:
                    form.add_error(None, reason)
        hindrance = self._hindrance()
        if hindrance:
            return self._cannot(hindrance)
        self._keep(form)
        return self._show(form, status=409 if more else 422, **more)

    def _conflict(self, form: UpdateForm, meanwhile: actions.SaidMeanwhile) -> dict[str, Any]:
        """What a colleague sent meanwhile, beside her own words; sending again goes over it as a new version."""
        form.data = form.data.copy()
        form.data["seen"] = str(meanwhile.seen)
        rows = [
            {"name": label, "theirs": meanwhile.theirs[name], "yours": form.cleaned_data[name]}
            for name, label in BOXES.items()
            if meanwhile.theirs[name] != form.cleaned_data[name]
        ]
        if meanwhile.theirs["claim"] != form.cleaned_data.get("claim", ""):
            yours = form.cleaned_data.get("claim", "")
            rows.append({"name": "How is it going?", "theirs": meanwhile.theirs["claim"], "yours": yours})
        return {"who": meanwhile.who, "when": moment(meanwhile.when), "rows": rows}
