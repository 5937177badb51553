"""The grammar of the command line: each command's options, and the request they make.

Nothing here imports a command, so that reading the arguments is quick.
"""
