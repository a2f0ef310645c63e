"""Sources: a file of any kind that is read, as a neutral document of lines and grids."""

from sightline.kit.documents.opening import open_document

__all__ = ["open_document"]
