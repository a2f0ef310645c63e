"""In: free text that is about to be stored, and a reason where it holds what looks like an identifier.

Holds: the scan for identifiers of children and families, reasons given for keeping a text all the same.
Out: what was found, in words; the reasons, for somebody to review."""
