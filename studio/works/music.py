"""Music and bells."""

from __future__ import annotations

from studio.work import Work

WORKS: tuple[Work, ...] = ()
