"""Modal and full screens, one a file."""
