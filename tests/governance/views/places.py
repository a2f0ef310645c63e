"""What the rows of this room's pages act on, and who runs the Executive's meetings."""

import datetime as dt

from sightline.governance.models import Item, Meeting
from tests.governance.made import NOON, item_of, meeting_of

OCTOBER = dt.datetime(2017, 10, 18, 12, tzinfo=dt.UTC)
EVERYBODY = ("business_manager", "support", "chair", "executive_chair", "subgroup_chair", "action_owner", "member")
# Who runs the Executive's meetings, and who does not.
RUNS = ("business_manager", "support", "chair", "executive_chair")
RUNS_NOT = ("subgroup_chair", "deputy", "action_owner", "member", "analyst")


def of_meeting(**state):
    """Makes a class's ids those of an Executive meeting in `state`, and of one across the water."""

    def decorate(rows):
        def kwargs(self, cast):
            body = cast.bodies["executive"]
            found = Meeting.objects.filter(body=body).first() or meeting_of(body, NOON, **state)
            self.prepare(cast, found)
            return {"meeting_id": found.pk}

        def elsewhere(self, cast):
            return {"meeting_id": meeting_of(cast.elsewhere_board, NOON, **state).pk}

        rows.kwargs, rows.elsewhere = kwargs, elsewhere
        if not hasattr(rows, "prepare"):
            rows.prepare = lambda self, cast, meeting: None
        return rows

    return decorate


def of_item(**more):
    """The same for an item of such a meeting."""

    def decorate(rows):
        def kwargs(self, cast):
            body = cast.bodies["executive"]
            found = Item.objects.filter(meeting__body=body).first()
            return {"item_id": (found or item_of(meeting_of(body, NOON, **more))).pk}

        def elsewhere(self, cast):
            return {"item_id": item_of(meeting_of(cast.elsewhere_board, NOON, **more)).pk}

        rows.kwargs, rows.elsewhere = kwargs, elsewhere
        return rows

    return decorate
