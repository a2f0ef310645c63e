"""Every write of the room, by noun: partnerships, bodies, persons, seats, lists, the public site."""

from sightline.people.actions.bodies import add_alias, create_body, edit_body, end_body, reopen_body
from sightline.people.actions.consortia import form_consortium
from sightline.people.actions.partnerships import (
    count_wrong_start_code,
    create_partnership,
    edit_partnership,
    issue_start_code,
    remove_logo,
    set_logo,
    start,
    start_another,
)
from sightline.people.actions.persons import add_person, change_email, edit_person, mark_invited, set_away
from sightline.people.actions.seats import end_seat, give_seat, hand_over
from sightline.people.actions.sets import create_set, edit_set
from sightline.people.actions.site import can_open, check_can_open, close_site, edit_site, open_site

__all__ = [
    "add_alias",
    "add_person",
    "can_open",
    "change_email",
    "check_can_open",
    "close_site",
    "count_wrong_start_code",
    "create_body",
    "create_partnership",
    "create_set",
    "edit_body",
    "edit_partnership",
    "edit_person",
    "edit_set",
    "edit_site",
    "end_body",
    "end_seat",
    "form_consortium",
    "give_seat",
    "hand_over",
    "issue_start_code",
    "mark_invited",
    "open_site",
    "remove_logo",
    "reopen_body",
    "set_away",
    "set_logo",
    "start",
    "start_another",
]
