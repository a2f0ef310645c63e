"""What people type about meetings, challenges and the rest, as the actions take it."""
