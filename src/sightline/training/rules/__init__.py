"""How training works, without a database: states, dates that recur, seats, shares, who reached whom."""
