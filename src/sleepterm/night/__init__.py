"""Rules of time: sleep timer, wake-up, fades, durations, parts, captions, the diary.

Pure: time is passed in.
"""
