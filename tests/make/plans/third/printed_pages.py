"""A printed plan come back as text: columns of spaces, page feet and form feeds between, the heading again on each
page, the priority in capitals between blank lines."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import action, due, joint, measure, ongoing, plan, priority
from tests.make.plans.text import aligned

END = "2016-03-31"

ANSWER = plan(
    "Skirwith Safeguarding Adults Board Business Plan 2015/16",
    "Skirwith Safeguarding Adults Board",
    "2015-04-01",
    END,
    priority(
        1,
        "MAKING SAFEGUARDING PERSONAL",
        action(
            "1.1",
            "Ask each person at the start what they want to happen.",
            owner_raw="Adult Social Care",
            when="July 2015",
            milestones=[due("2015-07-31")],
            success="85% of people were asked.",
            measures=[measure("85% of people were asked.", "=", 85, "%")],
        ),
        action(
            "1.2",
            "Offer an advocate to everybody who needs one.",
            owner_raw="Advocacy Hub",
            when="Ongoing",
            milestones=[ongoing(END)],
            success="More than 150 people helped.",
            measures=[measure("More than 150 people helped.", ">", 150, "people")],
        ),
    ),
    priority(
        2,
        "CARE ACT READY",
        action(
            "2.1",
            "Publish new policies.",
            owner_raw="Policy Group",
            when="30/06/2015",
            milestones=[due("2015-06-30")],
            success="Policies on the web site.",
        ),
        action(
            "2.2",
            "Train designated managers in each agency.",
            owner_raw="Training Group / NHS Trust",
            owners=joint("Training Group", "NHS Trust"),
            when="Dec 2015",
            milestones=[due("2015-12-31")],
            success="At least 40 managers trained.",
            measures=[measure("At least 40 managers trained.", ">=", 40, "managers")],
        ),
    ),
    priority(
        3,
        "LEARNING FROM REVIEWS",
        action(
            "3.1",
            "Hold two events on self-neglect.",
            owner_raw="Review Panel",
            when="Q2 and Q4",
            milestones=[due("2015-09-30"), due(END)],
            success="Events rated good by over 80%.",
            measures=[measure("Events rated good by over 80%.", ">", 80, "%")],
            optional_thresholds=[2.0],
        ),
    ),
    tries=["page feet and form feeds", "heading again on each page", "columns by spaces"],
)
HEAD = ["Ref", "Action", "Lead", "By when", "Measure of success"]
WIDTHS = [5, 36, 20, 12, 26]


def build(folder: Path) -> None:
    lines = ["Skirwith Safeguarding Adults Board", "Business Plan 2015/16", ""]
    for page, each in enumerate(ANSWER["priorities"], 1):
        lines += [f"PRIORITY {each['number']}: {each['title']}", "", *aligned([HEAD], WIDTHS)]
        lines += aligned(
            [
                [one["number"], one["text"], one["owner_raw"], one["target_raw"], one["measures_raw"]]
                for one in each["actions"]
            ],
            WIDTHS,
        )
        lines += ["", f"{'Skirwith SAB Business Plan':<80}Page {page} of 3"]
        if page < 3:
            lines[-1] += "\n\f"
    (folder / "plan.txt").write_text("\n".join(lines) + "\n")
