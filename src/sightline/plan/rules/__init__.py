"""What is true of a plan whatever the database: its format, states, changes, health, quarters and comparison. Pure."""
