"""The operating system: clocks, signals, terminal, suspend, keeping it awake."""
