"""What a listener says anew of one of their own sounds."""

from __future__ import annotations

from dataclasses import dataclass

from sleepterm.library.catalog.track import ContentType, LoopMode


@dataclass(frozen=True, slots=True)
class Edits:
    """What is to be said of a sound from now on; None leaves it as it is.

    Attributes:
        title: what is shown.
        type: the content type.
        topics: what it is for; none takes them away.
        moods: what a listener would type; none takes them away.
        loop: play as a loop kept going this way.
        once: play once; `loop` goes before it.
        gain_db: correction of the file's loudness, -60 to 24.
        measure: find the gain out, as `add` does; it goes before `gain_db`.
    """

    title: str | None = None
    type: ContentType | None = None
    topics: tuple[str, ...] | None = None
    moods: tuple[str, ...] | None = None
    loop: LoopMode | None = None
    once: bool = False
    gain_db: float | None = None
    measure: bool = False
