"""The room's pages: questionnaires, their uses, answering, and what came back."""
