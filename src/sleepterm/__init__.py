"""A terminal player of sleep sounds and meditations."""
