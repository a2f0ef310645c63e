"""In: messages that an action wants sent, in its own transaction.

Holds: the outbox, signed links, scheduled slots.
Out: e-mail, once each; what could not be sent is shown to the business manager."""
