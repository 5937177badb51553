"""One sound a file; its docstring is what SOUNDS.md tells of how it was made."""
