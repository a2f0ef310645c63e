"""When texts may be stored: nothing in them reads like an identifier, or a reason was given for each that does."""

from __future__ import annotations

from collections.abc import Mapping

from sightline.kit.refusals import Refusal
from sightline.privacy.rules.findings import Finding
from sightline.privacy.rules.scanning import scan

NOT_KEPT = (
    "If these words have to stay, say why in the box beneath. The reason is read by somebody else of the partnership."
)
# Where nobody would review a reason.
OTHER_WORDS_ONLY = "Nothing is stored yet: say it in other words, and go on."
REASON_LENGTH = 500


class HoldsIdentifier(Refusal, ValueError):
    """Texts that may not be stored as they are. `found` has the findings by field, of those without a reason."""

    def __init__(self, found: Mapping[str, tuple[Finding, ...]]) -> None:
        self.found = dict(found)
        super().__init__(*(one.sentence for findings in self.found.values() for one in findings))


def refused(texts: Mapping[str, str], kept: Mapping[str, str] | None = None) -> dict[str, tuple[Finding, ...]]:
    """The fields of `texts` that may not be stored, with what was found in each. `kept` has the reasons by field."""
    reasons = kept or {}
    found = {field: scan(text) for field, text in texts.items() if not is_reason(reasons.get(field, ""))}
    return {field: findings for field, findings in found.items() if findings}


def check(texts: Mapping[str, str], kept: Mapping[str, str] | None = None) -> None:
    """Raises HoldsIdentifier where a field reads like an identifier and no reason is given for keeping it."""
    found = refused(texts, kept)
    if found:
        raise HoldsIdentifier(found)


def is_reason(text: str) -> bool:
    """Whether it is a reason for keeping words: it says something, is short, and holds no identifier itself."""
    return not why_no_reason(text)


def why_no_reason(text: str) -> str:
    """What is wrong with a reason, in a sentence; "" for one that will do."""
    if not text.strip():
        return NOT_KEPT
    if len(text) > REASON_LENGTH:
        return f"Give the reason in at most {REASON_LENGTH} characters."
    if scan(text):
        return "The reason itself must not say who it is about: give it in other words."
    return ""
