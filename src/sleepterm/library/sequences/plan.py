"""A session with its tracks looked up, ready to be played."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import time

from sleepterm.errors import SleeptermError
from sleepterm.library.breathing.made_tracks import pacer_track
from sleepterm.library.breathing.pattern import parse_pattern
from sleepterm.library.catalog.bed_policy import BedPolicy
from sleepterm.library.catalog.beds import NO_BED, bed_percent, bed_under
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import ContentType, Track
from sleepterm.library.mixes.mix_tracks import MixTrack, mix_named
from sleepterm.library.sequences.part import Part
from sleepterm.library.sequences.sequence import Sequence
from sleepterm.units import Percent, Seconds

UNKNOWN_LENGTH = Seconds(600.0)
"""Assumed of a guided track until its file is open."""

LOOP_LENGTH = Seconds(1800.0)
"""How long a loop plays unless the session says so."""

BREATHING = Seconds(240.0)
"""How long a breathing pattern is paced unless the session says so."""


@dataclass(frozen=True, slots=True)
class PlannedLayer:
    """One track of a part.

    Attributes:
        track: what plays.
        percent: its volume at the beginning, 0 to 100.
        to: its volume at the end, 0 to 100.
    """

    track: Track
    percent: Percent
    to: Percent


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """One part of a session that can be played.

    Attributes:
        title: what it is called on the screen.
        layers: its tracks, the bed included; one at least, one guided at most.
        length: in seconds; 0 until the next part begins at its time of day.
        waits: whether it lasts until its guided track has ended.
        rise: seconds in which it rises from silence.
        at: the time of day at which it begins; None is after the part before.
        bed: id of the loop that is only a bed; "" for none.
        bed_choice: the bed that the session has for the guided track, "none", or "".
    """

    title: str
    layers: tuple[PlannedLayer, ...]
    length: Seconds
    waits: bool
    rise: Seconds = Seconds(0.0)
    at: time | None = None
    bed: str = ""
    bed_choice: str = ""

    @property
    def guided(self) -> Track | None:
        """Its guided track; None without one."""
        return next((x.track for x in self.layers if not x.track.is_loop), None)

    def bed_policy(self, before: BedPolicy) -> BedPolicy:
        """The policy of beds from the beginning of this part on."""
        track = self.guided
        of_mix = (track.id, self.bed_choice) if track else ("", "")
        return replace(before, bed=self.bed, of_mix=of_mix)


@dataclass(frozen=True)
class Plan:
    """The parts of a session that can be played.

    Attributes:
        track_id: of the session as a track; "" if it is none.
        title: of the session.
        parts: what can be played.
        crossfade: seconds in which a part replaces the one before.
        fade: seconds of the fade at the end; None is the user's own.
        left_out: what of the session can't be played, as a user may read it.
    """

    track_id: str
    title: str
    parts: tuple[PlannedPart, ...]
    crossfade: Seconds
    fade: Seconds | None = None
    left_out: tuple[str, ...] = ()

    def without(self, indices: Collection[int]) -> Plan:
        """The same session without some of its parts, by their numbers."""
        kept = (x for at, x in enumerate(self.parts) if at not in indices)
        return replace(self, parts=_with_ends(kept))

    def begun_with(self, first: int) -> Plan:
        """The same session, where no part up to that one waits for its time of day."""
        parts = (
            replace(x, at=None) if at <= first else x for at, x in enumerate(self.parts)
        )
        return replace(self, parts=tuple(parts))

    @property
    def ends_with_voice(self) -> bool:
        """Whether the last part lasts until its guided track has ended."""
        return bool(self.parts) and self.parts[-1].waits


def plan_sequence(
    sequence: Sequence,
    catalog: Catalog,
    *,
    track_id: str = "",
    choices: Mapping[str, str] | None = None,
) -> Plan:
    """Look up the tracks of a session.

    What can't be played is left out, and a part at a time of day without a loop
    before it as well: there would be silence until then, or none.

    Args:
        sequence: the session.
        catalog: of sounds and mixes.
        track_id: of the session in it.
        choices: beds that the user chose: id of a guided track to the id of a loop.
    """
    planner = _Planner(catalog, choices or {})
    parts: list[PlannedPart] = []
    left_out: list[str] = []
    for part in sequence.parts:
        planned = planner.planned(part)
        if planned is None or (planned.at and not (parts and _is_endless(parts[-1]))):
            left_out.append(part.what)
        else:
            parts.append(planned)
    return Plan(
        track_id,
        sequence.shown_name,
        _with_ends(parts),
        sequence.crossfade,
        sequence.fade,
        tuple(left_out),
    )


def find_part(part: Part, catalog: Catalog) -> Track | None:
    """The sound, mix or pacer that a part names exactly; None if there is none."""
    if part.pattern:
        with contextlib.suppress(SleeptermError):
            pattern = parse_pattern(part.pattern)
            return pacer_track(pattern, part.length or BREATHING)
        return None
    track = catalog.get(part.what) or mix_named(catalog, part.what)
    return None if track is None or track.is_sequence else track


def _with_ends(parts: Iterable[PlannedPart]) -> tuple[PlannedPart, ...]:
    """The parts, with a length for each loop that no time of day ends."""
    given = tuple(parts)
    ended = {at - 1 for at, part in enumerate(given) if part.at is not None}
    return tuple(
        part if part.length or at in ended else replace(part, length=LOOP_LENGTH)
        for at, part in enumerate(given)
    )


class _Planner:
    """Looks up the tracks of parts."""

    def __init__(self, catalog: Catalog, choices: Mapping[str, str]) -> None:
        self._catalog = catalog
        self._choices = choices

    def planned(self, part: Part) -> PlannedPart | None:
        """The part with its tracks; None if it can't be played."""
        title, found, bed = self._found(part)
        if not found:
            return None
        guided = next((track for track, _ in found if not track.is_loop), None)
        layers = [_layer(track, percent, part) for track, percent in found]
        laid = ""
        if guided is not None:
            choice = bed or self._choices.get(guided.id, "")
            under = bed_under(guided, self._catalog, choice)
            if under is not None and all(x.track.id != under.id for x in layers):
                above = next(x.percent for x in layers if x.track is guided)
                percent = bed_percent(above, guided.bed_db)
                layers.append(_layer(under, percent, part))
                laid = under.id
        length, waits = _length(part, guided)
        return PlannedPart(
            title, tuple(layers), length, waits, part.rise, part.at, laid, bed
        )

    def _found(self, part: Part) -> tuple[str, list[tuple[Track, Percent]], str]:
        """Title, tracks with their volumes, and the bed chosen for them or ""."""
        bed = part.bed or ""
        track = find_part(part, self._catalog)
        if isinstance(track, MixTrack):
            layers = list(track.mix.playable_in(self._catalog))
            has_loop = any(sound.is_loop for sound, _ in layers)
            own = track.mix.bed or (NO_BED if has_loop else "")
            return track.title, layers, bed or own
        if track is None or track.missing:
            return part.what, [], bed
        return track.title, [(track, Percent(100))], bed


def _layer(track: Track, percent: Percent, part: Part) -> PlannedLayer:
    start = Percent(round(percent * part.percent / 100))
    end = start if part.to is None else Percent(round(percent * part.to / 100))
    return PlannedLayer(track, start, end)


def _length(part: Part, guided: Track | None) -> tuple[Seconds, bool]:
    """How long a part lasts, and whether its guided track ends it."""
    if guided is None:
        return part.length or Seconds(0.0), False
    whole = guided.length or UNKNOWN_LENGTH
    if part.length is None or (guided.length and part.length >= guided.length):
        return whole, True
    return part.length, False


def _is_endless(part: PlannedPart) -> bool:
    return any(layer.track.is_loop for layer in part.layers) and not part.waits


def content_types(plan: Plan) -> tuple[ContentType, ...]:
    """The content types of all tracks in a plan, each once."""
    tracks = (layer.track for part in plan.parts for layer in part.layers)
    return tuple(dict.fromkeys(track.type for track in tracks))
