"""The D-Bus session bus: one connection in a thread of its own, made again if lost."""
