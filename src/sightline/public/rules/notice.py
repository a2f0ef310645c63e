"""What the site says of privacy by itself. Pure: how long things are kept is what the program does, not a promise."""

from __future__ import annotations

from dataclasses import dataclass

_USUAL = (
    "{board} is responsible for what this site keeps. If you want to know what is kept about you, have it put right or"
    " removed, or if you object to its being kept, write to us: {contact}. The council’s data protection officer"
    " advises us and can be reached the same way.",
    "We keep what you give us because bringing agencies together to safeguard children, with the training and"
    " surveys that this needs, is a public task that the law gives us. We share it with nobody but the agencies that"
    " take part.",
    "If you are not content with our answer, you can complain to the Information Commissioner’s Office.",
)


_COLUMNS = ("What", "Why", "Who sees it", "Until when")
_OF_BOOKERS = (
    "Your name, your e-mail address, your agency, whether you work with children or adults, what you wrote about needs;"
    " where a manager is asked, the manager’s address.",
    "To keep you a seat, to write to you about it, to know who came and from which agencies.",
    "Those who run the training for us. Nobody outside, and no other agency.",
    "Your name, addresses and words are removed {months} after the session. That somebody of your agency came is kept"
    " as a number. You can cancel by the link in the message we sent you.",
)
_OF_ANONYMOUS = (
    "Your answers, and nothing else: no name, no address, no time, no order.",
    "To learn what people think without anybody having to say who they are.",
    "Once the survey has closed and at least 10 people answered, those who work on it for us. Answers are shuffled"
    " first. Before that nobody, and of fewer than 10 nothing.",
    "As long as we work with the survey. Copies kept for safety while it was open are removed within 30 days. Nobody"
    " can find your answers to remove them: nothing says which they are.",
)
_OF_NAMED = (
    "Your answers with your name or address, where the survey’s first page says that it asks who you are.",
    "To compare before and after a course, or to write back to you.",
    "Those whom the survey’s first page names.",
    "As long as we work with what it found. Ask us, and we tell you what is kept of you.",
)
_OF_MESSAGES = (
    "The words of a message and the address it went to.",
    "So that it is sent, and sent again where the post failed.",
    "Those who run the site for us.",
    "90 days after it was sent.",
)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of somebody: whose (`title`), and what, why, who sees it, until when, as (words, what is so)."""

    title: str
    rows: tuple[tuple[str, str], ...]


def kept_of_whom(booking_months: int) -> tuple[Kept, ...]:
    """What the site keeps of whom; a booker is forgotten `booking_months` after the session."""
    months = "a month" if booking_months == 1 else f"{booking_months} months"
    bookers = tuple(words.format(months=months) for words in _OF_BOOKERS)
    return tuple(
        Kept(title, tuple(zip(_COLUMNS, said, strict=True)))
        for title, said in (
            ("If you book training", bookers),
            ("If you answer an anonymous survey", _OF_ANONYMOUS),
            ("If you answer a survey with your name", _OF_NAMED),
            ("If we write to you", _OF_MESSAGES),
        )
    )


def usual_notice(board: str, contact: str) -> list[str]:
    """The paragraphs that stand where a partnership wrote none of its own."""
    return [one.format(board=board, contact=contact) for one in _USUAL]
