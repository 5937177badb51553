"""The user's files: settings, session, history, mixes, own tracks, voices, caches.

Writes are atomic; damaged files are quarantined. Several sleepterms may share the
files: one that is read and rewritten is locked meanwhile (`files/locking.py`), and so
is adding, which one sleepterm does at a time. One that hangs with the session's lock
keeps no other from saving its session. The history has SQLite's transactions; mixes and
sessions of parts, one file each, need no lock.

A change of the tables in history.sqlite is one more entry in `MIGRATIONS`: `PRAGMA
user_version` counts those that were applied, and a newer file is left alone. The files
of a revoiced session are checked by size and time whenever the catalogue is loaded, and
by digest if these differ; those that don't agree are not played.

bundled.py finds what comes with sleepterm: in a wheel below `_bundled/`, where
hatchling puts it, in a checkout at the top level and in `studio/`.
"""
