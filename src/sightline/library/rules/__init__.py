"""What a document is, how it lives, what it reads like, and what a receipt says: pure."""
