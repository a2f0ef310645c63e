"""Excel (.xlsx): its sheets as they are shown, hidden rows, columns and sheets left out."""

from sightline.kit.documents.excel.workbook import read

__all__ = ["read"]
