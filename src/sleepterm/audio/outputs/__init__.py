"""Where blocks go: the sound card or a file."""
