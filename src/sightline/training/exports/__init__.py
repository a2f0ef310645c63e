"""What leaves as a file: a session for a calendar, a certificate."""
