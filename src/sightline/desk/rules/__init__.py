"""What is true of the desk whatever the database: what is owed and by whom, who is written to and when. Pure."""
