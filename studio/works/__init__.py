"""The settings of every sound the studio makes, one family a file."""

from __future__ import annotations

from studio.work import Work
from studio.works import (
    animals,
    music,
    noise,
    places,
    quiet_actions,
    rain_and_thunder,
    sessions,
    travel_and_home,
    water,
    wind_and_fire,
)
from studio.works.bells import BELLS

WORKS: tuple[Work, ...] = (
    *rain_and_thunder.WORKS,
    *water.WORKS,
    *wind_and_fire.WORKS,
    *animals.WORKS,
    *travel_and_home.WORKS,
    *places.WORKS,
    *quiet_actions.WORKS,
    *noise.WORKS,
    *music.WORKS,
    *sessions.WORKS,
)


ALL: tuple[Work, ...] = (*WORKS, *BELLS)
"""The tracks, and the bells of guided sessions."""


def work(name: str) -> Work:
    """The settings of a sound by its id.

    Raises:
        KeyError: there is no such sound.
    """
    return {each.id: each for each in ALL}[name]
