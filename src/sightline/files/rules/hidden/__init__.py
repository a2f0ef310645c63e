"""What a file holds that whoever reads it does not see: who wrote it, comments, changes tracked, hidden sheets, where a
picture was taken. And a copy without what can be taken out. Pure: bytes in, bytes out."""

from sightline.files.rules.hidden.looking import check, clean, free_of_programs, inspect
from sightline.files.rules.hidden.programs import HoldsPrograms, ordinary, without
from sightline.files.rules.hidden.seen import Hidden, Seen

__all__ = ["Hidden", "HoldsPrograms", "Seen", "check", "clean", "free_of_programs", "inspect", "ordinary", "without"]
