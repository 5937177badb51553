from __future__ import annotations

from tests.speech.programs import programs

__all__ = ["programs"]
