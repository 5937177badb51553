"""The operating system: clocks, signals, the terminal, suspend and power off."""
