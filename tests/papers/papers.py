"""Papers made for tests: one with everything in it, any paper at all, and PDFs to annex."""

import datetime as dt
import hashlib
import io
import itertools

from hypothesis import strategies as st
from pypdf import PdfWriter

from sightline.papers.rendering import pdf
from sightline.papers.rules.content import (
    Annex,
    Box,
    Bullets,
    Facts,
    Item,
    PageBreak,
    Paper,
    Paragraph,
    Picture,
    Quote,
    Run,
    Section,
    Table,
    Tag,
    cell,
    fact,
    row,
    runs,
    table,
)

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 40"><rect width="200" height="20" fill="#0a4d35"/>'
    '<text y="36" font-size="12">{}</text></svg>'
)
DAY = dt.date(2018, 1, 15)
HOSTILE = '#import "x" *bold* $x$ <b>&amp; `raw` @ref \\ ]] <script>alert(1)</script> {{ paper }} = no heading'


def whole(**more) -> Paper:
    """A paper with a block of each kind, a restricted section among others, and links to it."""
    exceptions = Section(
        "Exceptions",
        (
            Paragraph(runs("Owner says green. Delivery is 12 days overdue."), style="lead"),
            Paragraph(runs(["More in ", Run("item", href="#closed", number=True), "."])),
            Paragraph(runs([Run("The toolkit", href="https://example.org/a?b=1&c=2"), " is out."]), style="small"),
            Bullets((Item(runs("One")), Item(runs("Two"), restricted=True))),
            Picture(SVG.format("4 complete"), "Of 21 actions 4 are complete.", 0.5),
        ),
        anchor="exceptions",
        numbered=True,
    )
    closed = Section("Closed item", (Paragraph(runs("Nobody outside reads this.")),), anchor="closed", numbered=True)
    plan = Section(
        "Plan",
        sections=(
            Section(
                "All actions",
                (
                    table(
                        "Actions by state",
                        {"No": 1, "What": 4, "State": 2},
                        [row(f"1.{n}", "words " * 40, cell("", Tag("12 days overdue", "bad"))) for n in range(1, 31)],
                    ),
                    Facts((fact("Owner", "Workforce\nWith Education"), fact("State", "", Tag("late", "warn")))),
                    PageBreak(),
                    Quote(runs("It worked."), "A headteacher"),
                    Box("Decision asked for", runs("Approve the date."), ("Decision", "Signed")),
                ),
                numbered=True,
            ),
        ),
        numbered=True,
        landscape=True,
    )
    after = Section(
        "After", (Paragraph(runs(["See ", Run("section", href="#exceptions", number=True)])),), numbered=True
    )
    usual = {
        "title": "Highlight report",
        "subtitle": "For the Executive",
        "words": "Quarter 3 of 2017/18",
        "partnership": "Northmere Safeguarding Children Board",
        "date": DAY,
        "sections": (exceptions, Section(**{**_fields(closed), "restricted": True}), plan, after),
    }
    return Paper(**{**usual, **more})


def _fields(section: Section) -> dict:
    return {name: getattr(section, name) for name in section.__dataclass_fields__}


def a_pdf(words: str, pages: int = 1, *, lies: bool = False) -> bytes:
    """A PDF of some pages that say `words`, made by the room itself."""
    sections = tuple(
        Section(f"Page {n}", (Paragraph(runs(f"{words} {n}")),), new_page=n > 1, landscape=lies)
        for n in range(1, pages + 1)
    )
    made = pdf.pdf_of(Paper("Given", "Another board", DAY, contents=False, sections=sections))
    if not lies:
        return made
    writer = PdfWriter()
    writer.append(io.BytesIO(made), pages=(1, pages + 1))  # the first page, which holds the title alone, stands upright
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def locked(content: bytes) -> bytes:
    """The same PDF with a password."""
    writer = PdfWriter(clone_from=io.BytesIO(content))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def annex(title: str, content: bytes, pages: int, **more) -> Annex:
    """An annex of these bytes."""
    return Annex(title, f"{title.lower()}.pdf", hashlib.sha256(content).hexdigest(), pages, **more)


