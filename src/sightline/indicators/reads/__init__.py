"""Every question that pages, papers and verdicts ask of indicators; what rooms above use is named here."""

from sightline.indicators.reads.released import as_table, released
from sightline.indicators.reads.returns import label_of, owed
from sightline.indicators.reads.standing import Point, Standing, direction_of, level, standing_of

__all__ = ["Point", "Standing", "as_table", "direction_of", "label_of", "level", "owed", "released", "standing_of"]
