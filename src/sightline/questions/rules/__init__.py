"""What can be asked, how, and what may be told of the answers: pure."""
