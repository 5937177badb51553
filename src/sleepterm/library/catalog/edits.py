"""Changes a user makes to the entry of one of their own sounds."""

from __future__ import annotations

from dataclasses import dataclass

from sleepterm.library.catalog.track import ContentType, LoopMode


@dataclass(frozen=True, slots=True)
class Edits:
    """New values for a sound's entry; None does not change a value.

    Attributes:
        title: shown in lists.
        type: the content type.
        topics: what it is for; () removes them.
        moods: words a user would type; () removes them.
        loop: play as a loop in this mode.
        once: play once; `loop` takes precedence.
        gain_db: correction of the file's loudness, -60 to 24.
        measure: measure the gain, as `add` does; takes precedence over `gain_db`.
        guard: whether the startle guard holds its loud passages near its loudness.
    """

    title: str | None = None
    type: ContentType | None = None
    topics: tuple[str, ...] | None = None
    moods: tuple[str, ...] | None = None
    loop: LoopMode | None = None
    once: bool = False
    gain_db: float | None = None
    measure: bool = False
    guard: bool | None = None
