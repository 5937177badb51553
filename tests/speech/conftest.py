from __future__ import annotations

from tests.speech.fake_programs import programs

__all__ = ["programs"]
