"""Components to look at rather than read."""

from __future__ import annotations

import datetime as dt

from sightline.ui import charts, lines
from sightline.ui.components.component import Component, tag

_YEAR = (
    ("Quarter 1", dt.date(2017, 4, 1), dt.date(2017, 6, 30)),
    ("Quarter 2", dt.date(2017, 7, 1), dt.date(2017, 9, 30)),
    ("Quarter 3", dt.date(2017, 10, 1), dt.date(2017, 12, 31)),
    ("Quarter 4", dt.date(2018, 1, 1), dt.date(2018, 3, 31)),
)
_DATES = (
    [(dt.date(2017, 6, 30), "met")] * 3
    + [(dt.date(2017, 5, 12), "met"), (dt.date(2017, 7, 14), "met"), (dt.date(2017, 8, 31), "moved")]
    + [(dt.date(2017, 9, 30), "met")] * 4
    + [(dt.date(2017, 12, 31), "met")] * 4
    + [(dt.date(2017, 12, 31), "late")] * 2
    + [(dt.date(2017, 12, 31), "passed")]
    + [(dt.date(2017, 11, 15), "met"), (dt.date(2018, 1, 31), "due"), (dt.date(2018, 2, 28), "due")]
    + [(dt.date(2018, 3, 31), "due")] * 11
)
_MILESTONES = [
    {"on": on, "state": state, "label": f"Milestone {number}", "href": "#quarter_strip"}
    for number, (on, state) in enumerate(_DATES, start=1)
]
_BODIES = [
    {
        "name": "Isle of Marram Safeguarding Children Board",
        "note": "Independent chair: Ruth Calder",
        "href": "#structure",
        "children": [
            {
                "name": "Executive",
                "note": "Chair: Graham Ashe",
                "children": [
                    {"name": "Neglect group", "note": "Chair: Priya Nair", "children": []},
                    {"name": "Workforce development", "note": "No chair since 1 December", "vacant": True},
                    {
                        "name": "Performance and quality assurance group",
                        "note": "Chair: Tom Weller",
                        "children": [{"name": "Case audit panel", "note": "Chair: Ines Duarte"}],
                    },
                    {"name": "Missing, exploited and trafficked group", "note": "Chair: Sunil Rao"},
                ],
            },
            {"name": "Safeguarding Adults Board", "note": "Another board", "outside": True},
        ],
    }
]
_TILES = [
    {
        "href": "#tile",
        "number": "1.2",
        "title": "Neglect training",
        "owner": "Workforce development",
        "rows": [
            {"label": "Owner says", **tag("green", "good")},
            {"label": "Delivery", **tag("15 days overdue", "bad")},
            {"label": "Evidence", **tag("84% of 101, over 90% promised", "bad")},
        ],
        "flag": "Claimed green: training overdue and below its promise",
    },
    {
        "href": "#tile",
        "number": "1.4",
        "title": "Attendance below 50%: audit of what was known and done",
        "owner": "Education · Performance and quality assurance",
        "rows": [
            {"label": "Due", "text": "31 December 2017"},
            {"label": "Delivery", **tag("at risk", "warn")},
            {"label": "Evidence", **tag("audit open", "none")},
        ],
    },
    {
        "href": "#tile",
        "number": "1.5",
        "title": "Evaluation framework",
        "owner": "Neglect group",
        "rows": [{"label": "Due", "text": "31 March 2018"}, {"label": "Delivery", **tag("on track", "good")}],
    },
]

PICTURES: tuple[Component, ...] = (
    Component(
        "tile",
        "One action of the plan on a page; the whole tile is its link.",
        {"tile": "href, number, title, owner, rows (label, text, kind), flag"},
        tuple({"tile": tile} for tile in _TILES),
    ),
    Component(
        "priority",
        "A priority with its actions as tiles.",
        {"id": "", "number": "", "title": "", "text": "", "href": "", "sentences": "", "tiles": "", "none": ""},
        (
            {
                "id": "example",
                "number": "1",
                "title": "Child neglect",
                "href": "#priority",
                "text": "Embed the neglect strategy; know the signs; step in early.",
                "sentences": ["5 actions: 2 on track, 1 at risk, 2 overdue."],
                "tiles": _TILES,
            },
        ),
    ),
    Component(
        "quarter_strip",
        "A year of milestones by month, with the load of each quarter and today's line. Made by charts.quarter_strip.",
        {"strip": "from charts.quarter_strip", "table_caption": "of the table behind it"},
        (
            {
                "strip": charts.quarter_strip(quarters=_YEAR, milestones=_MILESTONES, today=dt.date(2018, 1, 15)),
                "table_caption": "Milestones of 2017–18 by quarter",
            },
        ),
    ),
    Component(
        "distribution",
        "How a whole divides, as one bar with its numbers in words. Made by charts.distribution.",
        {"bar": "from charts.distribution", "heading": ""},
        (
            {
                "heading": "21 actions by delivery",
                "bar": charts.distribution(
                    [
                        ("complete", 4, "info"),
                        ("on track", 8, "good"),
                        ("at risk", 5, "warn"),
                        ("overdue", 3, "bad"),
                        ("not started", 1, "none"),
                    ]
                ),
            },
        ),
    ),
    Component(
        "structure",
        "The bodies of a board as a tree, and as a list; on a phone the list alone. Made by charts.structure.",
        {"tree": "from charts.structure", "bodies": "name, href, note, vacant, outside, children", "title": ""},
        ({"tree": charts.structure(_BODIES), "bodies": _BODIES, "title": "The board and its groups"},),
    ),
    Component(
        "sparkline",
        "A series at a glance; a diamond at its end is a signal. Made by lines.sparkline.",
        {"spark": "from lines.sparkline"},
        (
            {"spark": lines.sparkline([40, 46, 41, None, 42, 45, 41, 48], summary="From 40 to 48, with one gap.")},
            {"spark": lines.sparkline([20, 22, 21, 23, 22, 60], signal=True, summary="From 20 to 60: a signal.")},
        ),
    ),
    Component(
        "control_chart",
        "A series with its mean and the limits of chance; diamonds are signals. Made by lines.control_chart.",
        {"chart": "from lines.control_chart", "title": "what it is of"},
        (
            {
                "title": "Missing episodes by quarter",
                "chart": lines.control_chart(
                    periods=[
                        *(
                            (f"Q{n % 4 + 1} {2015 + n // 4}", float(value), str(value), "")
                            for n, value in enumerate((20, 22, 21, 23, 20, 22, 21, 22))
                        ),
                        ("Q1 2017", 60.0, "60", "above the upper limit"),
                    ],
                    levels=[("limit", 41.5, "upper limit 41.5"), ("mean", 25.7, "mean 25.7")],
                    summary="Nine quarters between 20 and 23, then 60: above the upper limit of 41.5.",
                ),
            },
        ),
    ),
)
