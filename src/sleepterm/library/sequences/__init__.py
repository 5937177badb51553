"""Sessions of several parts: what plays, for how long, one after the other.

In code a session is a `Sequence`, because `Session` is what is remembered between runs.
Sequences are also tracks of the type `session`, behind the sounds and mixes of a
catalogue. A `Plan` is a sequence with its tracks looked up, ready to be played: what
can't be played is left out of it.
"""
