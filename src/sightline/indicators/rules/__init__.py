"""What is true of an indicator whatever the database: its periods, values, signals, direction, and what may leave."""
