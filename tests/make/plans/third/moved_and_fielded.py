"""Word's hidden side: sentences moved by tracked changes, hidden words, a date that is a field, hyphens that do not
break and hyphens that show only at a line's end, smart tags, bookmarks and a comment's mark in the text."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import action, due, joint, measure, ongoing, plan, priority
from tests.make.plans.word import Cell, Para, Row, Word

END = "2017-03-31"

ANSWER = plan(
    "Rookhope and Weardale LSCB Business Plan 2016-17",
    "Rookhope and Weardale Local Safeguarding Children Board",
    "2016-04-01",
    END,
    priority(
        1,
        "Children in hospital",
        action(
            "1.1",
            "Tell social care when a child has been in hospital for twelve weeks. Visit the child.",
            owner_raw="Hospital Trust",
            when="May 2016",
            milestones=[due("2016-05-31")],
            success="Told in 95% of cases.",
            measures=[measure("Told in 95% of cases.", "=", 95, "%")],
            optional_thresholds=[12.0],
        ),
        action(
            "1.2",
            "Write a multi-agency leaflet for parents.",
            owner_raw="Communications Group / Hospital Trust",
            owners=joint("Communications Group", "Hospital Trust"),
            when="30 September 2016",
            milestones=[due("2016-09-30")],
            success="Leaflet on all wards.",
        ),
    ),
    priority(
        2,
        "Children placed far from home",
        action(
            "2.1",
            "List all children placed by other areas.",
            owner_raw="Children’s Homes Network",
            when="Q3",
            milestones=[due("2016-12-31")],
            success="List kept by the police and social care.",
        ),
        action(
            "2.2",
            "Visit each home that takes such children.",
            owner_raw="Police",
            when="Ongoing",
            milestones=[ongoing(END)],
            success="At least 16 homes visited.",
            measures=[measure("At least 16 homes visited.", ">=", 16, "homes")],
        ),
    ),
    tries=[
        "moved text counts once, where it now stands",
        "hidden words are not text",
        "fields and smart tags",
        "special hyphens",
    ],
)
HEAD = ["No", "Action", "Lead", "By when", "Success measure"]
WIDTHS = [1.3, 9.5, 5, 3.2, 7]
MOVE = 'w:author="Board Manager" w:date="2016-02-02T10:00:00Z"'


def _t(text: str, look: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _raw(*pieces: str) -> Cell:
    return Cell(Para(drawing="".join(pieces)))


def _field(result: str) -> str:
    """A complex field: its instruction is not text, its result is."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> DATE \\@ '
        '"MMMM yyyy" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{_t(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def build(folder: Path) -> None:
    paper = Word(landscape=True)
    paper.heading("Rookhope and Weardale Local Safeguarding Children Board", 0)
    paper.heading("Business Plan 2016-17")
    paper.heading("Priority 1: Children in hospital", 2)
    paper.table(
        [
            Row(HEAD),
            Row(
                [
                    "1.1",
                    _raw(
                        f'<w:moveFromRangeStart w:id="901" {MOVE} w:name="move1"/><w:moveFrom w:id="902" {MOVE}>'
                        f"{_t('Visit the child. ')}</w:moveFrom>"
                        '<w:moveFromRangeEnd w:id="901"/>',
                        _t("Tell social care when a child has been in hospital for twelve weeks. "),
                        f'<w:moveToRangeStart w:id="903" {MOVE} w:name="move1"/><w:moveTo w:id="904" {MOVE}>'
                        f"{_t('Visit the child.')}</w:moveTo>"
                        '<w:moveToRangeEnd w:id="903"/>',
                        _t(" CHECK WITH TRUST", "<w:vanish/>"),
                    ),
                    "Hospital Trust",
                    _raw(_field("May 2016")),
                    "Told in 95% of cases.",
                ]
            ),
            Row(
                [
                    "1.2",
                    _raw(
                        _t("Write a multi"),
                        "<w:r><w:noBreakHyphen/></w:r>",
                        _t("agency leaf"),
                        "<w:r><w:softHyphen/></w:r>",
                        _t("let for parents."),
                    ),
                    "Communications Group / Hospital Trust",
                    _raw(
                        '<w:bookmarkStart w:id="905" w:name="due"/>',
                        _t("30 September"),
                        '<w:bookmarkEnd w:id="905"/>',
                        "<w:r><w:t>\u00a0</w:t></w:r>",
                        _t("2016"),
                    ),
                    "Leaflet on all wards.",
                ]
            ),
        ],
        WIDTHS,
    )
    paper.heading("Priority 2: Children placed far from home", 2)
    paper.table(
        [
            Row(HEAD),
            Row(
                [
                    "2.1",
                    "List all children placed by other areas.",
                    _raw(
                        '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="place">',
                        _t("Children’s Homes"),
                        "</w:smartTag>",
                        _t(" Network"),
                    ),
                    _raw('<w:proofErr w:type="spellStart"/>', _t("Q"), _t("3"), '<w:proofErr w:type="spellEnd"/>'),
                    "List kept by the police and social care.",
                ]
            ),
            Row(
                [
                    "2.2",
                    "Visit each home that takes such children.",
                    "Police",
                    "Ongoing",
                    _raw(
                        _t("At least "),
                        f'<w:ins w:id="906" {MOVE}>{_t("16")}</w:ins>',
                        f'<w:del w:id="907" {MOVE}><w:r><w:delText>all</w:delText></w:r></w:del>',
                        _t(" homes visited."),
                    ),
                ]
            ),
        ],
        WIDTHS,
    )
    paper.save(folder / "plan.docx")
