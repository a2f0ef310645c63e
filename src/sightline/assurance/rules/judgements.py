"""What a monitoring body concluded, and until when it stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sightline.assurance.rules.kinds import CITING, Assurance
from sightline.kit.periods import add_months, said

# Stale after this many months where the plan prints no cadence (domain.md, "Qualitative").
USUAL_MONTHS = 6


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement as a reader needs it. `withdrawn` is the day on which evidence that it cited was withdrawn."""

    level: Assurance
    body: str
    body_id: int
    on: dt.date
    why: str
    months: int = USUAL_MONTHS
    withdrawn: dt.date | None = None
    judgement_id: int = 0

    @property
    def until(self) -> dt.date:
        """The last day on which it stands."""
        return add_months(self.on, self.months)

    @property
    def good(self) -> bool:
        """Whether it assures: substantial and reasonable do."""
        return self.level in CITING


def is_stale(judged: Judged, day: dt.date) -> bool:
    """Whether a judgement has gone stale on `day`: its time is over, or evidence it rests on was withdrawn."""
    return day > judged.until or (judged.withdrawn is not None and judged.withdrawn <= day)


def judgement_says(judged: Judged, day: dt.date) -> str:
    """The judgement as a sentence, with what has become of it."""
    says = f"{judged.body} judged {judged.level.label.lower()} on {said(judged.on)}."
    if judged.withdrawn is not None and judged.withdrawn <= day:
        return f"{says} Evidence it cited was withdrawn on {said(judged.withdrawn)}, so it no longer stands."
    if day > judged.until:
        return f"{says} It stood until {said(judged.until)} and has not been renewed."
    return says
