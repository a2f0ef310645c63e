"""Playing the library: documents written, approved, published and adopted; providers asked, and what they said."""

from __future__ import annotations

import datetime as dt
from functools import partial

from demo.playing import CLOCK, Event, Island
from demo.year import documents
from demo.year.documents import Approval, Document, Page
from demo.year.instruments import instrument_of
from demo.year.telling import on
from sightline.kit import clock
from sightline.library import actions
from sightline.library.models import Edition, Recipient, Resource
from sightline.library.models import Page as PageRow
from sightline.library.rules.states import EditionState
from sightline.people import actions as people
from sightline.people.models import Body, BodyKind, Consortium, Nation, Partnership, PartnershipKind, Person, Set
from sightline.people.permissions import Role
from sightline.plan.rules.errors import NotYet
from sightline.questions.actions import close_exercise, give_answers
from sightline.questions.models import Exercise
from sightline.questions.rules.asking import Answer
from sightline.questions.rules.kinds import ExerciseState
from sightline.trail.rules import Program

BY = Program("The demonstration")
ASKED, DUE = on(31, 10), on(15, 12)
SET = "Statutory providers of both boards"


def until_january(island: Island) -> list[Event]:
    """Everything of the library up to 15 January."""
    flow = documents.FLOW_CHART
    return [
        Event(on(8, 5), "four boards", partial(_found_boards, island)),
        *_written(island, documents.ONLINE_PARENTS),
        *_written(island, documents.ONLINE_GAMES),
        *_written(island, documents.ONLINE_SCHOOLS),
        *_written(island, flow),
        Event(on(20, 11), "flow chart, second edition", partial(_flow_chart_again, island)),
        *_approved(island, flow.title, 2, documents.FLOW_CHART_AGAIN),
        *_written(island, documents.FAMILY_APPROACH),
        Event(ASKED, "protocol cascaded", partial(_cascade, island), 11),
        *(Event(one[2], f"receipt of {one[0]}", partial(_confirm, island, one)) for one in documents.CONFIRMED),
        Event(documents.READ_ONLY[2], "probation has read it", partial(_read_only, island)),
        *(event for one in documents.PULSES for event in _pulse(island, one)),
        *_joint(island),
        *_written(island, documents.NEGLECT),
        *_opened(island),
    ]


def until_the_board(island: Island) -> list[Event]:
    """Health signs, the toolkit is published; NHS England confirms."""
    neglect = documents.NEGLECT
    return [
        *(Event(day, f"{page.title}", partial(_add, island, neglect, page)) for day, page in neglect.later),
        *_approved(island, neglect.title, 1, neglect.approval),
        Event(
            documents.LATER_CONFIRMED[0][2], "receipt of nhse", partial(_confirm, island, documents.LATER_CONFIRMED[0])
        ),
        *_opened(island),
    ]


def until_the_years_end(island: Island) -> list[Event]:
    """Probation confirms."""
    late = documents.LATER_CONFIRMED[1]
    return [Event(late[2], "receipt of probation", partial(_confirm, island, late))]


# --- documents of the island's own ---


def _written(island: Island, one: Document) -> list[Event]:
    return [
        Event(one.begun, f"{one.title} begun", partial(_begin, island, one)),
        *([] if one.later else _approved(island, one.title, 1, one.approval)),
    ]


def _approved(island: Island, title: str, number: int, approval: Approval) -> list[Event]:
    return [
        Event(approval.day, f"{title} approved", partial(_approve, island, title, number, approval), 17),
        Event(approval.published, f"{title} published", partial(_publish, island, title, number, approval)),
    ]


def _begin(island: Island, one: Document) -> None:
    edition = actions.create_resource(
        by=island.person(one.by),
        partnership=island.partnership,
        kind=one.kind,
        title=one.title,
        owner=island.body(one.owner),
        summary=one.summary,
        audience=one.audience,
        tags=one.tags,
        outside=True,
    )
    for page in one.pages:
        _write(island, one.by, edition, page)


def _add(island: Island, one: Document, page: Page) -> None:
    edition = _edition(island, one.title, 1, EditionState.DRAFT)
    if edition.pages.filter(title=page.title).exists():
        raise NotYet(["Somebody has written it already."])
    _write(island, one.by, edition, page)


def _write(island: Island, by: str, edition: Edition, page: Page) -> None:
    under = edition.pages.get(title=page.under) if page.under else None
    actions.add_page(by=island.person(by), edition=edition, title=page.title, text=page.text, parent=under)


def _edition(island: Island, title: str, number: int, *states: EditionState) -> Edition:
    """The edition, where it stands so; raises NotYet where somebody has moved it on."""
    found = Edition.objects.filter(
        partnership=island.partnership, resource__title=title, number=number, state__in=states
    ).first()
    if found is None:
        raise NotYet([f"{title}, edition {number}, does not stand so."])
    return found


def _approve(island: Island, title: str, number: int, approval: Approval) -> None:
    actions.approve_edition(
        by=island.person(approval.by),
        edition=_edition(island, title, number, EditionState.DRAFT),
        body=island.body(approval.body),
        meeting=approval.meeting,
        approved_on=approval.day,
    )


