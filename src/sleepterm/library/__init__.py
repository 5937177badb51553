"""What can be played and how it is found. Pure: standard library only."""
