"""Papers as they were issued: content, files and digests, never written again."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sightline.files.models import Stored
from sightline.governance.models import Meeting, RestrictedQuerySet
from sightline.papers.rules.content import Copy
from sightline.papers.rules.kinds import KINDS
from sightline.people.models import Body, Partnership, Person
from sightline.plan.models import Action, Plan, Priority
from sightline.progress.models import Cycle

_ONE = {"on_delete": models.PROTECT, "null": True, "blank": True}


class Issued(models.Model):
    """An edition of a paper. A new edition replaces the last one of the same kind, thing and copy and both are kept.

    `about` names the thing ("meeting:12", "" for the whole partnership); the links below lead to it. `content` is the
    paper as issued, `sha256` the digest of its canonical text. `restricted`: it holds something that only members of
    `body` and those who see every restricted item may read."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=[(str(key), about.words) for key, about in KINDS.items()])
    about = models.CharField(max_length=40, blank=True)
    copy = models.CharField(max_length=10, choices=[(one.value, one.value.capitalize()) for one in Copy])
    edition = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    words = models.CharField(max_length=300, blank=True)
    restricted = models.BooleanField()
    body = models.ForeignKey(Body, related_name="papers_issued", **_ONE)
    meeting = models.ForeignKey(Meeting, related_name="papers_issued", **_ONE)
    plan = models.ForeignKey(Plan, related_name="papers_issued", **_ONE)
    cycle = models.ForeignKey(Cycle, related_name="papers_issued", **_ONE)
    priority = models.ForeignKey(Priority, related_name="papers_issued", **_ONE)
    action = models.ForeignKey(Action, related_name="papers_issued", **_ONE)
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    pdf = models.ForeignKey(Stored, on_delete=models.PROTECT, related_name="+")
    docx = models.ForeignKey(Stored, on_delete=models.PROTECT, related_name="+")
    html = models.ForeignKey(Stored, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    replaces = models.OneToOneField("self", related_name="replaced_by", **_ONE)

    objects = RestrictedQuerySet.under("restricted", body="body")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="issued_number_once"),
            models.UniqueConstraint(
                fields=["partnership", "kind", "about", "copy", "edition"], name="issued_edition_once"
            ),
            models.CheckConstraint(
                name="issued_first_edition_replaces_none",
                condition=Q(edition=1, replaces__isnull=True) | Q(edition__gt=1, replaces__isnull=False),
            ),
            models.CheckConstraint(name="issued_public_is_open", condition=~Q(copy=Copy.PUBLIC, restricted=True)),
        ]
        ordering = ["-number"]
        verbose_name_plural = "issued"

    def __str__(self) -> str:
        return f"Paper {self.number}: {self.title}"

    @property
    def is_replaced(self) -> bool:
        """Whether a later edition stands."""
        return hasattr(self, "replaced_by")
