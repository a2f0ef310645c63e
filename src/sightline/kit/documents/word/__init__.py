"""Word (.docx): its XML walked directly, as the document looks once every tracked change is accepted."""

from sightline.kit.documents.word.document import read

__all__ = ["read"]
