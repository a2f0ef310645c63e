"""Plain text in blocks, "Ref:", "Action:", "Owner:" and so on, under underlined headings; and in Word with tabs after
the labels."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import action, due, joint, measure, ongoing, plan, priority, recurring
from tests.make.plans.word import Para, Run, Word

END = "2019-03-31"

ANSWER = plan(
    "Dovesike LSCB Work Plan 2018/19",
    "Dovesike Local Safeguarding Children Board",
    "2018-04-01",
    END,
    priority(
        1,
        "Private tutors and clubs",
        action(
            "1.1",
            "Publish a checklist that parents can use before they choose a club.",
            owner_raw="Community Group",
            when="July 2018",
            milestones=[due("2018-07-31")],
            success="Checklist downloaded at least 800 times.",
            measures=[measure("Checklist downloaded at least 800 times.", ">=", 800, "times")],
            rag="Green",
        ),
        action(
            "1.2",
            "Offer free basic training to club leaders.",
            owner_raw="Sports Council and Faith Forum",
            owners=joint("Sports Council", "Faith Forum"),
            when="Ongoing",
            milestones=[ongoing(END)],
            success="Over 100 leaders trained.",
            measures=[measure("Over 100 leaders trained.", ">", 100, "leaders")],
            rag="Amber",
        ),
    ),
    priority(
        2,
        "Moving between areas",
        action(
            "2.1",
            "Agree with neighbours how children on plans are handed over.",
            owner_raw="Dovesike Council",
            when="31 October 2018",
            milestones=[due("2018-10-31")],
            success="Handed over within 10 days in 95% of cases.",
            measures=[measure("Handed over within 10 days in 95% of cases.", "=", 95, "%")],
            rag="Red",
            optional_thresholds=[10.0],
        ),
        action(
            "2.2",
            "Report transfers that went wrong.",
            owner_raw="Conference Chairs",
            when="Quarterly",
            milestones=[recurring(END, "quarterly", "2018-06-30", "2018-09-30", "2018-12-31", END)],
            success="Fewer than 4 in the year.",
            measures=[measure("Fewer than 4 in the year.", "<", 4, None)],
            rag="Green",
        ),
    ),
    tries=["labels before each value", "underlined headings", "tabs after labels in Word"],
)
LABELS = {
    "Ref": "number",
    "Action": "text",
    "Owner": "owner_raw",
    "Due": "target_raw",
    "Measure": "measures_raw",
    "RAG": "rag",
}


def build(folder: Path) -> None:
    paper = Word()
    paper.heading("Dovesike Local Safeguarding Children Board", 0)
    paper.heading("Work Plan 2018/19")
    printed = ["Dovesike Local Safeguarding Children Board", "Work Plan 2018/19", ""]
    for each in ANSWER["priorities"]:
        title = f"Priority {each['number']}: {each['title']}"
        paper.heading(title, 2)
        printed += [title, "=" * len(title), ""]
        for one in each["actions"]:
            for label, field in LABELS.items():
                paper.para(Para([Run(f"{label}:", bold=True), f"\t{one[field]}"]))
                printed.append(f"{label + ':':<9}{one[field]}")
            paper.para("")
            printed.append("")
    paper.save(folder / "plan.docx")
    (folder / "plan.txt").write_text("\n".join(printed) + "\n")
