"""What is true of meetings whatever the database: states, quorum, numbering, when answers are due. Pure."""
