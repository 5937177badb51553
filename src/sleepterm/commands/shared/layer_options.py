"""Turns the names in a request into layers to play."""

from __future__ import annotations

from dataclasses import replace

from sleepterm.commands.requests.playing import LayerRequest, MixRequest
from sleepterm.commands.shared.best_match import best_match
from sleepterm.commands.shared.catalog_access import (
    find_track_or_mix,
    print_problems,
)
from sleepterm.commands.shared.console import tell
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.beds import NO_BED
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.library.mixes.mix import Mix
from sleepterm.library.mixes.mix_tracks import MixTrack, with_mixes
from sleepterm.library.tones import Tones
from sleepterm.night.guidance import Guidance
from sleepterm.store.bundled import bundled_mixes
from sleepterm.store.mixes import Mixes
from sleepterm.store.paths import Paths
from sleepterm.translation import gettext as _
from sleepterm.units import DEFAULT_LAYER, Percent

ChosenLayers = list[tuple[Track, Percent]]
"""Tracks and their volumes."""


def named_layers(request: MixRequest, catalog: Catalog) -> ChosenLayers:
    """The layers asked for.

    Raises:
        SleeptermError: a track is unknown, missing, named twice, or there are
            two guided ones.
    """
    layers: ChosenLayers = []
    for wanted in request.layers:
        track = catalog.find(wanted.name)
        _check(track, layers)
        percent = DEFAULT_LAYER if wanted.percent is None else wanted.percent
        layers.append((track, percent))
    return layers


def check_bed(bed: str | None, layers: ChosenLayers, catalog: Catalog) -> str | None:
    """The full id of the bed asked for, once it is known to be usable as a bed.

    None, `NO_BED` and "" are returned as they are.

    Raises:
        SleeptermError: it is no loop, or there is no guided track above it.
    """
    if not bed or bed == NO_BED:
        return bed
    track = best_match(bed, catalog, lambda track: track.is_loop) or catalog.find(bed)
    if all(layer.is_loop for layer, _ in layers):
        raise SleeptermError(
            _("No guided track"),
            _("'{id}' can't be a bed: there is no guided track above it.").format(
                id=track.id
            ),
            _("Name it as a layer instead."),
        )
    if not track.is_loop or track.missing:
        why = track.missing or _("it is not a loop")
        raise SleeptermError(
            _("No bed"),
            _("'{id}' can't be a bed: {reason}.").format(id=track.id, reason=why),
        )
    return track.id


def unfold_mixes(
    request: MixRequest, catalog: Catalog, paths: Paths
) -> tuple[MixRequest, tuple[MixTrack, ...]]:
    """Replace the names of mixes by their layers, and those of tracks by their ids.

    A percentage behind a mix's name scales all its layers. Missing tracks are left
    out with a message. The bed of a mix is used unless the request names one.

    Returns:
        The request with tracks only, and the mixes that were named.

    Raises:
        SleeptermError: a name fits nothing, or nothing of a mix can be played.
    """
    if all(layer.name in catalog for layer in request.layers):
        return request, ()
    loaded = Mixes(paths.mixes, bundled_mixes()).load()
    print_problems(loaded.problems)
    joined = with_mixes(catalog, loaded.mixes)
    named: list[MixTrack] = []
    layers: list[LayerRequest] = []
    bed = request.bed
    for layer in request.layers:
        track = find_track_or_mix(joined, layer.name)
        if not isinstance(track, MixTrack):
            layers.append(replace(layer, name=track.id))
            continue
        named.append(track)
        missing = print_missing(track.mix, catalog)
        layers += _layers_of(track.mix, missing, layer.percent)
        if bed is None and track.mix.bed not in missing:
            bed = track.mix.bed if track.is_loop else track.mix.bed or ""
    return replace(request, layers=tuple(layers), bed=bed), tuple(named)


def _layers_of(
    mix: Mix, missing: tuple[str, ...], percent: Percent | None
) -> list[LayerRequest]:
    """The layers of a mix that are not missing, at this percentage of its volume."""
    here = [part for part in mix.layers if part.track_id not in missing]
    if not here:
        raise SleeptermError(
            _("Missing"),
            _("All sounds of '{name}' are missing.").format(name=mix.name),
        )
    share = 1.0 if percent is None else percent / 100
    return [LayerRequest(x.track_id, Percent(round(x.percent * share))) for x in here]


def print_missing(mix: Mix, catalog: Catalog) -> tuple[str, ...]:
    """Print which tracks of a mix are missing, on standard error; return their ids."""
    missing = mix.missing_from(catalog)
    if missing:
        words = ", ".join(missing)
        text = _("Missing from '{name}': {sounds}.")
        tell(text.format(name=mix.name, sounds=words))
    return missing


def _check(track: Track, layers: ChosenLayers) -> None:
    if track.missing:
        raise SleeptermError(
            _("Missing sound"),
            _("'{id}' can't be played: {reason}.").format(
                id=track.id, reason=track.missing
            ),
        )
    if any(layer.id == track.id for layer, _ in layers):
        raise SleeptermError(
            _("Twice"),
            _("'{id}' is named twice.").format(id=track.id),
            _("Name it once."),
        )
    if not track.is_loop and any(not layer.is_loop for layer, _ in layers):
        raise SleeptermError(
            _("Two guided tracks"),
            _("'{id}' is the second guided track.").format(id=track.id),
            _("Play one at a time."),
        )


def tones(request: MixRequest) -> Tones:
    """The tones that a request asks for."""
    return Tones(master=request.tone)


def guidance(request: MixRequest) -> Guidance:
    """The guidance that a request asks for."""
    default = Guidance()
    return Guidance(
        voice=request.voice,
        bells=default.bells if request.bells is None else request.bells,
        pace=default.pace if request.pace is None else request.pace,
    )
