"""Pages that combine rooms, and those of rooms too low in the house to have any."""
