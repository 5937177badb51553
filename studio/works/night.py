"""Animals of the night and the early morning."""

from __future__ import annotations

from studio.work import Work

WORKS: tuple[Work, ...] = ()
