"""The room's pages, by what they show. Route, view and template share one name."""
