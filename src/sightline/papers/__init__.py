"""In: what the rooms below say of a plan, a cycle, a meeting.

Holds: papers as they were issued, each with its digest.
Out: the same content as page, Word and tagged PDF, whole or as a public copy."""
