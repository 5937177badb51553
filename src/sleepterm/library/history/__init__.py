"""What was played and liked, and what follows from it."""
