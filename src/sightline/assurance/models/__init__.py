"""The room's tables. Verdicts have none: they are computed when read."""

from sightline.assurance.models.bindings import Binding, Terms
from sightline.assurance.models.frameworks import Area, Framework, Statement, StatementMeasure
from sightline.assurance.models.judgements import Cited, Judgement

__all__ = [
    "Area",
    "Binding",
    "Cited",
    "Framework",
    "Judgement",
    "Statement",
    "StatementMeasure",
    "Terms",
]
