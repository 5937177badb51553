"""Rules of time: sleep timer, fade laws, durations, captions and bells of a session.

Pure: time is passed in.
"""
