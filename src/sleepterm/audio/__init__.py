"""Samples: sources, loops, gains, the mixer, the player and where blocks go."""
