"""Every write of the progress room. Each is one transaction and leaves its record."""

from sightline.progress.actions.agreeing import (
    agree_update,
    agree_updates,
    can_agree,
    check_can_agree,
    return_update,
)
from sightline.progress.actions.asks import begin_update, can_give, check_can_give, save_draft
from sightline.progress.actions.closing import can_close, check_can_close, close_cycle
from sightline.progress.actions.cycles import (
    can_open,
    can_plan,
    check_can_open,
    check_can_plan,
    open_cycle,
    pause_reminders,
    plan_cycles,
    refresh_asks,
    set_round_settings,
)
from sightline.progress.actions.giving import File, SaidMeanwhile, submit_update

__all__ = [
    "File",
    "SaidMeanwhile",
    "agree_update",
    "agree_updates",
    "begin_update",
    "can_agree",
    "can_close",
    "can_give",
    "can_open",
    "can_plan",
    "check_can_agree",
    "check_can_close",
    "check_can_give",
    "check_can_open",
    "check_can_plan",
    "close_cycle",
    "open_cycle",
    "pause_reminders",
    "plan_cycles",
    "refresh_asks",
    "return_update",
    "save_draft",
    "set_round_settings",
    "submit_update",
]
