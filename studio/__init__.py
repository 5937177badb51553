"""The studio makes every bundled sound from nothing, and is never imported by the app.

Run ``python -m studio``: it rebuilds what changed in ``sounds/`` and writes
``SOUNDS.md``.
"""
