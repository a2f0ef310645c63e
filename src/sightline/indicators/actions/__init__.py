"""Every write of the room."""

from sightline.indicators.actions.defining import (
    adopt_definitions,
    create_definition,
    edit_definition,
    note_neighbour,
    retire_definition,
    set_population,
)
from sightline.indicators.actions.giving import (
    Given,
    answer_question,
    ask_for_return,
    ask_question,
    comment,
    excuse_return,
    give_figures,
)
from sightline.indicators.actions.publishing import publish_release
from sightline.indicators.actions.uploads import bring_upload, leave_upload, map_columns, take_upload

__all__ = [
    "Given",
    "adopt_definitions",
    "answer_question",
    "ask_for_return",
    "ask_question",
    "bring_upload",
    "comment",
    "create_definition",
    "edit_definition",
    "excuse_return",
    "give_figures",
    "leave_upload",
    "map_columns",
    "note_neighbour",
    "publish_release",
    "retire_definition",
    "set_population",
    "take_upload",
]
