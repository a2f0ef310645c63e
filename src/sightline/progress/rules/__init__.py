"""What is true of a round whatever the database: its dates, states, delivery, claim and evidence, worst first. Pure."""

from sightline.progress.rules.order import exceptions, why_worst, worst_first

__all__ = ["exceptions", "why_worst", "worst_first"]
