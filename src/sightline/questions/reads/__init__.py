"""Every question that pages and rooms above ask of this room."""
