"""A session of parts as it is handed to another process, and read there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from sleepterm.audio.fade_place import FadePlace
from sleepterm.audio.sequence_place import SequencePlace
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.night.sequence_clock import SequenceClock
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.translation import gettext as _
from sleepterm.units import Percent, Seconds

if TYPE_CHECKING:
    from sleepterm.library.sequences.plan import Plan, PlannedLayer, PlannedPart
    from sleepterm.playback.sequence_start import SequenceStart


@dataclass(frozen=True, slots=True)
class HandedLayer:
    """A `PlannedLayer`, its track by its id."""

    track_id: str
    percent: Percent
    to: Percent


@dataclass(frozen=True, slots=True)
class HandedPart:
    """A `PlannedPart`."""

    title: str
    layers: tuple[HandedLayer, ...]
    length: Seconds
    waits: bool
    rise: Seconds
    at: TimeOfDay | None
    bed: str
    bed_choice: str


@dataclass(frozen=True, slots=True)
class HandedSession:
    """A session of parts that plays.

    What is not planned anew but handed over is what the user has changed, and what
    the catalogue was when it began.

    Attributes:
        track_id: of the session.
        title: of the session.
        parts: all of them, also those that are over.
        crossfade: seconds in which a part replaces the one before.
        fade: seconds of the fade at the end; None is the user's own.
        clock: which part plays, and how long it and the rest still take.
        begun: number of the part whose layers play; -1 for none.
        gliding: ids of the tracks whose volume moves slowly.
        rules_timer: whether the timer ends with the session.
        timer: the one with which it began.
        due: number of each part at a time of day, and when that is, in seconds since
            the epoch (UTC).
        fades: where each loop is that fades in, or out of the part before.

    Raises:
        ValueError: its numbers do not go together.
    """

    track_id: str
    title: str
    parts: tuple[HandedPart, ...]
    crossfade: Seconds
    fade: Seconds | None
    clock: SequenceClock
    begun: int
    gliding: tuple[str, ...]
    rules_timer: bool
    timer: TimerSettings
    due: tuple[tuple[int, float], ...]
    fades: tuple[FadePlace, ...] = ()

    def __post_init__(self) -> None:
        count, clock = len(self.parts), self.clock
        if not count == len(clock.lengths) == len(clock.waits) > 0:
            raise ValueError("a length is needed for each part")
        if not (0 <= clock.index <= count and -1 <= self.begun < count):
            raise ValueError("there is no such part")

    @property
    def track_ids(self) -> frozenset[str]:
        """The ids of all its tracks."""
        return frozenset(x.track_id for part in self.parts for x in part.layers)


def handed_session(place: SequencePlace, start: SequenceStart) -> HandedSession:
    """The session in a place, to be handed over.

    Args:
        place: where it is.
        start: how it began.
    """
    plan = place.plan
    return HandedSession(
        plan.track_id,
        plan.title,
        tuple(_handed_part(part) for part in plan.parts),
        plan.crossfade,
        plan.fade,
        place.clock,
        place.begun,
        place.gliding,
        place.rules_timer,
        start.timer,
        tuple(sorted(start.due.items())),
        place.fades,
    )


def place_of(handed: HandedSession, catalog: Catalog, passed: Seconds) -> SequencePlace:
    """The place in which a session goes on.

    Args:
        handed: the session.
        catalog: has its tracks.
        passed: seconds for which it has played since.

    Raises:
        SleeptermError: the catalogue lacks one of its tracks.
    """
    place = SequencePlace(
        _plan_of(handed, catalog),
        handed.clock,
        handed.begun,
        handed.gliding,
        handed.rules_timer,
        handed.fades,
    )
    return place.advanced(passed)


def start_of_handed(handed: HandedSession, place: SequencePlace) -> SequenceStart:
    """How a session that was handed over began."""
    # Imported late, as all that only sessions need.
    from sleepterm.playback.sequence_start import SequenceStart  # noqa: PLC0415

    return SequenceStart(place.plan, place.clock, handed.timer, dict(handed.due))


def _handed_part(part: PlannedPart) -> HandedPart:
    at = None if part.at is None else TimeOfDay(part.at.hour, part.at.minute)
    layers = (HandedLayer(x.track.id, x.percent, x.to) for x in part.layers)
    return HandedPart(
        part.title,
        tuple(layers),
        part.length,
        part.waits,
        part.rise,
        at,
        part.bed,
        part.bed_choice,
    )


def _plan_of(handed: HandedSession, catalog: Catalog) -> Plan:
    from sleepterm.library.sequences.plan import Plan  # noqa: PLC0415

    parts = tuple(_part_of(part, catalog) for part in handed.parts)
    return Plan(handed.track_id, handed.title, parts, handed.crossfade, handed.fade)


def _part_of(part: HandedPart, catalog: Catalog) -> PlannedPart:
    from sleepterm.library.sequences.plan import PlannedPart  # noqa: PLC0415

    return PlannedPart(
        part.title,
        tuple(_layer_of(layer, catalog) for layer in part.layers),
        part.length,
        part.waits,
        part.rise,
        None if part.at is None else time(part.at.hour, part.at.minute),
        part.bed,
        part.bed_choice,
    )


def _layer_of(layer: HandedLayer, catalog: Catalog) -> PlannedLayer:
    from sleepterm.library.sequences.plan import PlannedLayer  # noqa: PLC0415

    track = catalog.get(layer.track_id)
    if track is None:
        raise SleeptermError(
            _("Unknown track"),
            _("There is no track '{name}'.").format(name=layer.track_id),
            exit_status=1,
        )
    return PlannedLayer(track, layer.percent, layer.to)
