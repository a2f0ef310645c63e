"""An action's whole record: what was promised, what was changed, said, asked, decided and done, on one paper."""

from __future__ import annotations

from django.db.models import Q

from sightline.governance.models import Challenge, Escalation
from sightline.governance.reads import decisions_of, notes_of
from sightline.papers import reads
from sightline.papers.documents.evidence import measure_says
from sightline.papers.documents.matters import challenge_rows, decision_rows, escalation_section
from sightline.papers.documents.parts import (
    claim_tag,
    day,
    delivery_tag,
    lines,
    milestones_table,
    rows_or,
    say,
    section,
)
from sightline.papers.documents.subject import Subject
from sightline.papers.rules.content import (
    Block,
    Bullets,
    Fact,
    Facts,
    Item,
    Row,
    Section,
    Tag,
    cell,
    fact,
    row,
    runs,
    table,
)
from sightline.plan.models import Change
from sightline.plan.reads import ActionPage, action_page
from sightline.plan.rules.changes import FIELDS, in_words
from sightline.plan.rules.states import LABELS, ChangeKind, ChangeState
from sightline.progress.models import Update
from sightline.progress.reads import Standing, standing
from sightline.progress.rules.states import LABELS as UPDATE_LABELS
from sightline.trail.reads import history, moment

LAST_ENTRIES = 200


def action_record(subject: Subject) -> tuple[Section, ...]:
    """The record's sections. 42 queries, however long its history."""
    action, stands = subject.action, standing(subject.action, subject.day)
    page = action_page(action, subject.day, subject.viewer)
    updates = reads.updates_of(action)
    challenges = reads.challenges(subject.partnership, about=Q(action=action))
    escalations = reads.escalations(subject.partnership, subject.viewer, waiting=False, about=Q(action=action))
    decisions = list(reversed(decisions_of(action, subject.viewer)))
    return (
        section(
            "Where it stands",
            say(stands.sentence, "lead"),
            say(f"{subject.as_at_words}.", "small"),
            Facts((fact("Owner says", stands.claim_words, claim_tag(stands)), _delivery(stands))),
            numbered=True,
        ),
        section("What was promised", _promised(subject, page, stands), numbered=True),
        section("Milestones", rows_or("No milestone is set.", milestones_table(subject, [stands])), numbered=True),
        section("What was changed", _changes(subject, page), numbered=True),
        Section(
            "What was said",
            () if updates else (say("No update has been given yet."),),
            tuple(_update(one) for one in updates),
            numbered=True,
        ),
        section("Challenges", rows_or("There was no challenge.", challenge_rows(challenges)), numbered=True),
        Section(
            "Escalations",
            () if escalations else (say("It was never escalated."),),
            tuple(escalation_section(one, blanks=False) for one in escalations),
            numbered=True,
        ),
        section(
            "Decisions",
            rows_or("No decision is recorded.", decision_rows("Decisions about it", decisions)),
            numbered=True,
        ),
        section("Notes", _notes(subject), numbered=True),
        section("The record", _history(subject, updates, challenges, escalations), numbered=True),
    )


def _delivery(stands: Standing) -> Fact:
    return fact("Delivery", "\n".join((*stands.delivery.reasons, *stands.delivery.also)), delivery_tag(stands))


def _promised(subject: Subject, page: ActionPage, stands: Standing) -> list[Block]:
    adopted = page.adopted_text or page.action.text
    blocks: list[Block] = lines(adopted)
    if adopted != page.action.text:
        blocks += [say("It reads now:"), *lines(page.action.text)]
    owners = "\n".join(f"{one.name} ({one.role})" if one.role else one.name for one in page.owners) or "Nobody yet"
    facts = [fact("Owners", owners)]
    if page.answering:
        facts.append(fact("Answers for it", page.answering.name))
    if page.action.outcome:
        facts.append(fact("Expected outcome", page.action.outcome.text))
    if page.monitoring:
        facts.append(fact("Monitoring", "\n".join(one.row.text for one in page.monitoring)))
    blocks.append(Facts(tuple(facts)))
    if page.measures:
        blocks.append(say("Success measures"))
        known = {one.measure_id: measure_says(subject, one) for one in stands.evidence}
        said = (runs([f"{one.row.text} ", *known.get(one.row.pk, ())]) for one in page.measures)
        blocks.append(Bullets(tuple(map(Item, said))))
    return blocks


