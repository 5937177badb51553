"""The operating system: signals, terminal, suspend and power off."""
