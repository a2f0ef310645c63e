"""A library of twenty thousand documents, written straight to the tables as their publication would have: each with one
page of two hundred words, drawn so that some words are common and most are rare."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from django.urls import reverse

from bench.data import BY, GROUPS, SINCE, founded, session_of
from sightline.kit import clock
from sightline.library.models import Edition, Indexed, Resource
from sightline.library.models import Page as PageRow
from sightline.library.reads.searching import scope_of
from sightline.library.rules.kinds import ReadBy, ResourceKind
from sightline.library.rules.names import slug_of
from sightline.library.rules.states import EditionState
from sightline.people import actions as people
from sightline.people.models import Body, Partnership, Person
from sightline.people.permissions import Role

DOCUMENTS = 20_000
WORDS = 200  # on each page
COMMON, RARE = ("child", "family", "school", "neglect", "worker", "plan"), 8_000
_BATCH = 2_000


def build(documents: int = DOCUMENTS) -> dict[str, Any]:
    """A library of so many documents in force; the address of each search and the session of whoever looks at it."""
    partnership, bodies = founded("library", "The partnership with a library")
    manager = people.add_person(
        by=BY,
        body=bodies[GROUPS[0]],
        role=Role.BUSINESS_MANAGER,
        since=SINCE,
        email="manager@library.example",
        name="The manager",
    ).person
    _write(partnership, bodies[GROUPS[0]], manager, documents)
    address, session = reverse("resource_list", args=[partnership.slug]), session_of(manager)
    looked_for = {
        "a word in two or three of them": "word77",
        "a word in every one": "child",
        "three words": "child family word7",
        "a word in none": "nowhere",
        "two thousand letters": "neglect " * 250,  # the server takes no address of more than four thousand
    }
    found = {title: [f"{address}?words={quote(words)}", session] for title, words in looked_for.items()}
    return {"the list itself": [address, session], **found}


def _write(partnership: Partnership, owner: Body, by: Person, documents: int) -> None:
    dice, today = random.Random(2017), clock.today()
    for start in range(0, documents, _BATCH):
        titles = [
            f"Guidance {start + number} on {dice.choice(COMMON)}" for number in range(min(_BATCH, documents - start))
        ]
        resources = Resource.objects.bulk_create(
            Resource(
                partnership=partnership,
                slug=slug_of(title, (), otherwise="guidance"),
                kind=ResourceKind.GUIDANCE,
                title=title,
                owner=owner,
                audience=ReadBy.PROFESSIONALS,
            )
            for title in titles
        )
        editions = Edition.objects.bulk_create(
            Edition(
                partnership=partnership,
                resource=resource,
                number=1,
                state=EditionState.PUBLISHED,
                made_by=by,
                made_on=today,
                approved_by=by,
                approved_for=owner,
                approved_on=today,
                meeting_words="Board",
                published_on=today,
                review_on=today.replace(year=today.year + 2),
            )
            for resource in resources
        )
        pages = PageRow.objects.bulk_create(
            PageRow(
                partnership=partnership,
                edition=edition,
                position=1,
                slug="page",
                title="What to do",
                text=" ".join(_words(dice)),
                saved_by=by,
                saved_at=clock.now(),
            )
            for edition in editions
        )
        Indexed.objects.bulk_create(
            piece for page, edition in zip(pages, editions, strict=True) for piece in _pieces(page, edition)
        )


def _pieces(page: PageRow, edition: Edition) -> Iterator[Indexed]:
    of = {"partnership_id": edition.partnership_id, "resource": edition.resource, "edition": edition}
    scope = scope_of(edition.partnership_id, public=False)
    yield Indexed(title=edition.resource.title, scope=scope, **of)
    yield Indexed(title=page.title, words=page.text, page=page, scope=scope, **of)


def _words(dice: random.Random) -> Iterator[str]:
    """One word in five is common; of the rest the lower numbers come oftener, as words do."""
    for _ in range(WORDS):
        yield dice.choice(COMMON) if dice.random() < 0.2 else f"word{int(RARE * dice.random() ** 3)}"
