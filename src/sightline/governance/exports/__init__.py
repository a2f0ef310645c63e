"""Meetings as calendar programs take them."""
