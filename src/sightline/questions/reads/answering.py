"""What the pages need on which people answer: cheap, because two thousand may open one at once."""

from __future__ import annotations

from sightline.people.models import Partnership
from sightline.post.rules import token_hash
from sightline.questions.models import Exercise, Invite
from sightline.questions.rules.kinds import ExerciseState

_JOINED = ("version__instrument", "reader", "partnership")


def exercise_at(partnership: Partnership, open_token: str) -> Exercise | None:
    """The exercise behind an open link. One query."""
    if not open_token:
        return None
    return (
        Exercise.objects.filter(partnership=partnership, open_token=open_token)
        .exclude(state=ExerciseState.DRAFT, open_token="")
        .select_related(*_JOINED)
        .first()
    )


def exercise_with_code(partnership: Partnership, code: str) -> Exercise | None:
    """The exercise whose code was typed, however it was typed; one that has closed has none. One query."""
    typed = "".join(code.upper().split()).replace("-", "")
    if not typed:
        return None
    return Exercise.objects.filter(partnership=partnership, code=typed).exclude(state=ExerciseState.CLOSED).first()


def invite_at(partnership: Partnership, token: str) -> Invite | None:
    """The invitation behind a link. One query."""
    found = Invite.objects.filter(partnership=partnership, token_hash=token_hash(token))
    return found.select_related("exercise", *(f"exercise__{one}" for one in _JOINED)).first()
