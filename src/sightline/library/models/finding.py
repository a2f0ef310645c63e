"""What is searched, and how often each document was opened."""

from __future__ import annotations

from django.db import models

from sightline.library.models.adopting import Appendix
from sightline.library.models.editions import Edition, EditionFile, Page, Resource
from sightline.people.models import MemberQuerySet, Partnership


class Indexed(models.Model):
    """A piece of a document in force, as the search finds it: the document itself, a page, a file or an appendix.

    Every row can be made anew from the editions (`rebuild_library_search`). A row is of the partnership in whose
    library it is found: a consortium's document has rows with each board. `scope` holds a word for the members of that
    partnership, and one for everybody where it is public; the database's own index takes it in beside title and words
    (migration 0002), so that a search never looks at what another partnership keeps."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="+")
    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="+")
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    file = models.ForeignKey(EditionFile, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    appendix = models.ForeignKey(Appendix, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    title = models.TextField()
    words = models.TextField(blank=True)
    scope = models.CharField(max_length=60)

    objects = MemberQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["partnership", "resource"], name="indexed_of_resource")]
        verbose_name_plural = "indexed"

    def __str__(self) -> str:
        return self.title


class Use(models.Model):
    """How often a document was opened and its files taken on the public site in a month. Of whom, nothing is kept."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="+")
    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="uses")
    month = models.DateField()
    views = models.PositiveIntegerField(default=0)
    downloads = models.PositiveIntegerField(default=0)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "resource", "month"], name="use_once_a_month")]
        ordering = ["month"]

    def __str__(self) -> str:
        return f"{self.resource}, {self.month:%B %Y}: {self.views} views, {self.downloads} downloads"
