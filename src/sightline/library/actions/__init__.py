"""Every write of the room."""

from sightline.library.actions.adopting import add_appendix, adopt_edition, edit_appendix, remove_appendix
from sightline.library.actions.cascade import (
    add_recipients,
    ask_again,
    can_confirm,
    check_may_confirm,
    close_dissemination,
    disseminate,
    excuse_recipient,
    give_receipt,
)
from sightline.library.actions.documents import add_file, clean_file, remove_file
from sightline.library.actions.editions import (
    approve_edition,
    begin_edition,
    can_approve,
    change_review,
    check_may_approve,
    discard_edition,
    edit_edition,
    publish_edition,
    take_back_edition,
    withdraw_edition,
)
from sightline.library.actions.indexing import rebuild_search
from sightline.library.actions.pages import add_page, edit_page, move_page, place_page, remove_page
from sightline.library.actions.pulse import begin_pulse
from sightline.library.actions.resources import create_resource, edit_resource
from sightline.library.actions.using import count_uses

__all__ = [
    "add_appendix",
    "add_file",
    "add_page",
    "add_recipients",
    "adopt_edition",
    "approve_edition",
    "ask_again",
    "begin_edition",
    "begin_pulse",
    "can_approve",
    "can_confirm",
    "change_review",
    "check_may_approve",
    "check_may_confirm",
    "clean_file",
    "close_dissemination",
    "count_uses",
    "create_resource",
    "discard_edition",
    "disseminate",
    "edit_appendix",
    "edit_edition",
    "edit_page",
    "edit_resource",
    "excuse_recipient",
    "give_receipt",
    "move_page",
    "place_page",
    "publish_edition",
    "rebuild_search",
    "remove_appendix",
    "remove_file",
    "remove_page",
    "take_back_edition",
    "withdraw_edition",
]
