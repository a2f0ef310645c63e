"""What evidence says of a measure: pure."""
