"""What was decided to be published, and nothing else, each in a fixed number of queries."""
