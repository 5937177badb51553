"""Plain mode: lines typed, lines printed, for screen readers and simple terminals.

No cursor is moved, nothing is coloured or drawn over, and every change is said once, in
a line. Pure: the words (`vocabulary.py`), numbered lists (`numbered.py`) and what is
said of a change (`changes.py`).
"""
