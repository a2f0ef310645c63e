"""What is true of a round whatever the database: its dates, states, delivery, claim and evidence, worst first. Pure."""
