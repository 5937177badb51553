"""A track: one entry of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sleepterm.text import folded
from sleepterm.units import Decibels, Seconds

if TYPE_CHECKING:
    from sleepterm.formats.chapters.chapter import Chapter

MOST_EVENTS = 1000
MOST_DRIFT = Decibels(3.0)
"""dB; a level that drifts further is noticed."""


class ContentType(StrEnum):
    """The content type of a track, the main filter of the list."""

    NATURE = "nature"
    NOISE = "noise"
    MUSIC = "music"
    MEDITATION = "meditation"
    BREATHWORK = "breathwork"
    STORY = "story"
    ASMR = "asmr"
    HYPNOSIS = "hypnosis"
    THERAPY = "therapy"
    COACHING = "coaching"
    PRAYER = "prayer"
    OTHER = "other"
    MIX = "mix"
    """Several tracks under one name; has no file."""
    SESSION = "session"
    """Several parts, one after the other; has no file."""


FILELESS_TYPES = (ContentType.MIX, ContentType.SESSION)
"""The types of tracks that are made of other tracks and have no file."""

SOUND_TYPES = tuple(kind for kind in ContentType if kind not in FILELESS_TYPES)
"""The types that a track with a file can have."""

SPOKEN_TYPES = frozenset(
    {
        *(ContentType.MEDITATION, ContentType.STORY, ContentType.HYPNOSIS),
        *(ContentType.THERAPY, ContentType.COACHING, ContentType.PRAYER),
    }
)
"""The types of which a track that plays once is assumed to have a voice."""


class PlaybackMode(StrEnum):
    """Whether a track loops without end or plays once."""

    LOOP = "loop"
    ONCE = "once"


class LoopMode(StrEnum):
    """How a loop track is looped."""

    EXACT = "exact"
    """The file is a ring: its end meets its start."""
    CROSSFADE = "crossfade"
    """The end is laid over the start; for any file."""
    SHUFFLE = "shuffle"
    """Random stretches joined by crossfades; for steady textures."""
    SPARSE = "sparse"
    """Single events at random distances."""


class NoiseColour(StrEnum):
    """A noise that is made while it plays, by the shape of its spectrum."""

    WHITE = "white"
    PINK = "pink"
    BROWN = "brown"
    GREEN = "green"
    GREY = "grey"


@dataclass(frozen=True)
class Track:
    """One thing that can be played.

    Attributes:
        id: stable, unique, kebab-case.
        title: shown in lists; free of control characters.
        type: the content type.
        topics: what it is for, lower case, in the author's order.
        moods: words a user would type, lower case.
        file: absolute path of the sound; an empty path if it is made while it plays.
        playback: loop or once.
        loop: how it is looped; unused if it plays once.
        events: how many equally long stretches of a sparse file hold one each.
        gain_db: correction of the file's loudness.
        guard_lufs: integrated loudness of a file whose loud passages are held near it
            by the startle guard; None plays the file as it is.
        captions: absolute path of a WebVTT or LRC file, if it plays once.
        bed: id of the loop laid under a guided track.
        bed_db: level of the bed against the voice.
        license: SPDX identifier, may be empty for own sounds.
        credit: who made it.
        own: whether the user added it.
        length: in seconds, None while unknown. A loop's is that of its file.
        pool_length: seconds of a night of parts that change; None for a track of one
            file. `file` is then the opening, and its folder the pool.
        missing: why it can't be played now; empty if it can.
        chapters: of a long recording, in order.
        noise: the noise that is made in place of a file; None if there is a file.
        drift_db: how far its level drifts (standard deviation); None leaves it to
            `level_drift`.
        english_title: the title of a bundled track, if `title` is a translation.
    """

    id: str
    title: str
    type: ContentType
    file: Path
    topics: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    playback: PlaybackMode = PlaybackMode.LOOP
    loop: LoopMode = LoopMode.CROSSFADE
    events: int = 1
    gain_db: Decibels = Decibels(0.0)
    captions: Path | None = None
    bed: str | None = None
    bed_db: Decibels = Decibels(-12.0)
    license: str = ""
    credit: str = ""
    own: bool = False
    length: Seconds | None = None
    missing: str = ""
    chapters: tuple[Chapter, ...] = ()
    guard_lufs: float | None = None
    noise: NoiseColour | None = None
    drift_db: Decibels | None = None
    pool_length: Seconds | None = None
    english_title: str = ""

    @property
    def is_loop(self) -> bool:
        """True for a track that plays without end."""
        return self.playback is PlaybackMode.LOOP

    @property
    def is_mix(self) -> bool:
        """True for several tracks under one name, which has no file."""
        return self.type is ContentType.MIX

    @property
    def is_sequence(self) -> bool:
        """True for several parts, one after the other, which has no file."""
        return self.type is ContentType.SESSION

    @property
    def has_file(self) -> bool:
        """True for a sound; False for a mix or a session, made of other tracks."""
        return self.type not in FILELESS_TYPES

    @property
    def is_own_sound(self) -> bool:
        """True for a sound that the user added; a mix or a session is none."""
        return self.own and self.has_file

    @property
    def kinds(self) -> tuple[ContentType, ...]:
        """Its content type; for a mix also the types of its layers."""
        return (self.type,)

    @property
    def titles(self) -> tuple[str, ...]:
        """Its title, and the English one of a translated one."""
        return (self.title, self.english_title) if self.english_title else (self.title,)

    @cached_property
    def search_text(self) -> str:
        """All text the track is found by, folded, one part a line."""
        parts = (*self.titles, self.id, self.type, *self.topics, *self.moods)
        return folded("\n".join(parts))
