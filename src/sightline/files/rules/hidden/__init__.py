"""What a file holds that whoever reads it does not see: who wrote it, comments, changes tracked, hidden sheets, where a
picture was taken. And a copy without what can be taken out. Pure: bytes in, bytes out."""

from sightline.files.rules.hidden.agreeing import NOTHING_AGREED, Agreed, HoldsUnseen, Storable, Unseen
from sightline.files.rules.hidden.looking import check, clean, free_of_programs, inspect, storable
from sightline.files.rules.hidden.programs import HoldsPrograms, ordinary, without
from sightline.files.rules.hidden.seen import Hidden, Seen

__all__ = [
    "NOTHING_AGREED",
    "Agreed",
    "Hidden",
    "HoldsPrograms",
    "HoldsUnseen",
    "Seen",
    "Storable",
    "Unseen",
    "check",
    "clean",
    "free_of_programs",
    "inspect",
    "ordinary",
    "storable",
    "without",
]
