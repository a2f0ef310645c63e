"""Reads the tree and says in sentences what breaks the rules of the house. Nothing here imports what it reads."""
