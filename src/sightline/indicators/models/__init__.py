"""The room's tables."""

from sightline.indicators.models.definitions import Definition, Population, Quantity, Series
from sightline.indicators.models.figures import Figure, Neighbour
from sightline.indicators.models.releases import Release
from sightline.indicators.models.returns import Commentary, DataReturn, Mapping, Question, Upload

__all__ = [
    "Commentary",
    "DataReturn",
    "Definition",
    "Figure",
    "Mapping",
    "Neighbour",
    "Population",
    "Quantity",
    "Question",
    "Release",
    "Series",
    "Upload",
]
