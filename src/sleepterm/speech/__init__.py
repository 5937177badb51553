"""From the script of a guided session to its voice and captions."""
