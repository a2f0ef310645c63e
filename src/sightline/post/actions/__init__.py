"""Every write of the room: messages, links, and turns of scheduled work."""

from sightline.post.actions.links import make_link, revoke_links
from sightline.post.actions.messages import (
    claim_message,
    queue,
    queue_again,
    queue_outside,
    record_refused,
    record_sent,
    remember_reminders,
)
from sightline.post.actions.slots import claim_slot, forget_old_messages, record_done

__all__ = [
    "claim_message",
    "claim_slot",
    "forget_old_messages",
    "make_link",
    "queue",
    "queue_again",
    "queue_outside",
    "record_done",
    "record_refused",
    "record_sent",
    "remember_reminders",
    "revoke_links",
]
