"""What a machine may be able to speak with, each engine behind the same protocol."""
