"""An action in each state of delivery on 12 January 2018, as facts."""

from tests.progress.rules.facts import change, day, due, facts, ongoing, word

TODAY = day("2018-01-12")
OVERDUE = facts(due(), said=(word(3, "2018-01-05"),))
AWAITING_WORD = facts(due())
AWAITING_AGREEMENT = facts(due(), said=(word(3, "2018-01-05", (1, "2017-12-20")),))
COMPLETE = facts(due(), said=(word(3, "2018-01-05", (1, "2017-12-20"), agreed="2018-01-08"),))
LATE = facts(due(), said=(word(3, "2018-01-05", (1, "2018-01-04"), agreed="2018-01-08"),))
AT_RISK = facts(due("2018-03-31", change("2018-04-30", "2018-01-05")), said=(word(3, "2018-01-05"),))
NOT_STARTED = facts(due("2018-03-31"))
ON_TRACK = facts(due("2018-03-31"), said=(word(3, "2018-01-05", agreed="2018-01-08"),))
SAID_EARLY = facts(due("2018-03-31"), said=(word(3, "2018-01-05", (1, "2018-01-04")),))
SAID_HALF = facts(due("2018-03-31"), due("2018-03-31", id=5), said=(word(3, "2018-01-05", (1, "2018-01-04")),))
SAID_ONGOING = facts(due("2018-03-31"), ongoing(), said=(word(3, "2018-01-05", (1, "2018-01-04")),))
UNDATED = facts(due(None))
NO_MILESTONE = facts()
WITHDRAWN = facts(due(), withdrawn_adopted=day("2018-01-01"))
