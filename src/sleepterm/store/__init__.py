"""What is remembered between nights. Writes are atomic; broken files are kept."""
