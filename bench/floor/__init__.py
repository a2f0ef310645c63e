"""The floor: what Django itself costs for the plainest page of its kind, on the same server and database."""
