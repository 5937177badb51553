"""The machine around us: signals, suspend and power off."""
