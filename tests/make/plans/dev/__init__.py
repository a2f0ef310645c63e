"""The half that readers are developed against."""
