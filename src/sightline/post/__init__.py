"""In: messages that an action wants sent, in its own transaction; work that the clock starts.

Holds: the outbox and what it reminded of, signed links, scheduled slots.
Out: e-mail, once each; what could not be sent is shown to the business manager."""
