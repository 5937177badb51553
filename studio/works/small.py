"""Small sounds close by."""

from __future__ import annotations

from studio.work import Work

WORKS: tuple[Work, ...] = ()
