"""Every sound the studio makes, a family a file."""

from __future__ import annotations

from studio.work import Work
from studio.works import air, house, music, night, noise, rain, sessions, small, water
from studio.works.bells import BELLS

WORKS: tuple[Work, ...] = (
    *rain.WORKS,
    *water.WORKS,
    *air.WORKS,
    *night.WORKS,
    *house.WORKS,
    *small.WORKS,
    *noise.WORKS,
    *music.WORKS,
    *sessions.WORKS,
)


ALL: tuple[Work, ...] = (*WORKS, *BELLS)
"""The tracks, and the bells that belong to sessions."""


def work(name: str) -> Work:
    """The work of this id.

    Raises:
        KeyError: there is none.
    """
    return {each.id: each for each in ALL}[name]
