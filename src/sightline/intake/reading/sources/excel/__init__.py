"""Excel (.xlsx): its sheets as they are shown, hidden rows, columns and sheets left out."""

from sightline.intake.reading.sources.excel.workbook import read

__all__ = ["read"]
