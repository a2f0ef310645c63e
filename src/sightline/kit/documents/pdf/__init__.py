"""PDF with text: what is printed on its pages, tables by the lines that draw them, put together across pages."""

from sightline.kit.documents.pdf.document import read

__all__ = ["read"]
