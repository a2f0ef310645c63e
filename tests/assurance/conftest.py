"""An adopted plan of the cast's board, and the day on which its evidence is read."""

from tests.plan.conftest import adopted, draft, draft_elsewhere, make_plan

__all__ = ["adopted", "draft", "draft_elsewhere", "make_plan"]
