"""In: files that people upload.

Holds: each stored under its digest, checked by content, without programs, and scanned where a scanner is configured.
Out: the file, to those who may see the thing it belongs to."""
