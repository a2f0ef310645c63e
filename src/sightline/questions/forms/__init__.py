"""What people type to build questionnaires and to answer them, as the actions take it."""
