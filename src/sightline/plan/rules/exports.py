"""The forms in which a plan can be taken away: the suffix of each and what it is, for links and commands."""

FORM_WORDS = {
    "docx": "Word, in the board\u2019s own table layout",
    "xlsx": "Excel, a row an action",
    "csv": "CSV, a row an action",
    "json": "JSON, which reads back as it is",
    "ics": "Calendar of every due date",
}
