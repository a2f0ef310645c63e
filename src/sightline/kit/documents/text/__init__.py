"""Plain text (.txt, .md, .csv, .tsv): tables between tabs, bars or aligned columns, and prose between them."""

from sightline.kit.documents.text.document import read

__all__ = ["read"]
