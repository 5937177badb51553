"""The layers a command line names."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sleepterm.commands.shared.catalog_access import print_problems
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.beds import NO_BED, bed_percent, bed_under
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.prefix_lookup import resolve_prefix
from sleepterm.library.catalog.track import Track
from sleepterm.library.mixes.mix import Mix, find_mix
from sleepterm.library.mixes.mix_tracks import (
    MixTrack,
    mix_named,
    mixes_of,
    with_mixes,
)
from sleepterm.night.guidance import Guidance
from sleepterm.store.bundled import bundled_mixes
from sleepterm.store.mixes import Mixes
from sleepterm.store.paths import Paths
from sleepterm.units import DEFAULT_LAYER, Percent


@dataclass(frozen=True, slots=True)
class MixLayer:
    """A track and its place on the layer's slider.

    Attributes:
        track: what it plays.
        percent: where its slider stands.
        is_bed: it was not named, but lies under the guided track.
    """

    track: Track
    percent: Percent
    is_bed: bool = False


def named_layers(options: argparse.Namespace, catalog: Catalog) -> list[MixLayer]:
    """The layers asked for, with the bed of a guided track that has one.

    Raises:
        SleeptermError: a track is unknown, missing, named twice, or there are
            two guided ones; the bed asked for is no loop, or has nothing above it.
    """
    layers: list[MixLayer] = []
    for beginning, percent in options.layers:
        track = catalog.find(beginning)
        _check(track, layers)
        layers.append(MixLayer(track, DEFAULT_LAYER if percent is None else percent))
    return [*layers, *_beds(layers, catalog, options.bed)]


def unfold_mixes(
    options: argparse.Namespace, catalog: Catalog, paths: Paths
) -> tuple[MixTrack, ...]:
    """Put the layers of mixes in the place of their names; a track's id goes first.

    A percent behind a mix's name makes all of it softer. What is missing is said and
    left out; the mix's bed is asked for unless another one is.

    Returns:
        The mixes that were named.

    Raises:
        SleeptermError: a name fits several mixes, or nothing of one can be played.
    """
    if all(name in catalog for name, _ in options.layers):
        return ()
    loaded = Mixes(paths.mixes, bundled_mixes()).load()
    print_problems(loaded.problems)
    joined = with_mixes(catalog, loaded.mixes)
    named: list[MixTrack] = []
    layers: list[tuple[str, Percent | None]] = []
    for name, percent in options.layers:
        track = _mix_meant(name, joined)
        if track is None:
            layers.append((name, percent))
            continue
        named.append(track)
        mix = track.mix
        missing = say_missing(mix, catalog)
        here = [part for part in mix.layers if part.track_id not in missing]
        if not here:
            raise SleeptermError("Missing sound", f"Nothing of '{mix.name}' is here.")
        share = 1.0 if percent is None else percent / 100
        layers += [(x.track_id, Percent(round(x.percent * share))) for x in here]
        if options.bed is None and mix.bed not in missing:
            options.bed = mix.bed
    options.layers = layers
    return tuple(named)


def _mix_meant(name: str, joined: Catalog) -> MixTrack | None:
    """The mix of this name or id, or of its beginning; sounds go first."""
    mixes = {track.id: track for track in mixes_of(joined)}
    sounds = (track.id for track in joined if not track.is_mix)
    exact = joined.get(name) or mix_named(joined, name)
    if exact is not None or any(sound.startswith(name) for sound in sounds):
        return exact if isinstance(exact, MixTrack) else None
    if by_id := [each for each in mixes if each.startswith(name)]:
        return mixes[
            resolve_prefix(name, by_id, "mix", "'sleepterm mix list' shows all.")
        ]
    try:
        found = find_mix((track.mix for track in mixes.values()), name)
    except SleeptermError as error:
        # One that is like no mix is a matter for the catalogue.
        if error.title == "Unknown mix" and "Did you mean" not in error.hint:
            return None
        raise
    return mix_named(joined, found.name)


def say_missing(mix: Mix, catalog: Catalog) -> tuple[str, ...]:
    """The ids of a mix that can't be played, which are named on standard error."""
    missing = mix.missing_from(catalog)
    if missing:
        words = ", ".join(missing)
        print(f"sleepterm: '{mix.name}' lacks {words}.", file=sys.stderr)
    return missing


def _check(track: Track, layers: list[MixLayer]) -> None:
    if track.missing:
        raise SleeptermError(
            "Missing sound", f"'{track.id}' can't be played: {track.missing}."
        )
    if any(layer.track.id == track.id for layer in layers):
        raise SleeptermError("Twice", f"'{track.id}' is named twice.", "Name it once.")
    if not track.is_loop and any(not layer.track.is_loop for layer in layers):
        raise SleeptermError(
            "Two voices",
            f"'{track.id}' is the second guided track.",
            "Play one at a time.",
        )


def guidance(options: argparse.Namespace) -> Guidance:
    """How guided tracks are to be told."""
    default = Guidance()
    return Guidance(
        voice=not options.no_voice,
        bells=default.bells if options.bells is None else options.bells,
        pace=default.pace if options.pace is None else options.pace,
    )


def bed_finder(
    options: argparse.Namespace, layers: list[MixLayer], catalog: Catalog
) -> Callable[[str], Track | None]:
    """Which loop follows when the guided track asks for another bed.

    A bed chosen on the command line stays.
    """
    guided = next((x.track for x in layers if not x.track.is_loop), None)

    def find(wanted: str) -> Track | None:
        if guided is None or options.bed is not None:
            return None
        return bed_under(guided, catalog, wanted)

    return find


def _beds(
    layers: list[MixLayer], catalog: Catalog, wanted: str | None
) -> Iterator[MixLayer]:
    guided = next((x for x in layers if not x.track.is_loop), None)
    if wanted is not None and wanted != NO_BED:
        wanted = _checked_bed(wanted, guided, catalog)
    if guided is None:
        return
    bed = bed_under(guided.track, catalog, wanted or "")
    if bed and all(layer.track.id != bed.id for layer in layers):
        percent = bed_percent(guided.percent, guided.track.bed_db)
        yield MixLayer(bed, percent, is_bed=True)


def _checked_bed(wanted: str, guided: MixLayer | None, catalog: Catalog) -> str:
    bed = catalog.find(wanted)
    if guided is None:
        raise SleeptermError(
            "No voice",
            f"'{bed.id}' can't be a bed: there is no guided track above it.",
            "Name it as a layer instead.",
        )
    if not bed.is_loop or bed.missing:
        why = bed.missing or "it is no loop"
        raise SleeptermError("No bed", f"'{bed.id}' can't be a bed: {why}.")
    return bed.id
