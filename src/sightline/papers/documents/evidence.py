"""What evidence says, as papers carry it. For members, with the way to what shows it: its figures may count a few
children, and what counts children leaves to the public by a rule of its own (docs/reference/release.md). In the public
copy its state stands alone."""

from __future__ import annotations

from collections.abc import Iterable

from sightline.assurance.reads.voices import Voice
from sightline.papers.documents.subject import Subject
from sightline.papers.rules.content import Block, Bullets, Item, Paragraph, Run, Runs, runs
from sightline.progress.reads import Evidence, Standing, why_worst
from sightline.progress.rules.claims import sentence
from sightline.progress.rules.order import Place, place_of

LINK = "What shows it"


def measure_says(subject: Subject, one: Evidence) -> Runs:
    """What is known of a measure: its state, the sentence in which nobody is named, and the way to its page. The
    sentence alone where it begins with the state."""
    where = Run(LINK, href=subject.address("measure_detail", one.measure_id), inside=True)
    if one.told.startswith(one.words):
        return (Run(f"{one.told} "), where)
    return (
        Run(f"{one.words}."),
        *([Run(f" {one.told}", inside=True)] if one.told else []),
        Run(" ", inside=True),
        where,
    )


def stands_says(one: Standing) -> Runs:
    """The sentence of claim and delivery; what evidence adds to it is for members."""
    earlier = None if one.claim_current else one.claim_on
    alone = sentence(one.claim, one.delivery, claim_on=earlier).removesuffix(".")
    if not one.sentence.startswith(alone):
        return (Run(one.sentence, inside=bool(one.not_met)),)
    more = one.sentence.removeprefix(alone).removesuffix(".")
    return (Run(alone), *([Run(more, inside=True)] if more else []), Run("."))


def why_says(one: Standing) -> Runs:
    """Why an action stands where it does among the worst; nothing where it is as its owner says."""
    match place_of(one):
        case Place.CONTRADICTED | Place.CLAIMED_RED | Place.OVERDUE:
            return stands_says(one)
        case Place.MEASURE_NOT_MET:
            return (Run("A measure that is due is not met"), Run(f": {one.not_met[0]}", inside=True), Run("."))
        case Place.UNPROVEN:
            return (
                Run(f"{one.claim.capitalize()} is not proven yet. "),
                Run(_after_colon(one.unproven[0]), inside=True),
            )
    return runs(why_worst(one))


def unproven_says(one: Standing) -> list[Runs]:
    """What leaves its claim unproven, for members."""
    return [(Run(words, inside=True),) for words in one.unproven]


def voices_say(heard: Iterable[Voice]) -> list[Block]:
    """What children, parents and families said: whose words, and what their answers come to."""
    blocks: list[Block] = []
    for one in heard:
        blocks.append(
            Paragraph(runs([Run(one.title, strong=True), f" ({one.audience.label}, up to {one.last:%-d %B %Y})"]))
        )
        said = [Item(runs(f"{asked} {answers}")) for asked, answers in one.sayings]
        if one.left_out:
            said.append(Item(runs("Where fewer than ten answered, their answers are left out.")))
        blocks.append(Bullets(tuple(said or [Item(runs("Nobody answered."))])))
    return blocks


def _after_colon(words: str) -> str:
    """What follows the first colon, as a sentence of its own: "Green is not proven yet: nobody has answered."."""
    _, _, rest = words.partition(": ")
    return f"{rest[:1].upper()}{rest[1:]}"
