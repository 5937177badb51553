"""The commands of the command line, which wire the rooms together."""
