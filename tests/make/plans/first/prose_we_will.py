"""A plan in prose without any table: priorities as headings, numbered promises under "We will", each followed by lines
that begin Lead, By and Success. A foreword names the priorities too, and figures in the prose are no targets."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import Fact, action, due, joint, measure, ongoing, plan, priority, recurring, unknown
from tests.make.plans.word import Para, Run, Word

PDF = True
END = "2022-03-31"
WHY = {
    1: "Last year 41% of the children we asked said that they had told their story more than three times.",
    2: "Eleven of the fourteen rapid reviews since 2019 concerned a child under two.",
    3: "Calls about violence in the home rose by 18% during the first lockdown.",
}

ANSWER = plan(
    "Thornacre Safeguarding Children Partnership Plan 2021-22",
    "Thornacre Safeguarding Children Partnership",
    "2021-04-01",
    END,
    priority(
        1,
        "Hearing children",
        action(
            "1.1",
            "Ask every child who leaves a protection plan what helped and what did not.",
            owner_raw="Independent Reviewing Service",
            when="September 2021",
            milestones=[due("2021-09-30")],
            success="At least 60% of children give an answer.",
            measures=[measure("At least 60% of children give an answer.", ">=", 60, "%")],
        ),
        action(
            "1.2",
            "Publish a yearly “you said, we did” sheet written with the Youth Council.",
            owner_raw="Partnership Team / Youth Council",
            owners=joint("Partnership Team", "Youth Council"),
            when="31 March 2022",
            milestones=[due("2022-03-31")],
            success="Sheet published and read by young people before it goes out.",
        ),
        action(
            "1.3",
            "Test in every audit whether the child was seen alone.",
            owner_raw="Quality Assurance Group",
            when="each quarter",
            milestones=[recurring(END, "quarterly", "2021-06-30", "2021-09-30", "2021-12-31", END)],
            success="Seen alone in more than 80% of cases.",
            measures=[measure("Seen alone in more than 80% of cases.", ">", 80, "%")],
        ),
    ),
    priority(
        2,
        "Safer babies",
        action(
            "2.1",
            "Roll out the crying-baby programme to all maternity wards and health visiting teams.",
            owner_raw="Thornacre Community Health",
            when="end of Q2",
            milestones=[due("2021-09-30")],
            success="Both wards and all five teams trained.",
            optional_thresholds=[5.0],
        ),
        action(
            "2.2",
            "Give fathers and partners safe-sleep advice in their own right.",
            owner_raw="Public Health and Midwifery",
            owners=joint("Public Health", "Midwifery"),
            when="ongoing throughout 2021/22",
            milestones=[ongoing(END, "ongoing throughout 2021/22")],
            success="Increase in the number of partners recorded as having had the talk.",
            measures=[
                measure(
                    "Increase in the number of partners recorded as having had the talk.", "increase", None, "partners"
                )
            ],
        ),
    ),
    priority(
        3,
        "Living without violence at home",
        action(
            "3.1",
            "Set up a daily call between police, schools and social care about last night’s incidents.",
            owner_raw="Thornacre Police",
            when="June 2021",
            milestones=[due("2021-06-30")],
            success="Schools told before 9 a.m. in 95% of cases.",
            measures=[measure("Schools told before 9 a.m. in 95% of cases.", "=", 95, "%")],
            optional_thresholds=[9.0],
        ),
        action(
            "3.2",
            "Find out from survivors whether the perpetrator programme changes anything.",
            owner_raw="Domestic Abuse Board",
            when="as soon as ethics approval is given",
            milestones=[unknown("as soon as ethics approval is given")],
            success="Report with at least 15 survivors’ accounts.",
            measures=[measure("Report with at least 15 survivors’ accounts.", ">=", 15, "accounts")],
        ),
        action(
            "3.3",
            "Train 120 front-line staff in talking to children about what they have seen.",
            owner_raw="Learning and Development Group",
            when="Dec 2021 and Mar 2022",
            milestones=[due("2021-12-31"), due("2022-03-31")],
            success="120 staff trained; no more than 10% drop out.",
            measures=[
                measure("120 staff trained", "=", 120, "staff"),
                measure("no more than 10% drop out", "<=", 10, "%"),
            ],
        ),
    ),
    tries=[
        "no table at all",
        "figures in the reasons are no targets",
        "foreword lists the priorities once more",
        "labels Lead / By / Success on lines of their own",
    ],
)


def _lines(each: Fact) -> list[tuple[str, str]]:
    """A priority's lines as (kind, text)."""
    lines = [
        ("heading", f"Priority {each['number']}: {each['title']}"),
        ("plain", WHY[each["number"]]),
        ("plain", "We will:"),
    ]
    for one in each["actions"]:
        lines += [
            ("promise", f"{one['number']} {one['text']}"),
            ("label", f"Lead: {one['owner_raw']}"),
            ("label", f"By: {one['target_raw']}"),
            ("label", f"Success: {one['measures_raw']}"),
        ]
    return lines


OPENING = [
    "Foreword",
    "Our three safeguarding partners agreed in February what matters most. First, hearing children; "
    "second, safer babies; "
    "third, living without violence at home. Each is set out below with what we will do, who leads it "
    "and when it will be done.",
    "We meet every two months and look at one priority each time.",
]


def build(folder: Path) -> None:
    paper = Word(font="Georgia", size=11)
    paper.heading("Thornacre Safeguarding Children Partnership", 0)
    paper.heading("Plan 2021-22")
    paper.heading(OPENING[0], 2)
    for text in OPENING[1:]:
        paper.para(text)
    printed = ["Thornacre Safeguarding Children Partnership", "Plan 2021-22", "", *OPENING, ""]
    for each in ANSWER["priorities"]:
        for kind, text in _lines(each):
            if kind == "heading":
                paper.heading(text, 2)
                printed += ["", text, ""]
                continue
            if kind == "label":
                label, rest = text.split(":", 1)
                paper.para(Para([Run(f"{label}:", bold=True), rest]))
            else:
                paper.para(text)
            printed.append(text)
    paper.heading("How we will check", 2)
    paper.para(
        "The independent scrutineer reports to the partners in May and November on what has changed for children."
    )
    paper.save(folder / "plan.docx")
    (folder / "plan.txt").write_text("\n".join(printed) + "\n")
