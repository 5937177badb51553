"""The commands of the command line, one a module: they wire the rooms together."""