def _changes(subject: Subject, page: ActionPage) -> Block:
    rows = [_change(subject, one) for one in page.changes]
    columns = {"What": 2.4, "Was": 2.6, "Becomes": 2.6, "Why": 3.6, "Decided": 3}
    return rows_or(
        "Nothing was changed since it was adopted.", table("Changes and corrections", columns, rows, small=True)
    )


def _change(subject: Subject, one: Change) -> Row:
    kind = "Correction of" if one.kind == ChangeKind.CORRECTION else "Change of"
    was = in_words(one.thing, one.field, one.was, subject.month)
    becomes = in_words(one.thing, one.field, one.becomes, subject.month)
    decided = f"{one.meeting_words}\n{one.decision_note}" if one.decided_on else ""
    asked = f"{one.asked_by or 'The program'}, {day(one.asked_on)}"
    words = f"{kind} {FIELDS[one.thing, one.field].words}"
    return row(words, was, becomes, f"{one.reason}\n{asked}", cell(decided, Tag(LABELS[ChangeState(one.state)])))


def _update(one: Update) -> Section:
    """An update as it stands, with every version that was sent."""
    who = f"{one.submitted_by}, {moment(one.submitted_at)}"
    facts = [
        fact("Given by", who + (", late" if one.late else "")),
        fact("State", _agreed(one), Tag(UPDATE_LABELS[one.state])),
        fact("Owner says", one.claim.capitalize() or "No rating"),
        fact("Done", one.done),
        fact("Difference for children", one.difference or "Nothing was said."),
        fact("Next", one.coming or "Nothing was said."),
    ]
    if one.good_practice:
        facts.append(fact("Good practice", one.good_practice))
    met = [f"{each.milestone.label or 'Milestone'}: met on {day(each.met_on)}" for each in one.said.all()]
    if met:
        facts.append(fact("Said to be met", "\n".join(met)))
    files = [each.says or each.stored.name for each in one.attachments.all()]
    if files:
        facts.append(fact("Files given with it", "\n".join(files)))
    earlier = [each for each in one.versions.all() if each.number < one.version]
    blocks: list[Block] = [Facts(tuple(facts))]
    if earlier:
        rows = [
            row(str(each.number), f"{each.submitted_by}\n{moment(each.submitted_at)}", each.document.get("done", ""))
            for each in earlier
        ]
        blocks.append(table("Earlier versions", {"No.": 0.6, "Given by": 2.4, "Done": 6}, rows, small=True))
    return Section(f"{one.ask.body}, {one.ask.cycle}", tuple(blocks))


def _agreed(one: Update) -> str:
    if one.decided_by is None:
        return ""
    as_what = f" as {one.agreed_as}" if one.agreed_as else ""
    closing = ", when the cycle closed" if one.agreed_at_closing else ""
    return f"By {one.decided_by}{as_what} on {day(one.decided_at.date())}{closing}\n{one.returned_why}"


def _notes(subject: Subject) -> list[Block]:
    noted = notes_of(subject.action)
    return [say(f"{day(one.noted_on)}, {one.noted_by}: {one.text or 'read and noted.'}") for one in noted] or [
        say("Nothing was noted.")
    ]


def _history(
    subject: Subject, updates: list[Update], challenges: list[Challenge], escalations: list[Escalation]
) -> Block:
    things: list[tuple[str, int]] = [("action", subject.action.pk)]
    things += [("update", one.pk) for one in updates] + [("ask", one.ask_id) for one in updates]
    things += [("challenge", one.pk) for one in challenges] + [("escalation", one.pk) for one in escalations]
    entries = history(subject.partnership.pk, things, limit=LAST_ENTRIES)
    rows = [
        row(one.when, one.text, one.who, "\n".join(f"{each.name}: {each.after or '–'}" for each in one.changes))
        for one in entries
    ]
    columns = {"When": 2.2, "What": 4, "Who": 2.4, "What it became": 5}
    return rows_or("Nothing is recorded.", table("The sealed record, newest first", columns, rows, small=True))
