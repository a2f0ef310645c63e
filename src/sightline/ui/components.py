"""Every component once: what it is for, what it takes, and examples; the gallery page and its tests read this list.

A component is one template in `templates/ui/components`, takes plain values and asks nothing of the database. To
add one: write its template, add an entry here, look at it in the gallery at 1280 and at 320 pixels.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sightline.ui import charts


@dataclass(frozen=True)
class Component:
    """An entry of the gallery. `takes` maps each parameter to what it is; `examples` are contexts to draw it with."""

    name: str
    purpose: str
    takes: dict[str, str]
    examples: tuple[dict[str, Any], ...]

    @property
    def template(self) -> str:
        return f"ui/components/{self.name}.html"


def _tag(text: str, kind: str) -> dict[str, str]:
    return {"text": text, "kind": kind}


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
    + [(dt.date(2017, 12, 31), "late")] * 3
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
            {"label": "Owner says", **_tag("green", "good")},
            {"label": "Delivery", **_tag("15 days overdue", "bad")},
            {"label": "Evidence", **_tag("84% of 101, over 90% promised", "bad")},
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
            {"label": "Delivery", **_tag("at risk", "warn")},
            {"label": "Evidence", **_tag("audit open", "none")},
        ],
    },
    {
        "href": "#tile",
        "number": "1.5",
        "title": "Evaluation framework",
        "owner": "Neglect group",
        "rows": [{"label": "Due", "text": "31 March 2018"}, {"label": "Delivery", **_tag("on track", "good")}],
    },
]

COMPONENTS: tuple[Component, ...] = (
    Component(
        "tag",
        "A state in a word or a few, on a tint.",
        {"text": "the words", "kind": "good, warn, bad, info or none"},
        (
            _tag("on track", "good"),
            _tag("at risk", "warn"),
            _tag("15 days overdue", "bad"),
            _tag("draft", "info"),
            _tag("not started", "none"),
        ),
    ),
    Component(
        "button",
        "Does something, or leads on where that is the page's main step.",
        {"text": "the words", "href": "for a link", "name, value": "for a form", "kind": "secondary or warning"},
        (
            {"text": "Adopt this plan", "href": "#button"},
            {"text": "Save and come back later", "kind": "secondary"},
            {"text": "Discard the draft", "kind": "warning"},
        ),
    ),
    Component(
        "action_bar",
        "What can be done with the thing on this page; what changes something is a POST.",
        {"items": "text, href, kind (secondary, warning, link), post"},
        (
            {
                "items": [
                    {"text": "Ask for a change", "href": "#action_bar"},
                    {"text": "Correct a reading", "href": "#action_bar", "kind": "secondary"},
                    {"text": "Download as Word", "href": "#action_bar", "kind": "link"},
                ]
            },
        ),
    ),
    Component("back_link", "The way back, one step.", {"href": "", "text": "Back"}, ({"href": "#back_link"},)),
    Component(
        "breadcrumbs",
        "Where this page lies.",
        {"items": "text and href of each page above this one"},
        ({"items": [{"text": "Plan 2017–18", "href": "#a"}, {"text": "Priority 1", "href": "#b"}]},),
    ),
    Component(
        "section_nav",
        "Pages that belong together, or parts of a long one.",
        {"items": "text, href, current", "label": "what they are, for screen readers"},
        (
            {
                "items": [
                    {"text": "On a page", "href": "#section_nav", "current": True},
                    {"text": "Health", "href": "#section_nav"},
                    {"text": "Changes", "href": "#section_nav"},
                    {"text": "Record", "href": "#section_nav"},
                ],
                "label": "The plan",
            },
        ),
    ),
    Component(
        "notification",
        "What has just happened, or what to know before reading on. Messages of the last request show as these.",
        {"text": "", "kind": "success, error, warning or empty", "title": "", "more": "", "href, link": "", "id": ""},
        (
            {
                "text": "The plan is adopted. Its baseline is kept as it stood on 12 April 2017.",
                "kind": "success",
                "id": 1,
            },
            {
                "text": "This plan was read from the Word document of 3 April 2017.",
                "more": "Three things could not be read with certainty.",
                "href": "#notification",
                "link": "Look at them",
                "id": 2,
            },
        ),
    ),
    Component(
        "error_summary",
        "Every error of the page, first of all, each leading to its field. Pages show it by themselves.",
        {"problems": "text and href"},
        (
            {
                "problems": [
                    {"text": "Enter the meeting that adopted the plan", "href": "#error_summary"},
                    {"text": "Date adopted must include a year", "href": "#error_summary"},
                ]
            },
        ),
    ),
    Component(
        "warning",
        "Before something that cannot be taken back.",
        {"text": ""},
        ({"text": "Adopting freezes the baseline. From then on the plan changes only by approved changes."},),
    ),
    Component("inset", "Set apart from the text around it.", {"text": ""}, ({"text": "84% of 101 answers positive."},)),
    Component(
        "details",
        "Plain words folded away. For markup use the block tag fold.",
        {"summary": "", "text": "", "open": ""},
        (
            {
                "summary": "What counts as a measure?",
                "text": "Something that shows whether children are safer, not only that work was done.",
            },
        ),
    ),
    Component(
        "quote",
        "Someone's own words.",
        {"text": "", "who": "who said it, and when"},
        (
            {
                "text": "Four sessions ran and feedback was very good. The last is booked for February.",
                "who": "Workforce development, quarter 3",
            },
        ),
    ),
    Component(
        "numbers",
        "A handful of numbers that matter on this page, large.",
        {"items": "number, label, kind (bad or quiet), href"},
        (
            {
                "items": [
                    {"number": 3, "label": "priorities"},
                    {"number": 21, "label": "actions"},
                    {"number": 32, "label": "dates"},
                    {"number": 43, "label": "measures, 9 with a figure"},
                    {"number": 5, "label": "things to check", "kind": "bad", "href": "#numbers"},
                ]
            },
        ),
    ),
    Component(
        "sayings",
        "Sentences with a mark before each: plan health, what to check.",
        {"items": "text, kind (good, warn, bad or empty), href, link, about"},
        (
            {
                "items": [
                    {
                        "kind": "bad",
                        "text": "44% of the year's milestones fall in quarter 4.",
                        "href": "#sayings",
                        "about": "milestones of quarter 4",
                    },
                    {
                        "kind": "warn",
                        "text": "34 of 43 measures carry no figure.",
                        "href": "#sayings",
                        "about": "measures without a figure",
                    },
                    {"kind": "good", "text": "Each action has one body that answers for it."},
                    {"text": "The plan says nothing of how children will be asked."},
                ]
            },
        ),
    ),
    Component(
        "summary_list",
        "The facts of one thing.",
        {"rows": "key; value, or lines; href, tag, note; action with href and text"},
        (
            {
                "rows": [
                    {
                        "key": "Owner",
                        "value": "Workforce development",
                        "href": "#summary_list",
                        "action": {"href": "#summary_list"},
                    },
                    {"key": "Done by", "lines": ["Support team", "Adult board"]},
                    {
                        "key": "Due",
                        "value": "31 December 2017 (end of Q3)",
                        "tag": _tag("15 days overdue", "bad"),
                        "note": "Moved once: first promised for 30 September 2017",
                    },
                ]
            },
        ),
    ),
    Component(
        "table",
        "Rows to compare. On a narrow screen it scrolls within itself, by keyboard too.",
        {
            "caption": "",
            "caption_hidden": "",
            "columns": "words, or text, numeric, href, sorted",
            "rows": "lists of words, or text, href, numeric, tag, note",
        },
        (
            {
                "caption": "Milestones due this quarter",
                "columns": [
                    "Action",
                    "Owner",
                    {"text": "Due", "href": "#table", "sorted": "ascending"},
                    {"text": "Moved", "numeric": True},
                    "State",
                ],
                "rows": [
                    [
                        {"text": "1.2 Neglect training", "href": "#table"},
                        "Workforce development",
                        "31 Dec 2017",
                        {"text": "1", "numeric": True},
                        {"tag": _tag("15 days overdue", "bad")},
                    ],
                    [
                        {"text": "2.4 Parental mental ill health audit", "href": "#table"},
                        {"text": "Performance and quality assurance", "note": "with Education"},
                        "31 Jan 2018",
                        {"text": "0", "numeric": True},
                        {"tag": _tag("on track", "good")},
                    ],
                ],
            },
        ),
    ),
    Component(
        "task_list",
        "Steps of a longer piece of work, each with its state.",
        {"items": "title, href, hint, tag", "id": "a word of its own where a page has two lists"},
        (
            {
                "items": [
                    {
                        "title": "Check what could not be read",
                        "href": "#task_list",
                        "hint": "5 things, about two minutes",
                        "tag": _tag("3 left", "warn"),
                    },
                    {"title": "Match the bodies", "href": "#task_list", "tag": _tag("done", "good")},
                    {
                        "title": "Adopt the plan",
                        "hint": "Once nothing is left to check",
                        "tag": _tag("not yet", "none"),
                    },
                ]
            },
        ),
    ),
    Component(
        "empty",
        "What a page says when it has nothing: what to do next.",
        {"title": "", "text": "", "href": "", "action": "the button's words"},
        (
            {
                "title": "No plan yet",
                "text": "Drop in the Word document your board adopted, and it becomes a living plan.",
                "href": "#empty",
                "action": "Bring in a plan",
            },
        ),
    ),
    Component(
        "file_link",
        "A file to download, with its type and size said before it is opened.",
        {"href": "", "name": "", "type": "", "size": "bytes", "download": ""},
        ({"href": "#file_link", "name": "Business plan 2017–18", "type": "Word", "size": 48_213},),
    ),
    Component(
        "tile",
        "One action of the plan on a page; the whole tile is its link.",
        {"tile": "href, number, title, owner, rows (label, text, kind), flag"},
        tuple({"tile": tile} for tile in _TILES),
    ),
    Component(
        "priority",
        "A priority with its actions as tiles.",
        {"id": "", "number": "", "title": "", "text": "", "href": "", "sentences": "", "tiles": "", "empty": ""},
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
        {"strip": "from charts.quarter_strip", "caption": "of the table behind it"},
        (
            {
                "strip": charts.quarter_strip(quarters=_YEAR, milestones=_MILESTONES, today=dt.date(2018, 1, 15)),
                "caption": "Milestones of 2017–18 by quarter",
            },
        ),
    ),
    Component(
        "distribution",
        "How a whole divides, as one bar with its numbers in words. Made by charts.distribution.",
        {"bar": "from charts.distribution", "title": ""},
        (
            {
                "title": "21 actions by delivery",
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
        "history",
        "The record of one thing, newest first.",
        {"entries": "text, who, when, changes (name, before, after), note", "title": "", "id": "", "more_href": ""},
        (
            {
                "id": "history-example",
                "entries": [
                    {
                        "text": "The date of “Training rolled out” was moved.",
                        "who": "Dana Whitcombe",
                        "when": "9 January 2018 at 10:40am",
                        "changes": [{"name": "Due", "before": "31 December 2017", "after": "28 February 2018"}],
                        "note": "Approved by the Executive on 4 January 2018",
                    },
                    {"text": "The plan was adopted.", "who": "Ruth Calder", "when": "12 April 2017 at 2:05pm"},
                ],
                "more_href": "#history",
            },
        ),
    ),
    Component(
        "compare",
        "One version beside another: as adopted and now, last year and this.",
        {"caption": "", "before": "name of the one", "after": "name of the other", "rows": "name, before, after"},
        (
            {
                "caption": "1.2 as adopted and now",
                "before": "As adopted",
                "after": "Now",
                "rows": [
                    {"name": "Due", "before": "31 December 2017", "after": "28 February 2018"},
                    {"name": "Owner", "before": "Workforce development", "after": "Workforce development"},
                    {"name": "Measure", "before": "", "after": "Over 90% say it will change their practice"},
                ],
            },
        ),
    ),
    Component(
        "printed",
        "A cell as the document has it. The block tag as_printed puts its reading beside it.",
        {"words": "the cell, lines kept", "place": "where it stands", "found": "what to mark in it"},
        (
            {
                "words": "Training rolled out.\nEvaluation shows over 90% will change practice\nDecember 2017",
                "place": "Table 2, row 4, “Success measures”",
                "found": "over 90%",
            },
        ),
    ),
    Component(
        "conflict",
        "Somebody saved while you were writing: what differs, and your words kept in the form.",
        {"who": "who saved first", "when": "at what time", "rows": "name, theirs, yours"},
        (
            {
                "who": "Dana Whitcombe",
                "when": "10:40am",
                "rows": [
                    {
                        "name": "What will be done",
                        "theirs": "Roll out training to all agencies.",
                        "yours": "Roll out training to all agencies and to foster carers.",
                    },
                    {"name": "Owner", "theirs": "Neglect group", "yours": ""},
                ],
            },
        ),
    ),
)
