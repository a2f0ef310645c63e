"""Documents of the cast's library, made by the room's own actions where a row needs others to be believed."""

import datetime as dt
from typing import Any

from sightline.kit import clock
from sightline.library import actions
from sightline.library.models import Dissemination, Edition, Page, Recipient, Resource
from sightline.library.rules.kinds import ReadBy, ResourceKind
from sightline.people.models import Consortium, Partnership, Person
from tests.cast import Cast

TODAY = dt.date(2018, 1, 15)
REVIEW = dt.date(2019, 1, 15)


def draft_of(cast: Cast, title: str = "Family Approach protocol", *, text: str = "", **fields: Any) -> Edition:
    """A first edition being written by the support officer, with one page."""
    usual = {"kind": ResourceKind.PROTOCOL, "owner": cast.bodies["subgroup"], "audience": ReadBy.PROFESSIONALS}
    edition = actions.create_resource(by=cast.support, partnership=cast.partnership, title=title, **usual | fields)
    actions.add_page(by=cast.support, edition=edition, title="How we work", text=text or "Think of the whole family.")
    return edition


def approved_of(cast: Cast, title: str = "Family Approach protocol", **fields: Any) -> Edition:
    """The same, approved by the subgroup's chair."""
    return approve(cast, draft_of(cast, title, **fields))


def approve(cast: Cast, edition: Edition) -> Edition:
    return actions.approve_edition(
        by=cast.subgroup_chair,
        edition=edition,
        body=cast.bodies["subgroup"],
        meeting="Subgroup, 10 January 2018",
        approved_on=min(clock.today(), TODAY),
    )


def published_of(cast: Cast, title: str = "Family Approach protocol", **fields: Any) -> Edition:
    """The same, in force."""
    return publish(cast, approved_of(cast, title, **fields))


def publish(cast: Cast, edition: Edition, **fields: Any) -> Edition:
    return actions.publish_edition(
        by=cast.business_manager, edition=edition, review_on=clock.today() + dt.timedelta(days=365), **fields
    )


def elsewhere_of(cast: Cast, title: str = "Theirs", *, consortium: Consortium | None = None) -> Edition:
    """A published edition of the board across the water, of its own or of a consortium."""
    another = Person.objects.create(email=f"{title.lower()[:20].replace(' ', '')}@southmere.example", name="Ola Berg")
    edition = actions.create_resource(
        by=another,
        partnership=cast.elsewhere,
        kind=ResourceKind.POLICY,
        title=title,
        owner=cast.elsewhere_board,
        consortium=consortium,
        outside=True,
    )
    actions.add_page(by=another, edition=edition, title="What they do", text="Across the water it is windy.")
    actions.approve_edition(
        by=cast.outsider, edition=edition, body=cast.elsewhere_board, meeting="Board", approved_on=clock.today()
    )
    return publish(cast, edition)


def consortium_of(*partnerships: Partnership) -> Consortium:
    found = Consortium.objects.create(name="Boards of the two shores")
    found.partnerships.set(partnerships)
    return found


def cascade_of(cast: Cast, edition: Edition | None = None, *, due_in: int = 14, bodies: Any = None) -> Dissemination:
    """An edition put to the two agencies of the cast."""
    return actions.disseminate(
        by=cast.business_manager,
        partnership=cast.partnership,
        edition=edition or published_of(cast),
        bodies=bodies or [cast.bodies["council"], cast.bodies["police"]],
        due_on=clock.today() + dt.timedelta(days=due_in),
    )


def recipient_of(dissemination: Dissemination, cast: Cast, key: str = "council") -> Recipient:
    return dissemination.recipients.get(body=cast.bodies[key])


def page_of(edition: Edition) -> Page:
    return edition.pages.get(title="How we work")


def resource_of(edition: Edition) -> Resource:
    return edition.resource
