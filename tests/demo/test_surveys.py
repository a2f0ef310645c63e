"""The year's surveys as the demonstration has them on its first day."""

from tests.demo.island import Island


def test_home_education_was_asked_read_and_answered(island: Island) -> None:
    closed = island.ask("SELECT title, state, answered FROM questions_exercise WHERE mode = 'anonymous' ORDER BY title")
    assert ("Families who home educate: what you think", "closed", 41) in closed
    assert ("Recognising neglect, before the toolkit", "closed", 67) in closed
    assert island.ask("SELECT COUNT(*) FROM questions_heard WHERE needed") == [(4,)]
    said = island.ask("SELECT published_on IS NOT NULL, COUNT(*) FROM questions_yousaid GROUP BY 1 ORDER BY 1")
    assert said == [(0, 1), (1, 2)]


def test_the_schools_survey_was_entered_with_its_source(island: Island) -> None:
    assert island.ask("SELECT COUNT(*), MIN(n) > 0 FROM questions_externalresult") == [(8, 1)]


def test_nothing_of_an_anonymous_answer_says_when_or_who(island: Island) -> None:
    told = island.ask(
        "SELECT COUNT(*) FROM questions_return given JOIN questions_exercise use ON use.id = given.exercise_id"
        " WHERE given.anonymous AND use.state = 'closed' AND (given.person_id IS NOT NULL OR given.given_at IS NOT NULL"
        " OR given.invite_id IS NOT NULL OR given.groups <> '{}')"
    )
    assert told == [(0,)]
