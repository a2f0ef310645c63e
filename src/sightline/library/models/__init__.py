"""The room's tables."""

from sightline.library.models.adopting import Adoption, Appendix
from sightline.library.models.cascade import Dissemination, Receipt, Recipient
from sightline.library.models.editions import Edition, EditionFile, Page, Resource
from sightline.library.models.finding import Indexed, Use

__all__ = [
    "Adoption",
    "Appendix",
    "Dissemination",
    "Edition",
    "EditionFile",
    "Indexed",
    "Page",
    "Receipt",
    "Recipient",
    "Resource",
    "Use",
]
