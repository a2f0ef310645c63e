"""Components that say how things stand."""

from __future__ import annotations

from sightline.ui.components.component import Component, tag

FACTS: tuple[Component, ...] = (
    Component(
        "tag",
        "A state in a word or a few, on a tint.",
        {"text": "the words", "kind": "good, warn, bad, info or none"},
        (
            tag("on track", "good"),
            tag("at risk", "warn"),
            tag("15 days overdue", "bad"),
            tag("draft", "info"),
            tag("not started", "none"),
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
        "exception",
        "One action that needs somebody: what is wrong in a sentence, who stands behind it, and what may be done.",
        {
            "id, number, href, title": "the action, and the sentence",
            "rows": "key; value, lines or href; tag",
            "quote": "text, who",
            "links": "text, href, kind, and about: what a screen reader says after it",
        },
        (
            {
                "id": "example",
                "number": "1.2",
                "href": "#exception",
                "title": "Neglect training: owner says green. Delivery is 15 days overdue.",
                "rows": [
                    {
                        "key": "Owner",
                        "value": "Workforce development, agreed by its own chair",
                        "tag": tag("self-assessed", "none"),
                    },
                    {"key": "Late", "lines": ["“Training rolled out”: 15 days overdue"]},
                    {"key": "Moved", "lines": ["“Training rolled out” was moved later once, by 62 days in all"]},
                ],
                "quote": {
                    "text": "Four sessions ran and feedback was very good. The last is booked for February.",
                    "who": "Workforce development, 12 January 2018",
                },
                "links": [
                    {"text": "Challenge", "href": "#exception", "about": "Neglect training"},
                    {
                        "text": "Escalate to the Board",
                        "href": "#exception",
                        "kind": "secondary",
                        "about": "Neglect training",
                    },
                ],
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
                        "tag": tag("15 days overdue", "bad"),
                        "note": "Moved once: first promised for 30 September 2017",
                    },
                ]
            },
        ),
    ),
    Component(
        "table",
        "Rows to compare. A wide one scrolls within itself, by keyboard too; on a phone each row is a block.",
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
                        {"tag": tag("15 days overdue", "bad")},
                    ],
                    [
                        {"text": "2.4 Parental mental ill health audit", "href": "#table"},
                        {"text": "Performance and quality assurance", "note": "with Education"},
                        "31 Jan 2018",
                        {"text": "0", "numeric": True},
                        {"tag": tag("on track", "good")},
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
                        "tag": tag("3 left", "warn"),
                    },
                    {"title": "Match the bodies", "href": "#task_list", "tag": tag("done", "good")},
                    {
                        "title": "Adopt the plan",
                        "hint": "Once nothing is left to check",
                        "tag": tag("not yet", "none"),
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
)
