"""The scan of free text for what could tell who a child is. Pure: the same text always gives the same findings.

`scanning` asks one module for each kind: `emails`, `nhs_numbers`, `telephones`, `births`, `postcodes`, `names`. Each
reads the text as `folding` makes it plain, and says at its head what it knows; `births` says which of its modules
recognises which way to give a date of birth. `patterns` is how all of them write their patterns, `wordlists` their
lists.
"""

from sightline.privacy.rules.checking import HoldsIdentifier, check, refused
from sightline.privacy.rules.findings import Finding, Kind
from sightline.privacy.rules.reviewing import Outcome
from sightline.privacy.rules.scanning import scan

__all__ = ["Finding", "HoldsIdentifier", "Kind", "Outcome", "check", "refused", "scan"]
