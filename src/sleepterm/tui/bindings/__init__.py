"""Commands: their keys and labels, what they do, and why they can't be done now."""
