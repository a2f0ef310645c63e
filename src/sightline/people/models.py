"""Who there is. Everything has its partnership, but for a person, who may sit in several, and a consortium."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Lower

from sightline.people.permissions import Role
from sightline.ui.palette import Colour


class Nation(models.TextChoices):
    """Whose bank holidays count."""

    ENGLAND = "ENG", "England"
    WALES = "WLS", "Wales"
    SCOTLAND = "SCT", "Scotland"
    NORTHERN_IRELAND = "NIR", "Northern Ireland"


class PartnershipKind(models.TextChoices):
    """Boards became partnerships in England in 2019; adults boards stayed boards."""

    CHILDREN_BOARD = "children_board", "Safeguarding children board"
    CHILDREN_PARTNERSHIP = "children_partnership", "Safeguarding children partnership"
    ADULTS_BOARD = "adults_board", "Safeguarding adults board"
    OTHER = "other", "Another multi-agency partnership"


class Partnership(models.Model):
    """The tenant: one board or partnership, with its words, year and colours."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=30, blank=True)
    kind = models.CharField(max_length=30, choices=PartnershipKind, default=PartnershipKind.CHILDREN_PARTNERSHIP)
    # The board's own words for things that the field renames every few years ("serious case review"); see people.words.
    words = models.JSONField(default=dict, blank=True)
    fiscal_start_month = models.PositiveSmallIntegerField(default=4)
    nation = models.CharField(max_length=3, choices=Nation, default=Nation.ENGLAND)
    threshold = models.PositiveSmallIntegerField(default=5)
    colour = models.CharField(max_length=12, choices=Colour, default=Colour.NAVY)
    logo_version = models.CharField(max_length=12, blank=True)  # the start of the logo's digest; "" when there is none

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="partnership_fiscal_month",
                condition=Q(fiscal_start_month__gte=1, fiscal_start_month__lte=12),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Logo(models.Model):
    """A partnership's picture for its header: at most 200 kB, its type known by content.

    A table of its own, so that no page loads it unasked."""

    partnership = models.OneToOneField(Partnership, on_delete=models.CASCADE, primary_key=True)
    media_type = models.CharField(max_length=20)
    content = models.BinaryField()
    text = models.CharField(max_length=160)

    def __str__(self) -> str:
        return self.text


class Site(models.Model):
    """What a partnership's public site says in its own words; without `open_since` there is no public site yet.

    `worried` is whom to call about a child, in the order shown: a list of {"who", "number", "when"}, such as
    ("Children's services", "01983 000 000", "day and night"). Every outside page leads to it, and every questionnaire
    for children or families begins with it."""

    partnership = models.OneToOneField(Partnership, on_delete=models.CASCADE, primary_key=True)
    open_since = models.DateField(null=True, blank=True)
    introduction = models.TextField(blank=True)
    worried = models.JSONField(default=list, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    privacy_notice = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"Public site of {self.partnership}"

    def is_open_on(self, day: dt.date) -> bool:
        """Whether anybody may open it on `day`."""
        return self.open_since is not None and self.open_since <= day


class Consortium(models.Model):
    """Partnerships that share documents and actions (the four boards of a county and its neighbours)."""

    name = models.CharField(max_length=120, unique=True)
    partnerships = models.ManyToManyField(Partnership, related_name="consortia")

    def __str__(self) -> str:
        return self.name


class BodyKind(models.TextChoices):
    """Whoever can own, do, monitor or decide."""

    BOARD = "board", "Board"
    EXECUTIVE = "executive", "Executive group"
    SUBGROUP = "subgroup", "Subgroup"
    TASK_GROUP = "task_group", "Task and finish group"
    PANEL = "panel", "Panel"
    TEAM = "team", "Team"
    AGENCY = "agency", "Agency"
    POST = "post", "Post"
    OTHER_BOARD = "other_board", "Another board"
    CONSORTIUM = "consortium", "Consortium"


class MemberQuerySet(models.QuerySet):
    """Rows of a partnership, seen by its members."""

    def visible_to(self, membership):
        """The rows of the member's partnership. `membership` is what `people.access` gave the request."""
        return self.filter(partnership_id=membership.partnership.pk)


class Body(models.Model):
    """One kind of thing for all that can hold a responsibility, with a kind and a place in the tree."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="bodies")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=20, choices=BodyKind)
    consortium = models.ForeignKey(Consortium, on_delete=models.PROTECT, null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("partnership", Lower("name"), name="body_name_once"),
            models.CheckConstraint(name="body_not_its_own_parent", condition=~Q(parent=F("id"))),
        ]
        ordering = ["name"]
        verbose_name_plural = "bodies"

    def __str__(self) -> str:
        return self.name


class Alias(models.Model):
    """Another name a body goes by in documents, folded by `people.names.fold` ("WFD", "workforce development")."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="aliases")
    printed = models.CharField(max_length=160)
    folded = models.CharField(max_length=160)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "folded"], name="alias_once")]
        ordering = ["printed"]
        verbose_name_plural = "aliases"

    def __str__(self) -> str:
        return self.printed


