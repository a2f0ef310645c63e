"""What the pages that combine rooms read, each in a fixed number of queries."""

from sightline.desk.reads.digest import Entry, owing_now, to_write_to
from sightline.desk.reads.owed import Work, work_of

__all__ = ["Entry", "Work", "owing_now", "to_write_to", "work_of"]
