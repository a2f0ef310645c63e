"""Components that set one version beside another."""

from __future__ import annotations

from sightline.ui.components.component import Component

VERSIONS: tuple[Component, ...] = (
    Component(
        "history",
        "The record of one thing, newest first.",
        {"entries": "text, who, when, changes (name, before, after), note", "heading": "", "id": "", "more_href": ""},
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
