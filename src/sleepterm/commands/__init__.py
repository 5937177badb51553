"""One command a file: where real parts are wired together."""
