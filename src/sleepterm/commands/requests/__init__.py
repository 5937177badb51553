"""What each command is asked to do: one frozen dataclass per command.

None means that the user did not say: the command has its own default. Each kind of
command has its own module, because making dataclasses takes time that a start lacks.
"""
