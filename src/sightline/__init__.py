"""Sightline: a line of sight from what a partnership promised, through what was done, to what changed for children."""
