"""The plan room's tables."""

from sightline.plan.models.actions import (
    Action,
    Funding,
    Measure,
    Milestone,
    Monitoring,
    MonitoringBody,
    Occurrence,
    Owner,
    Part,
)
from sightline.plan.models.changes import Change, ChangeKind, ChangeState
from sightline.plan.models.plans import Baseline, Outcome, Plan, Priority, Thread

__all__ = [
    "Action",
    "Baseline",
    "Change",
    "ChangeKind",
    "ChangeState",
    "Funding",
    "Measure",
    "Milestone",
    "Monitoring",
    "MonitoringBody",
    "Occurrence",
    "Outcome",
    "Owner",
    "Part",
    "Plan",
    "Priority",
    "Thread",
]
