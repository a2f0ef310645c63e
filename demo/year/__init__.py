"""The year as it is told: what owners said each quarter, what meetings made of it. Only words and days; `demo.playing` plays it."""