# --- any paper ---


def any_paper(words: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Paper]:
    """Papers of every shape. `words` are what they say; a strategy that says which words are restricted is
    `marked_papers`."""
    return _papers(lambda restricted: words or st.text(min_size=1, max_size=20).filter(str.strip))


def marked_papers() -> st.SearchStrategy[Paper]:
    """Papers in which each restricted word begins with "secret" and each open one with "open", all different."""
    count = itertools.count()
    return _papers(lambda restricted: st.builds(lambda: f"{'secret' if restricted else 'open'}{next(count):06d}w"))


def _papers(words) -> st.SearchStrategy[Paper]:
    flags = st.booleans()

    @st.composite
    def run_of(draw, hidden):
        href = draw(st.sampled_from(["#s1", "#s2", "#s3", "#a1", "#nowhere"]))
        return Run(draw(words(hidden)), draw(flags), href, draw(flags))

    @st.composite
    def said(draw, hidden):
        # Only restricted parts have an anchor, so what links say is restricted wherever they stand.
        return (Run(draw(words(hidden)), draw(flags)), *draw(st.lists(run_of(True), max_size=1)))

    @st.composite
    def block(draw, hidden):
        own = hidden or draw(flags)
        kind = draw(st.integers(0, 6))
        if kind == 0:
            return Paragraph(draw(said(own)), draw(st.sampled_from(["", "lead", "small"])), restricted=own)
        if kind == 1:
            items = [own or draw(flags) for _ in range(draw(st.integers(1, 3)))]
            return Bullets(tuple(Item(draw(said(one)), restricted=one) for one in items), restricted=own)
        if kind == 2:
            return draw(_table(own))
        if kind == 3:
            facts = [own or draw(flags) for _ in range(draw(st.integers(1, 3)))]
            return Facts(
                tuple(fact(draw(words(one)), draw(said(one)), Tag(draw(words(one))), restricted=one) for one in facts),
                restricted=own,
            )
        if kind == 4:
            data = draw(_table(own)) if draw(flags) else None
            svg = SVG.format("secret" if own else "open")
            return Picture(svg, draw(words(own)), 0.5, data, restricted=own)
        if kind == 5:
            return Quote(draw(said(own)), draw(words(own)), restricted=own)
        return Box(draw(words(own)), draw(said(own)), (draw(words(own)),), restricted=own)

    @st.composite
    def _table(draw, hidden):
        own = hidden or draw(flags)
        rows = [own or draw(flags) for _ in range(draw(st.integers(1, 3)))]
        return Table(
            draw(words(own)),
            (1.0, 2.0),
            (row(draw(words(own)), draw(words(own))),),
            tuple(row(draw(words(one)), cell(draw(said(one)), Tag(draw(words(one)))), restricted=one) for one in rows),
            restricted=own,
        )

    @st.composite
    def section(draw, hidden=False, depth=0):
        own = hidden or draw(flags)
        inner = draw(st.lists(section(own, depth + 1), max_size=2)) if depth < 2 else []
        return Section(
            draw(words(own)),
            tuple(draw(st.lists(block(own), max_size=3))),
            tuple(inner),
            anchor=draw(st.sampled_from(["s1", "s2", "s3", ""])) if own else "",
            numbered=draw(flags),
            landscape=draw(st.sampled_from([False, False, True])),
            restricted=own,
        )

    @st.composite
    def annexed(draw):
        own = draw(flags)
        anchor = "a1" if own else ""
        return Annex(draw(words(own)), f"{draw(words(own))}.docx", "0" * 64, anchor=anchor, restricted=own)

    @st.composite
    def paper(draw):
        return Paper(
            title=draw(words(False)),
            partnership=draw(words(False)),
            date=DAY,
            subtitle=draw(words(False)),
            edition=draw(words(False)),
            sections=tuple(draw(st.lists(section(), max_size=3))),
            annexes=tuple(draw(st.lists(annexed(), max_size=2))),
        )

    return paper()
