"""The sound of tracks without a file: breathing in and out, silence with bells."""
