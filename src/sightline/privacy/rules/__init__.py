"""The scan of free text for what could tell who a child is. Pure: the same text always gives the same findings."""

from sightline.privacy.rules.checking import HoldsIdentifier, check, refused
from sightline.privacy.rules.findings import Finding, Kind
from sightline.privacy.rules.reviewing import Outcome
from sightline.privacy.rules.scanning import scan

__all__ = ["Finding", "HoldsIdentifier", "Kind", "Outcome", "check", "refused", "scan"]
