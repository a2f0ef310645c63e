"""Prose without tables, another way: priorities numbered in words, actions lettered (1a, 1b), labels in whole phrases,
reasons and figures between, a paragraph about last year's achievements that is no action."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import action, due, joint, measure, ongoing, plan, priority, recurring, unknown
from tests.make.plans.word import Para, Run, Word

PDF = True
END = "2023-03-31"
NAMES = {1: "One", 2: "Two", 3: "Three"}
WHY = {
    1: "We heard 36 times last year that children did not know who their social worker was.",
    2: "In a survey, 64% of staff said that they would not know what to do.",
    3: "A peer review found that our groups overlap.",
}

ANSWER = plan(
    "Hollowell Safeguarding Children Partnership Delivery Plan 2022/23",
    "Hollowell Safeguarding Children Partnership",
    "2022-04-01",
    END,
    priority(
        1,
        "Steady relationships",
        action(
            "1a",
            "Tell each child in writing when a worker changes and why.",
            owner_raw="Children’s Social Care",
            when="July 2022",
            milestones=[due("2022-07-31")],
            success="75% of children say that they were told.",
            measures=[measure("75% of children say that they were told.", "=", 75, "%")],
        ),
        action(
            "1b",
            "Publish how many workers children have had.",
            owner_raw="Performance Team",
            when="every six months",
            milestones=[recurring(END, "6 monthly", "2022-09-30", "2023-03-31")],
            success="Fewer than 10% of children with three or more workers in a year.",
            measures=[measure("Fewer than 10% of children with three or more workers in a year.", "<", 10, "%")],
            optional_thresholds=[3.0],
        ),
    ),
    priority(
        2,
        "Self-harm",
        action(
            "2a",
            "Write a short guide for schools and youth clubs.",
            owner_raw="Public Health and CAMHS",
            owners=joint("Public Health", "CAMHS"),
            when="31/10/2022",
            milestones=[due("2022-10-31")],
            success="Downloaded at least 500 times.",
            measures=[measure("Downloaded at least 500 times.", ">=", 500, "times")],
        ),
        action(
            "2b",
            "Run drop-ins for worried parents.",
            owner_raw="Hollowell Mind Matters",
            when="throughout the year",
            milestones=[ongoing(END, "throughout the year")],
            success="Two drop-ins a month.",
            optional_thresholds=[2.0],
        ),
        action(
            "2c",
            "Review deaths by suicide over five years.",
            owner_raw="Child Death Overview Panel",
            when="once the coroner has finished",
            milestones=[unknown("once the coroner has finished")],
            success="Review published.",
        ),
    ),
    priority(
        3,
        "A simpler partnership",
        action(
            "3a",
            "Bring seven groups down to four.",
            owner_raw="Business Manager",
            when="end of September",
            milestones=[due("2022-09-30")],
            success="New structure in place.",
            optional_thresholds=[7.0, 4.0],
        ),
        action(
            "3b",
            "Share a calendar with the adults board and the community safety partnership.",
            owner_raw="Business Manager / SAB Manager",
            owners=joint("Business Manager", "SAB Manager"),
            when="Q3",
            milestones=[due("2022-12-31")],
            success="Calendar on line.",
        ),
    ),
    tries=[
        "no table",
        "1a, 1b",
        "labels in whole phrases",
        "achievements of last year are no actions",
        "September without a year is the first calendar year of the plan",
    ],
)


def build(folder: Path) -> None:
    paper = Word(font="Verdana", size=10)
    opening = [
        "Looking back",
        "Last year we trained 640 people, opened a new front door and finished 17 of 21 actions.",
    ]
    closing = [
        "How we will keep track",
        "The Executive looks at one priority at each meeting and at the whole plan in March.",
    ]
    paper.heading("Hollowell Safeguarding Children Partnership", 0)
    paper.heading("Delivery Plan 2022/23")
    paper.heading(opening[0], 2)
    paper.para(opening[1])
    printed = ["Hollowell Safeguarding Children Partnership", "Delivery Plan 2022/23", "", *opening, ""]
    for each in ANSWER["priorities"]:
        title = f"Priority {NAMES[each['number']]} – {each['title']}"
        paper.heading(title, 2)
        paper.para(WHY[each["number"]])
        printed += ["", title, WHY[each["number"]], ""]
        for one in each["actions"]:
            paper.para(Para([Run(f"Action {one['number']}: ", bold=True), one["text"]]))
            printed.append(f"Action {one['number']}: {one['text']}")
            for label, value in {
                "Who will lead": one["owner_raw"],
                "When it will be done": one["target_raw"],
                "How we will know it has worked": one["measures_raw"],
            }.items():
                paper.para(Para([Run(f"{label}: ", italic=True), value]))
                printed.append(f"   {label}: {value}")
            printed.append("")
    paper.heading(closing[0], 2)
    paper.para(closing[1])
    paper.save(folder / "plan.docx")
    (folder / "plan.txt").write_text("\n".join([*printed, *closing]) + "\n")
