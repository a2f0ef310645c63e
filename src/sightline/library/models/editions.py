"""Documents through all their editions; the pages of an edition, which people edit here, and its files, which they
bring."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from sightline.files.models import Stored
from sightline.library.rules.kinds import ReadBy, ResourceKind
from sightline.library.rules.states import EVER_PUBLISHED, UNFINISHED, EditionState
from sightline.people.models import Body, Consortium, Partnership, Person
from sightline.people.permissions import Permission


class ResourceQuerySet(models.QuerySet):
    """Documents, seen by the members of the board that keeps them and of the boards it shares them with."""

    def visible_to(self, membership):
        """Those of the member's partnership, and those another board of its consortium keeps, once published."""
        return self.of(membership.partnership.pk)

    def of(self, partnership_id: int):
        """The documents of a partnership: its own, and its consortia's that were ever published."""
        ever = Edition.objects.filter(resource=OuterRef("pk"), published_on__isnull=False)
        shared = Q(consortium__in=Consortium.objects.filter(partnerships=partnership_id)) & Q(Exists(ever))
        return self.filter(Q(partnership_id=partnership_id) | shared)


class Resource(models.Model):
    """A document of the library: what it is, who owns it, whom it is for. Its words stand in its editions.

    `outside` says that anybody may read it on the public site once published. A `consortium` shares it with its other
    boards, each of which adopts an edition for itself."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    slug = models.SlugField(max_length=80)
    kind = models.CharField(max_length=20, choices=ResourceKind.choices())
    title = models.CharField(max_length=160)
    summary = models.TextField(blank=True)
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="resources")
    audience = models.CharField(max_length=20, choices=ReadBy.choices(), default=ReadBy.PROFESSIONALS)
    tags = models.JSONField(default=list, blank=True)
    outside = models.BooleanField(default=False)
    consortium = models.ForeignKey(Consortium, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = ResourceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "slug"], name="resource_slug_once"),
            models.UniqueConstraint(fields=["partnership", "title"], name="resource_title_once"),
        ]
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class EditionQuerySet(models.QuerySet):
    """Editions: what was published is for every member, a draft for those who edit or approve."""

    def visible_to(self, membership):
        """Those of documents that the member may see; unfinished ones of her own board, where she works on them."""
        here = membership.partnership.pk
        consortia = Consortium.objects.filter(partnerships=here)
        published = Q(published_on__isnull=False) & (Q(partnership_id=here) | Q(resource__consortium__in=consortia))
        works = membership.may(Permission.LIBRARY_EDIT) or membership.may(Permission.EDITION_APPROVE)
        return self.filter(published | Q(partnership_id=here)) if works else self.filter(published)


class PartQuerySet(models.QuerySet):
    """Parts of editions, seen by those who see the edition."""

    def visible_to(self, membership):
        """The parts of editions that the member may see."""
        return self.filter(edition__in=Edition.objects.visible_to(membership))


class Edition(models.Model):
    """A document as it is, or was, in force: its `number`-th edition.

    `authors` are all who wrote or brought anything of it: none of them approves it. `matters` says that the providers
    who were asked about the one before were asked again."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    resource = models.ForeignKey(Resource, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=EditionState.choices(), default=EditionState.DRAFT)
    changes = models.TextField(blank=True)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()
    authors = models.ManyToManyField(Person, related_name="+")
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    approved_for = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    approved_on = models.DateField(null=True, blank=True)
    meeting_words = models.CharField(max_length=200, blank=True)
    published_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    matters = models.BooleanField(default=False)
    ended_on = models.DateField(null=True, blank=True)
    withdrawn_why = models.CharField(max_length=500, blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["resource", "number"], name="edition_number_once"),
            models.UniqueConstraint(
                fields=["resource"], condition=Q(state__in=UNFINISHED), name="edition_one_being_made"
            ),
            models.UniqueConstraint(
                fields=["resource"], condition=Q(state=EditionState.PUBLISHED), name="edition_one_in_force"
            ),
            models.CheckConstraint(
                name="edition_approved_whole",
                condition=Q(
                    approved_by__isnull=True, approved_for__isnull=True, approved_on__isnull=True, meeting_words=""
                )
                | Q(approved_by__isnull=False, approved_for__isnull=False, approved_on__isnull=False)
                & ~Q(meeting_words=""),
            ),
            models.CheckConstraint(
                name="edition_published_was_approved",
                condition=Q(state=EditionState.DRAFT, approved_on__isnull=True, published_on__isnull=True)
                | Q(state=EditionState.APPROVED, approved_on__isnull=False, published_on__isnull=True)
                | Q(
                    state__in=EVER_PUBLISHED,
                    approved_on__isnull=False,
                    published_on__isnull=False,
                    review_on__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="edition_reviewed_after_published",
                condition=Q(published_on__isnull=True) | Q(review_on__gt=F("published_on")),
            ),
            models.CheckConstraint(
                name="edition_ended_whole",
                condition=Q(state=EditionState.WITHDRAWN, ended_on__isnull=False) & ~Q(withdrawn_why="")
                | Q(state=EditionState.SUPERSEDED, ended_on__isnull=False, withdrawn_why="")
                | ~Q(state__in=[EditionState.WITHDRAWN, EditionState.SUPERSEDED])
                & Q(ended_on__isnull=True, withdrawn_why=""),
            ),
        ]
        indexes = [models.Index(fields=["partnership", "state", "review_on"], name="edition_by_review")]
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.resource}, edition {self.number}"


class Page(models.Model):
    """A page of an edition, in a small safe markup; a page may stand under one other. `slug` is the same in the next
    edition, so that addresses last and what changed can be shown."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="pages")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="children")
    position = models.PositiveSmallIntegerField()
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=160)
    text = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    saved_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    objects = PartQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "slug"], name="page_slug_once"),
            models.CheckConstraint(name="page_not_its_own_parent", condition=~Q(parent=F("id"))),
        ]
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title


class EditionFile(models.Model):
    """A file of an edition. `text` is what could be read out of it, `unread` says what could not; `hidden` is what it
    holds that its reader does not see, as a list of {"kind", "text", "cleaned"}."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="files")
    stored = models.ForeignKey(Stored, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    text = models.TextField(blank=True)
    unread = models.CharField(max_length=300, blank=True)
    hidden = models.JSONField(default=list, blank=True)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added_on = models.DateField()

    objects = PartQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "stored"], name="edition_file_once")]
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title
