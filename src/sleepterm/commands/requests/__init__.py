"""What each command is asked for: one frozen request per command.

None means "not said": the command has its own default for that. Each kind of command
has its own module, as making a dataclass takes time that a start does not have.
"""
