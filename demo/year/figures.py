"""The island's figures as they are told: the founding year by quarter, and two years before it so that a chart has its
points. All of them are invented: the founding plan prints none.

A number is a count; a pair is so many of so many. Where the founding year is told by the values of a breakdown, each
quarter is a list of them, and their sum is the total. The years before are told by their totals alone.
"""

from __future__ import annotations

import datetime as dt

from demo.year.telling import on

Number = int | tuple[int, int]

# Who gives what the field's list says a source gives.
SOURCES = {
    "Children’s social care": "csc",
    "Multi-agency safeguarding hub": "csc",
    "Police": "police",
    "Education": "council",
    "Return interview provider": "voluntary",
    "METRAC panel": "metrac",
    "Health": "trust",
}
GIVES = {"csc": "kofi", "police": "owen", "council": "kofi", "voluntary": "kofi", "metrac": "marcus", "trust": "wendy"}
POPULATION = {2015: 25_640, 2016: 25_510, 2017: 25_380}

# When each quarter's figures were asked for, were due and came; the Trust's of the third quarter came late.
QUARTERS: dict[int, tuple[dt.date, dt.date, dt.date]] = {
    1: (on(3, 7), on(21, 7), on(19, 7)),
    2: (on(2, 10), on(20, 10), on(17, 10)),
    3: (on(2, 1, 2018), on(12, 1, 2018), on(11, 1, 2018)),
    4: (on(3, 4, 2018), on(20, 4, 2018), on(18, 4, 2018)),
}
LATE = {("trust", 3): on(19, 1, 2018)}

# Eight quarters from April 2015 to March 2017, by indicator of the field's list.
BEFORE: dict[str, list[Number]] = {
    "contacts": [602, 588, 611, 595, 607, 590, 614, 599],
    "referrals": [(212, 602), (205, 588), (219, 611), (208, 595), (214, 607), (203, 590), (221, 614), (209, 599)],
    "repeat-referrals": [(49, 212), (45, 205), (52, 219), (46, 208), (50, 214), (44, 203), (51, 221), (47, 209)],
    "hub-in-time": [(541, 602), (530, 588), (545, 611), (534, 595), (548, 607), (529, 590), (550, 614), (538, 599)],
    "assessments-in-time": [(158, 190), (151, 184), (163, 195), (155, 186), (160, 192), (149, 181), (166, 198), (157, 188)],
    "on-a-plan": [121, 118, 125, 120, 124, 119, 126, 122],
    "neglect": [(57, 121), (55, 118), (60, 125), (56, 120), (59, 124), (55, 119), (61, 126), (58, 122)],
    "second-plan": [(9, 41), (8, 37), (10, 43), (8, 38), (9, 42), (8, 36), (10, 44), (9, 39)],
    "long-plan": [(5, 38), (6, 40), (5, 36), (6, 43), (5, 38), (5, 41), (6, 37), (5, 43)],
    "reviews-in-time": [(96, 101), (92, 98), (99, 104), (94, 99), (98, 103), (91, 97), (100, 105), (95, 101)],
    "conference-in-time": [(33, 41), (29, 37), (35, 43), (30, 38), (34, 42), (28, 36), (36, 44), (31, 39)],
    "attendance": [(212, 16_480), (208, 16_455), (215, 16_470), (210, 16_440), (214, 16_450), (209, 16_430),
                   (213, 16_445), (211, 16_420)],
    "attendance-neglect": [(41, 212), (38, 208), (43, 215), (40, 210), (42, 214), (39, 209), (42, 213), (40, 211)],
    "home-educated": [118, 121, 119, 124, 122, 120, 125, 121],
    "home-vulnerable": [(12, 31), (13, 30), (12, 33), (14, 32), (13, 31), (12, 30), (14, 33), (13, 32)],
    "missing-episodes": [31, 35, 29, 34, 33, 30, 36, 32],
    "missing-children": [19, 21, 18, 20, 20, 19, 22, 20],
    "interviews-offered": [(21, 26), (23, 29), (20, 25), (22, 28), (22, 27), (20, 25), (24, 30), (21, 27)],
    "interviews-completed": [(14, 21), (15, 23), (13, 20), (15, 22), (14, 22), (13, 20), (16, 24), (14, 21)],
    "interviews-in-time": [(8, 14), (9, 15), (7, 13), (9, 15), (8, 14), (7, 13), (9, 16), (8, 14)],
    "seraf": [14, 15, 13, 16, 14, 15, 14, 16],
    "seraf-significant": [(3, 14), (4, 15), (3, 13), (4, 16), (3, 14), (4, 15), (3, 14), (4, 16)],
    "metrac": [22, 24, 21, 23, 22, 20, 24, 23],
    "metrac-lowered": [(6, 15), (7, 16), (6, 14), (7, 15), (6, 15), (6, 13), (7, 16), (7, 15)],
    "first-health": [(14, 20), (13, 19), (15, 22), (12, 18), (14, 21), (13, 19), (15, 22), (14, 20)],
    "review-health": [(82, 97), (79, 95), (84, 99), (80, 96), (83, 98), (78, 94), (85, 100), (81, 97)],
    "dental": [(118, 152), (121, 154), (117, 151), (122, 155), (120, 153), (119, 154), (123, 156), (121, 155)],
    "domestic-notices": [188, 195, 183, 191, 187, 194, 185, 190],
    "marac-repeats": [(11, 44), (12, 47), (10, 42), (12, 46), (11, 45), (11, 43), (12, 48), (11, 45)],
}  # fmt: skip

