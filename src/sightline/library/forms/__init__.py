"""What people type about documents and cascades, as the actions take it."""
