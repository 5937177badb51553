"""Arguments of each command: options, help texts, and the request they make.

Nothing here imports a command, so that reading the arguments is quick.
"""
