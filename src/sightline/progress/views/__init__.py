"""The room's own pages: an update given, read, agreed and returned; rounds started, opened, closed and set."""
