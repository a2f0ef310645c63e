"""Every question that pages and papers ask of evidence: a fixed number of queries, however much evidence there is."""

from sightline.assurance.reads.promises import Promised, digest_of, promises
from sightline.assurance.reads.standing import measure_standings

__all__ = ["Promised", "digest_of", "measure_standings", "promises"]
