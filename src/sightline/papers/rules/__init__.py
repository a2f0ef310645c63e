"""What a paper is, whatever it is drawn as: its content, its numbers, its public copy. Pure."""