def _publish(island: Island, title: str, number: int, approval: Approval) -> None:
    edition = _edition(island, title, number, EditionState.APPROVED)
    actions.publish_edition(by=island.person("dana"), edition=edition, review_on=approval.review)


def _flow_chart_again(island: Island) -> None:
    title = documents.FLOW_CHART.title
    first = _edition(island, title, 1, EditionState.PUBLISHED)
    by = island.person("theo")
    edition = actions.begin_edition(by=by, resource=first.resource)
    name, was, becomes = documents.FLOW_CHART_SECOND
    page = edition.pages.get(title=name)
    text = page.text.replace(was, becomes)
    actions.edit_page(by=by, page=page, revision=page.revision, title=page.title, text=text)
    actions.edit_edition(by=by, edition=edition, changes=documents.FLOW_CHART_CHANGES)


# --- the cascade of the Family Approach protocol, and its pulse ---


def _cascade(island: Island) -> None:
    bodies = [island.body(key) for key in documents.PROVIDERS]
    by, partnership = island.person("dana"), island.partnership
    if Set.objects.filter(partnership=partnership, name=SET).exists():
        raise NotYet(["They are asked already."])
    people.create_set(by=by, partnership=partnership, name=SET, bodies=bodies)
    actions.disseminate(
        by=by,
        partnership=partnership,
        edition=_edition(island, documents.FAMILY_APPROACH.title, 1, EditionState.PUBLISHED),
        bodies=bodies,
        due_on=DUE,
        set=Set.objects.get(partnership=partnership, name=SET),
        words="Everybody who meets adults or children of a family has to know the first page.",
    )


def _recipient(island: Island, key: str) -> Recipient:
    found = Recipient.objects.filter(
        partnership=island.partnership,
        body=island.body(key),
        dissemination__edition__resource__title=documents.FAMILY_APPROACH.title,
    ).first()
    if found is None:
        raise NotYet([f"{key} is not asked."])
    return found


def _confirm(island: Island, told: tuple) -> None:
    key, by, _, reached, staff, how, who = told
    recipient = _recipient(island, key)
    if recipient.state == "cascaded":
        raise NotYet([f"{key} has confirmed already."])
    actions.give_receipt(
        by=island.person(by), recipient=recipient, cascaded=True, staff=staff, reached=reached, how=how, cascaded_by=who
    )


def _read_only(island: Island) -> None:
    key, by, _, until, how = documents.READ_ONLY
    recipient = _recipient(island, key)
    actions.give_receipt(by=island.person(by), recipient=recipient, cascaded=False, will_by=until, how=how)


def _pulse(island: Island, told: tuple) -> list[Event]:
    key, first, last, *_ = told
    return [
        Event(first, f"pulse of {key}", partial(_ask_staff, island, told)),
        Event(first + dt.timedelta(days=3), f"answers of {key}", partial(_answer, island, told)),
        Event(last + dt.timedelta(days=1), f"pulse of {key} closes", partial(_close, island, told), 1),
    ]


def _ask_staff(island: Island, told: tuple) -> None:
    key, _, last, asked, _ = told
    actions.begin_pulse(
        by=island.person("dana"),
        recipient=_recipient(island, key),
        closes_on=last,
        addresses=[f"staff{number}@{key}.marram.example" for number in range(1, asked + 1)],
        version=instrument_of(island.partnership, "pulse_protocol").versions.latest("number"),
    )


def _exercise(island: Island, key: str) -> Exercise:
    exercise = _recipient(island, key).exercise
    if exercise is None or exercise.state != ExerciseState.OPEN:
        raise NotYet([f"No pulse of {key} is open."])
    return exercise


def _answer(island: Island, told: tuple) -> None:
    key, *_, answered = told
    exercise = _exercise(island, key)
    first, second = exercise.version.asked.order_by("section__position", "position")
    given = [option for option, number in answered for _ in range(number)]
    for invite, option in zip(exercise.invites.filter(spent=False).order_by("pk"), given, strict=False):
        used = "yes" if option == "yes_find" else "no"
        give_answers(exercise=exercise, invite=invite, answers=[Answer(first.pk, option), Answer(second.pk, used)])


def _close(island: Island, told: tuple) -> None:
    close_exercise(by=CLOCK, exercise=_exercise(island, told[0]))


# --- the consortium ---


def _found_boards(island: Island) -> None:
    """The three boards across the water, each with a manager and a chair; and the consortium of the four."""
    if Consortium.objects.filter(name=documents.CONSORTIUM).exists():
        raise NotYet(["The four boards share documents already."])
    boards = [island.partnership]
    for name, slug, manager, chair in documents.BOARDS:
        partnership = people.create_partnership(
            by=BY, name=name, slug=slug, kind=PartnershipKind.CHILDREN_BOARD, nation=Nation.ENGLAND
        )
        board = people.create_body(by=BY, partnership=partnership, name=name, kind=BodyKind.BOARD)
        team = people.create_body(by=BY, partnership=partnership, name="Support team", kind=BodyKind.TEAM, parent=board)
        for body, role, person in ((team, Role.BUSINESS_MANAGER, manager), (board, Role.INDEPENDENT_CHAIR, chair)):
            people.add_person(
                by=BY, body=body, role=role, since=on(1, 4, 2016), email=_address(person, slug), name=person
            )
        boards.append(partnership)
    people.form_consortium(by=BY, name=documents.CONSORTIUM, partnerships=boards)


