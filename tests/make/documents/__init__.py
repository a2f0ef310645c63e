"""Small documents made for one test each, from the XML or the operators they consist of."""
