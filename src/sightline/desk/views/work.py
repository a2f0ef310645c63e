"""My work: one list of everything a person owes, in all her partnerships, overdue and oldest first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse

from sightline.desk.links import page_of
from sightline.desk.reads import work_of
from sightline.desk.rules.owed import NAMES, Owed, counted, due_words
from sightline.kit import clock
from sightline.people.access import MemberRequest, needs
from sightline.people.kept import kept, kept_page
from sightline.people.models import Partnership, Seat
from sightline.people.permissions import Permission
from sightline.people.reads import partnerships_of
from sightline.trail.reads import heads_of
from sightline.ui.templatetags.ui import count_of


def _hers(request: MemberRequest) -> object:
    """The list is hers alone, and what is owed elsewhere is on the records of those partnerships."""
    person = request.membership.person
    return person.pk, heads_of(Seat.objects.filter(person=person).held_on(clock.today()).values("partnership_id"))


@needs(Permission.UPDATE_GIVE)
@kept(besides=_hers)
def work(request: MemberRequest) -> HttpResponse:
    """Her list, this partnership's and the others'."""
    others = [one for one, _ in partnerships_of(request.membership.person, clock.today())]
    return kept_page(request, "desk/work.html", {"title": "My work"}, lambda: _drawn(request, others))


def _drawn(request: MemberRequest, partnerships: list[Partnership]) -> dict[str, Any]:
    today, person = clock.today(), request.membership.person
    here = request.membership.partnership
    known = {one.pk: one for one in partnerships}
    found = work_of(person, list(known), today)
    late = sum(one.overdue(today) > 0 for one in found.mine)
    groups = []
    for partnership in sorted(partnerships, key=lambda one: (one.pk != here.pk, one.name)):
        mine = [one for one in found.mine if one.partnership_id == partnership.pk]
        if mine:
            groups.append({"id": partnership.pk, "name": partnership.name, "items": _items(mine, partnership)})
    around = [one for one in found.around if one.partnership_id == here.pk]
    return {
        "lede": _lede(len(found.mine), late),
        "groups": groups,
        "several": len(partnerships) > 1,
        "around": _items(around, here),
        "around_words": f"{counted(len(around))} more that your groups owe, which somebody else is asked for",
        "slug": here.slug,
    }


def _lede(number: int, late: int) -> str:
    """How much there is, in a sentence."""
    if not number:
        return ""
    waits = f"{counted(number)} {'thing waits' if number == 1 else 'things wait'} for you"
    return f"{waits}, {count_of(late, 'is,are')} overdue." if late else f"{waits}. Nothing is overdue."


def _items(rows: Iterable[Owed], partnership: Partnership) -> list[dict[str, Any]]:
    """What is owed as the task list takes it."""
    today, found = clock.today(), []
    for one in rows:
        said = due_words(one.due, today, partnership.nation)
        late = one.overdue(today) > 0
        hint = " · ".join(filter(None, [one.body, said if not late else f"due {one.due:%-d %B %Y}", one.note]))
        found.append(
            {
                "title": one.to_do,
                "href": page_of(one, partnership.slug),
                "hint": hint,
                "tag": {"text": said, "kind": "bad"} if late else {"text": NAMES[one.kind], "kind": "info"},
            }
        )
    return found