class PersonQuerySet(models.QuerySet):
    """Persons, who belong to no partnership but by their seats."""

    def visible_to(self, membership):
        """Whoever holds or held a seat in the member's partnership."""
        return self.filter(Exists(Seat.objects.filter(person=OuterRef("pk"), partnership=membership.partnership)))


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):
    """Finds a person by address, whatever its capitals."""

    def get_by_natural_key(self, email):
        """The person with this address; Django's and allauth's door."""
        return self.get(email=email.strip().lower())

    def at_address(self, email: str, *, name: str, post: str = "") -> tuple[Person, bool]:
        """The person at this address, and whether she is new. A name she has already is hers and stays."""
        person = self.filter(email=email.strip().lower()).first()
        if person is not None:
            return person, False
        person = self.model(email=email, name=name, post=post)
        person.set_unusable_password()  # sign-in is by code; no password ever exists
        person.save(using=self._db)
        return person, True


class Person(AbstractBaseUser):
    """One human being across partnerships (a police officer sits on four boards); signs in by a code sent by e-mail."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=120)
    post = models.CharField(max_length=160, blank=True)
    is_active = models.BooleanField(default=True)
    invited_at = models.DateTimeField(null=True, blank=True)
    # Both days counted. What she owes is asked of her deputies meanwhile, in every partnership.
    away_from = models.DateField(null=True, blank=True)
    away_until = models.DateField(null=True, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = PersonManager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="person_email_small_letters", condition=Q(email=Lower("email"))),
            models.CheckConstraint(
                name="person_away_whole",
                condition=Q(away_from__isnull=True, away_until__isnull=True)
                | Q(away_from__isnull=False, away_until__gte=F("away_from")),
            ),
        ]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs):
        """Keeps the address in small letters, so that what is typed at sign-in always finds it."""
        self.email = self.email.strip().lower()
        super().save(*args, **kwargs)

    def away_on(self, day: dt.date) -> bool:
        """Whether she said that she is away on `day`."""
        return bool(self.away_from and self.away_until and self.away_from <= day <= self.away_until)

    @property
    def actor_id(self) -> str:
        """For the trail."""
        return str(self.uid)

    @property
    def actor_label(self) -> str:
        return self.name


class SeatQuerySet(MemberQuerySet):
    """Seats, now and then."""

    def held_on(self, day: dt.date):
        """Seats held on `day`; both ends count."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)


class Seat(models.Model):
    """A person in a body with a role, from and until: so that "who was chair when this was agreed" has an answer."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="seats")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats")
    role = models.CharField(max_length=20, choices=Role)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    deputy_for = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="deputies")

    objects = SeatQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="seat_ends_after_start", condition=Q(until__isnull=True) | Q(until__gte=F("since"))
            ),
            models.CheckConstraint(name="seat_not_its_own_deputy", condition=~Q(deputy_for=F("id"))),
        ]
        indexes = [models.Index(fields=["person", "partnership"], name="seat_of_person")]
        ordering = ["since"]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()} of {self.body}"


class Set(models.Model):
    """A named list that something should reach: schools, year groups, the providers who must confirm a protocol."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    name = models.CharField(max_length=120)
    year = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "name", "year"], name="set_once")]

    def __str__(self) -> str:
        return self.name


class SetMember(models.Model):
    """A body, or something known by a label only (a year group)."""

    set = models.ForeignKey(Set, on_delete=models.CASCADE, related_name="members")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True)
    label = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="set_member_body_or_label",
                condition=Q(body__isnull=False, label="") | Q(body__isnull=True) & ~Q(label=""),
            )
        ]

    def __str__(self) -> str:
        return self.label or str(self.body)


class StartCodeQuerySet(models.QuerySet):
    """The code that stands, if one does."""

    def opened_by(self, code: str):
        """The code issued, if `code` is it, it is unused, and it was not guessed at too often; else None."""
        issued = self.filter(used_at=None, wrong_tries__lt=StartCode.WRONG_TRIES_ALLOWED).first()
        right = issued is not None and hmac.compare_digest(issued.digest, StartCode.digest_of(code))
        return issued if right else None


class StartCode(models.Model):
    """The one-time code of the first-run page: whoever can read the server's console may set up the first partnership.

    Kept as a digest; void once used, or after `WRONG_TRIES_ALLOWED` wrong tries."""

    WRONG_TRIES_ALLOWED = 10

    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    wrong_tries = models.PositiveSmallIntegerField(default=0)

    objects = StartCodeQuerySet.as_manager()

    def __str__(self) -> str:
        return f"start code made {self.made_at:%d %B %Y}"

    @staticmethod
    def digest_of(code: str) -> str:
        """SHA-256 of the code, however it was typed: capitals, spaces and hyphens do not count."""
        return hashlib.sha256("".join(code.upper().replace("-", "").split()).encode()).hexdigest()
