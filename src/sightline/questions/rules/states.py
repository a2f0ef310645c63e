"""The life of one use of a questionnaire, as a table. `docs/reference/states.md` is drawn from it."""

from __future__ import annotations

from sightline.kit.steps import Step
from sightline.questions.rules.kinds import ExerciseState

EXERCISE_STEPS = (
    Step(None, "prepare", ExerciseState.DRAFT, "a version with questions; a window; named or anonymous, for good"),
    Step(ExerciseState.DRAFT, "edit", ExerciseState.DRAFT, "the right to run surveys"),
    Step(ExerciseState.DRAFT, "discard", None, "the right to run surveys"),
    Step(
        ExerciseState.DRAFT,
        "open",
        ExerciseState.OPEN,
        "its first day, or somebody before it; a named reader where words are asked for",
    ),
    Step(
        ExerciseState.OPEN,
        "close",
        ExerciseState.CLOSED,
        "the end of its last day, or somebody before it; what is anonymous is shuffled",
    ),
)
# As the reference page lists them.
TABLES = (("One use of a questionnaire", EXERCISE_STEPS),)
