"""Every query that a page or an export of the plan needs, each with a fixed number of queries."""

from sightline.plan.reads.format import Rows, rows_of, to_format
from sightline.plan.reads.plans import plan_for, plans_of

__all__ = ["Rows", "plan_for", "plans_of", "rows_of", "to_format"]