# The founding year, quarter by quarter.
YEAR: dict[str, list[Number | list[Number]]] = {
    "contacts": [[218, 176, 94, 87, 31], [209, 171, 90, 79, 40], [225, 184, 97, 92, 35], [231, 188, 99, 95, 37]],
    "referrals": [(211, 606), (204, 589), (222, 633), (227, 650)],
    "repeat-referrals": [(48, 211), (45, 204), (49, 222), (47, 227)],
    "hub-in-time": [(546, 606), (533, 589), (577, 633), (598, 650)],
    "assessments-in-time": [(159, 190), (152, 183), (171, 200), (176, 203)],
    "on-a-plan": [124, 120, 127, 131],
    "neglect": [(59, 124), (58, 120), (63, 127), (67, 131)],
    "second-plan": [(9, 42), (8, 36), (10, 45), (9, 44)],
    "long-plan": [(5, 40), (6, 40), (5, 38), (5, 40)],
    "reviews-in-time": [(97, 103), (93, 98), (101, 106), (104, 109)],
    "conference-in-time": [(33, 42), (29, 36), (37, 45), (37, 44)],
    "reports": [
        [(40, 42), (33, 42), (35, 42), (38, 42), (11, 20)],
        [(35, 36), (28, 36), (31, 36), (33, 36), (10, 18)],
        [(44, 45), (37, 45), (40, 45), (43, 45), (14, 22)],
        [(43, 44), (38, 44), (40, 44), (42, 44), (15, 21)],
    ],
    "attendance": [(216, 16_410), (204, 16_395), (198, 16_400), (189, 16_390)],
    "attendance-neglect": [(42, 216), (40, 204), (41, 198), (40, 189)],
    "home-educated": [124, 122, 127, 126],
    "home-reasons-family": [[3, 7, 4, 2, 5], [2, 9, 5, 3, 4], [4, 10, 6, 5, 3], [3, 9, 7, 4, 4]],
    "home-reasons-school": [[3, 4, 3, 1, 10], [2, 6, 4, 1, 10], [4, 6, 5, 2, 11], [3, 6, 5, 2, 11]],
    "home-vulnerable": [(13, 32), (14, 31), (17, 34), (19, 35)],
    "missing-episodes": [34, 31, 58, 49],
    "missing-children": [[0, 2, 13, 6], [0, 1, 12, 7], [0, 2, 18, 9], [0, 3, 17, 8]],
    "interviews-offered": [(23, 28), (20, 25), (41, 49), (38, 43)],
    "interviews-completed": [(15, 23), (13, 20), (22, 41), (26, 38)],
    "interviews-in-time": [(8, 15), (7, 13), (9, 22), (15, 26)],
    "seraf": [[8, 4, 1, 2, 0], [8, 4, 2, 1, 1], [10, 6, 3, 3, 1], [12, 8, 5, 5, 2]],
    "seraf-significant": [(4, 15), (3, 16), (5, 23), (6, 32)],
    "metrac": [[8, 9, 6], [9, 8, 5], [8, 10, 9], [9, 11, 8]],
    "metrac-lowered": [(6, 15), (6, 14), (7, 17), (9, 18)],
    "first-health": [(15, 21), (14, 20), (18, 23), (19, 23)],
    "review-health": [(82, 98), (80, 96), (87, 99), (90, 101)],
    "dental": [(120, 154), (122, 155), (128, 156), (132, 157)],
    "domestic-notices": [189, 193, 187, 196],
    "marac-repeats": [(11, 46), (12, 47), (11, 44), (12, 48)],
}  # fmt: skip

# Education counted again in January: pupils on part-time timetables had been left out. Three past quarters change.
RESTATED_ON = on(9, 1, 2018)
RESTATED = {("attendance", 2016, 4): (219, 16_420), ("attendance", 2017, 1): (223, 16_410), ("attendance", 2017, 2): (214, 16_395)}  # fmt: skip

# What agencies say: body, quarter, indicator, what, so what, now what.
COMMENTS = (
    (
        "police", 3, "missing-episodes",
        "Episodes nearly doubled: 58, where a quarter usually brings about 33. Four children account for 26 of them.",
        "They were away overnight more often than before, and in places that the exploitation team knows.",
        "A daily call with social care about those who go missing again; a plan for each of the four.",
    ),
    (
        "council", 3, "attendance",
        "Fewer pupils attend less than half the time, also after counting part-time timetables, as we now do.",
        "More children are seen every day. Those left are the ones nobody reaches.",
        "The audit looks at what was known and done for each of them.",
    ),
)  # fmt: skip
QUESTIONS = (
    (
        "voluntary", 3, "interviews-completed",
        "Offers kept up with the episodes, and completed interviews did not: what do children say no to?",
        on(12, 1, 2018),
    ),
)  # fmt: skip
# What the Performance and Quality Assurance Group aims at, set when the indicators were adopted. Of the others it watches
# the direction alone.
TARGETS = {
    "hub-in-time": "at least 90%",
    "assessments-in-time": "at least 85%",
    "reviews-in-time": "at least 95%",
    "conference-in-time": "at least 80%",
    "second-plan": "at most 20%",
    "long-plan": "at most 5%",
    "interviews-in-time": "at least 60%",
}
NEIGHBOURS = (
    ("attendance", "Southmere", "2016/17", "1.4%", "Southmere board’s yearly report 2016-17, page 31 (invented)"),
    (
        "interviews-in-time",
        "Southmere",
        "2016/17",
        "58%",
        "Southmere board’s yearly report 2016-17, page 34 (invented)",
    ),
)
RELEASED = (on(26, 1, 2018), "Figures of April to December 2017", "Executive Group, 24 January 2018, item 4")
