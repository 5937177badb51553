"""The user's own sounds: add, analyse, convert, measure, edit and remove them.

The screen adds sounds in a process of its own (docs/decisions/0009-import-process.md).
A job, the paths as they were given, waits in adding.json until it is done; a job that
is found there at the start is taken up again.

added.jsonl has each source's size and time, so that a second run neither reads nor
measures it again. A copy made just before a crash is in no catalogue: it plays as an
unlisted sound, and gets its entry when its source is added again. Gain and length of
unlisted sounds go to measured.jsonl, not into tracks.toml, which is the user's. Both
logs may be deleted at any time.
"""
