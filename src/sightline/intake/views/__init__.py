"""The review's pages: documents as they come, the steps of a review, how it ends."""
