"""A plan of the cast's board in its year with its rounds, as the progress room's tests make them."""

from tests.progress.conftest import cycle, cycle_elsewhere, make_plan, make_round, plan, send

__all__ = ["cycle", "cycle_elsewhere", "make_plan", "make_round", "plan", "send"]