def _address(name: str, slug: str) -> str:
    return f"{name.split()[0].lower()}@{slug}.example"


def _of_board(slug: str) -> tuple[Partnership, Person, Person, Body]:
    """A board with its manager, its chair and itself as a body."""
    name, _, manager, chair = next(one for one in documents.BOARDS if one[1] == slug)
    partnership = Partnership.objects.get(slug=slug)
    persons = [Person.objects.get(email=_address(one, slug)) for one in (manager, chair)]
    return partnership, *persons, Body.objects.get(partnership=partnership, name=name)


def _joint(island: Island) -> list[Event]:
    """Easthaven keeps them; each board adopts for itself, the island last. A second edition waits for the island."""
    full, short = documents.JOINT, documents.JOINT_SUMMARY
    return [
        Event(on(13, 6), "joint protocol published", partial(_share, full, on(12, 6), on(30, 6, 2019))),
        Event(on(21, 9), "the short one published", partial(_share, short, on(20, 9), on(20, 9, 2019))),
        *(
            Event(day, f"{slug or 'the island'} adopts {title}", partial(_adopt, island, title, slug, meeting))
            for title, slug, day, meeting in documents.ADOPTIONS
        ),
        Event(on(14, 7), "the island's appendix", partial(_appendix, island), 15),
        Event(on(8, 1, 2018), "joint protocol, second edition", _share_again),
    ]


def _share(told: tuple, approved: dt.date, review: dt.date) -> None:
    kind, title, summary, page = told
    partnership, manager, chair, board = _of_board("easthaven")
    edition = actions.create_resource(
        by=manager,
        partnership=partnership,
        kind=kind,
        title=title,
        owner=board,
        summary=summary,
        tags=("joint working", "adults"),
        outside=True,
        consortium=Consortium.objects.get(name=documents.CONSORTIUM),
    )
    actions.add_page(by=manager, edition=edition, title=page.title, text=page.text)
    meeting = f"Policy group of the four boards, {approved:%-d %B %Y}"
    actions.approve_edition(by=chair, edition=edition, body=board, meeting=meeting, approved_on=approved)
    actions.publish_edition(by=manager, edition=edition, review_on=review)


def _share_again() -> None:
    _, manager, chair, board = _of_board("easthaven")
    resource = _resource(documents.JOINT[1])
    edition = actions.begin_edition(by=manager, resource=resource)
    page: PageRow = edition.pages.get()
    changes, more = documents.JOINT_SECOND
    actions.edit_page(by=manager, page=page, revision=page.revision, title=page.title, text=page.text + more)
    actions.edit_edition(by=manager, edition=edition, changes=changes)
    actions.approve_edition(
        by=chair,
        edition=edition,
        body=board,
        meeting="Policy group of the four boards, 4 January 2018",
        approved_on=on(4, 1, 2018),
    )
    actions.publish_edition(by=manager, edition=edition, review_on=on(30, 6, 2019))


def _resource(title: str) -> Resource:
    found = Resource.objects.filter(title=title, partnership__slug="easthaven").first()
    if found is None:
        raise NotYet([f"{title} is not shared yet."])
    return found


def _adopt(island: Island, title: str, slug: str, meeting: str) -> None:
    """A board adopts the edition in force, the island where no slug is given."""
    partnership, by = (island.partnership, island.person("dana")) if not slug else _of_board(slug)[:2]
    edition = _resource(title).editions.get(state=EditionState.PUBLISHED)
    actions.adopt_edition(by=by, partnership=partnership, edition=edition, adopted_on=clock.today(), meeting=meeting)


def _appendix(island: Island) -> None:
    resource = _resource(documents.JOINT[1])
    title, text = documents.APPENDIX
    actions.add_appendix(
        by=island.person("theo"), partnership=island.partnership, resource=resource, title=title, text=text
    )


def _opened(island: Island) -> list[Event]:
    """What was counted on the public site, a month each."""
    return [Event(one[0], f"openings of {one[1]}", partial(_count, island, one), 23) for one in documents.OPENED]


def _count(island: Island, told: tuple) -> None:
    _, title, month, views, downloads = told
    resource = Resource.objects.filter(title=title).first()
    if resource is None or resource.uses.filter(partnership=island.partnership, month=month).exists():
        raise NotYet([f"{title} is not there, or was counted."])
    key = (island.partnership.pk, resource.pk, month.isoformat())
    actions.count_uses(counts={(*key, "views"): views, (*key, "downloads"): downloads})
