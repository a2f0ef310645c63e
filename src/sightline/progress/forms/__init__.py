"""What the room's pages are sent: an update, what becomes of it, how rounds are run and closed."""
