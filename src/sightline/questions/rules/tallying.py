"""What an answer adds to the counts: pure. Reading then costs the same at a thousand answers and at a million."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from sightline.questions.rules.anonymity import group_name
from sightline.questions.rules.asking import Answer, Questionnaire, chosen_in
from sightline.questions.rules.kinds import CHOSEN, NO_ANSWERS, QuestionKind

EVERYBODY = ""  # as a group
ANSWERED = ""  # as an option: who gave a valid answer, once however many options she chose


def tally_keys(questionnaire: Questionnaire, answers: Sequence[Answer]) -> set[tuple[str, str]]:
    """The (question's uid, option) pairs that one respondent's answers count in."""
    questions = {question.id: question for question in questionnaire.questions}
    keys: set[tuple[str, str]] = set()
    for answer in answers:
        question = questions[answer.asked_id]
        if question.kind in CHOSEN:
            keys.add((question.uid, answer.option))
            if answer.option in NO_ANSWERS:
                continue
        elif question.kind == QuestionKind.NUMBER and answer.number is not None:
            keys.add((question.uid, plain(answer.number)))
        keys.add((question.uid, ANSWERED))
    return keys


def plain(number: Decimal) -> str:
    """A number as it is counted under: "7", "7.5"."""
    return f"{number.normalize():f}"


def groups_of(questionnaire: Questionnaire, answers: Sequence[Answer], group_by: Iterable[str]) -> dict[str, str]:
    """The groups that answers put their respondent in: for each question to group by, its text and the chosen option's
    words. Who chose none, several, or no answer is in no group by it."""
    chosen = chosen_in(questionnaire, answers)
    wanted = set(group_by)
    found = {}
    for question in questionnaire.questions:
        keys = chosen.get(question.uid, frozenset()) - NO_ANSWERS
        if question.uid in wanted and len(keys) == 1:
            texts = {option.key: option.text for option in question.options}
            found[question.text.rstrip("?").replace(": ", ", ")] = texts[next(iter(keys))]
    return found


def group_names(groups: Mapping[str, str]) -> list[str]:
    """Every group that a respondent counts in, everybody first."""
    return [EVERYBODY, *sorted(group_name(name, value) for name, value in groups.items() if value)]
