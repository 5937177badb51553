"""The sentences of a guided track around a moment."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences around a position; "" where there is none.

    Attributes:
        now: what is being said.
        before: what was said last, at this moment or earlier.
        following: what will be said next.
    """

    now: str = ""
    before: str = ""
    following: str = ""
