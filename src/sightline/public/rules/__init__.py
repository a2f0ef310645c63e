"""The room's rules: what the site says by itself, and what of a plan is told outside. Pure."""
