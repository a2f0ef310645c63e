"""What a file holds that whoever reads it does not see: who wrote it, comments, changes tracked, hidden sheets, where a
picture was taken. And a copy without what can be taken out. Pure: bytes in, bytes out."""

from sightline.library.rules.hidden.looking import clean, inspect
from sightline.library.rules.hidden.programs import HoldsPrograms, without
from sightline.library.rules.hidden.seen import Hidden, Seen

__all__ = ["Hidden", "HoldsPrograms", "Seen", "clean", "inspect", "without"]
