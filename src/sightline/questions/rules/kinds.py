"""What questionnaires and questions there are."""

from __future__ import annotations

from sightline.kit.labelled import Labelled


class InstrumentKind(Labelled):
    """What a questionnaire is for. Standard questions belong to a kind: every instrument of it carries them."""

    EVALUATION = "evaluation", "Evaluation of training"
    SURVEY = "survey", "Survey"
    PULSE = "pulse", "Staff pulse"
    AUDIT = "audit", "Case audit"
    SELF_ASSESSMENT = "self_assessment", "Self-assessment"
    TOOL = "tool", "Practice tool"


class Audience(Labelled):
    """Whom it is put to. The words on its pages, and what stands before the first question, depend on it."""

    PROFESSIONALS = "professionals", "Professionals"
    PARENTS = "parents", "Parents and carers"
    CHILDREN = "children", "Children and young people"
    FAMILIES = "families", "Families"
    PUBLIC = "public", "Anybody"


# Before the first question of anything open to these it says whom to call, and what nobody here can do.
FAMILIES = frozenset({Audience.PARENTS, Audience.CHILDREN, Audience.FAMILIES, Audience.PUBLIC})


class QuestionKind(Labelled):
    """What an answer looks like."""

    SCALE = "scale", "A scale"
    GRADE = "grade", "A grade"
    YES_NO = "yes_no", "Yes or no"
    ONE = "one", "One of several"
    MANY = "many", "Any of several"
    NUMBER = "number", "A number"
    DATE = "date", "A date"
    SHORT_TEXT = "short_text", "A few words"
    LONG_TEXT = "long_text", "As many words as you like"


# Kinds whose answers are chosen from options, and so are counted by option.
CHOSEN = frozenset({QuestionKind.SCALE, QuestionKind.GRADE, QuestionKind.YES_NO, QuestionKind.ONE, QuestionKind.MANY})
FREE_TEXT = frozenset({QuestionKind.SHORT_TEXT, QuestionKind.LONG_TEXT})


class Split(Labelled):
    """What a question about who answers is for: the answers to the others are compared by it, as "Agency: Police"."""

    AGENCY = "agency", "Agency"
    WORKFORCE = "workforce", "Workforce"
    ROLE = "role", "Role"
    AREA = "area", "Area"
    AGE = "age", "Age"


# Answers that are given and are no valid answer: they are counted, and stand in no share.
NOT_APPLICABLE = "not_applicable"
NOT_ENOUGH = "not_enough"
NO_ANSWERS = frozenset({NOT_APPLICABLE, NOT_ENOUGH})


class Mode(Labelled):
    """Whether anybody may know who answered. Chosen before the first answer, and never changed."""

    NAMED = "named", "Named"
    ANONYMOUS = "anonymous", "Anonymous"


class ExerciseState(Labelled):
    """Where one use of a questionnaire is."""

    DRAFT = "draft", "Being prepared"
    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"
