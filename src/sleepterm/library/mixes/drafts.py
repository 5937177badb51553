"""Mixes in words, and mixes made of what plays."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sleepterm.library.catalog.beds import NO_BED
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.mixes.mix import Mix, MixPart, usable_mix_name
from sleepterm.library.names import free_name
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _


def draft_mix(
    layers: Sequence[MixPart],
    catalog: Catalog,
    taken: Collection[str],
    *,
    playing: Mix | None,
    bed: str,
    laid: str,
) -> Mix:
    """What plays as a mix with a name for it.

    A mix of the user's keeps its name and reason, so that it can be overwritten;
    anything else is named after its layers.

    Args:
        layers: what plays, without a bed that nobody asked for; one at least.
        catalog: where their titles are looked up.
        taken: the keys of all mixes there are.
        playing: the user's own mix that the layers are; None if they are none.
        bed: what was chosen to lie under the guided track, or "".
        laid: the bed that nobody asked for; "" if there is none.
    """
    if not (bed or laid) and _has_voice_and_loop(layers, catalog):
        bed = NO_BED
    if playing is not None:
        return Mix(playing.name, tuple(layers), playing.reason, bed or None)
    titles = " + ".join(_title(layer.track_id, catalog) for layer in layers)
    name = free_name(usable_mix_name(titles), taken)
    return Mix(name, tuple(layers), "", bed or None)


def _has_voice_and_loop(layers: Sequence[MixPart], catalog: Catalog) -> bool:
    tracks = (catalog.get(layer.track_id) for layer in layers)
    return len({track.is_loop for track in tracks if track}) > 1


def layer_titles(mix: Mix, catalog: Catalog) -> tuple[str, ...]:
    """Each layer's title and percent; its id where the track is missing."""
    return tuple(f"{_title(x.track_id, catalog)} {x.percent}" for x in mix.layers)


def titles_left_out(mix: Mix, catalog: Catalog) -> str:
    """The titles of all that a mix has and that can't be played, for a sentence."""
    played = {track.id for track, _ in mix.playable_in(catalog)}
    ids = [x.track_id for x in mix.layers if x.track_id not in played]
    ids += (x for x in mix.missing_from(catalog) if x not in ids)
    return enumerated(tuple(_title(x, catalog) for x in ids))


def enumerated(words: Sequence[str]) -> str:
    """Words for a sentence: "", "a", "a and b", "a, b and c"."""
    *first, last = words or ("",)
    if not first:
        return last
    # Translators: {first} is one name, or several with commas between.
    return _("{first} and {last}").format(first=", ".join(first), last=last)


def _title(track_id: str, catalog: Catalog) -> str:
    track = catalog.get(track_id)
    return track_id if track is None else sanitize_line(track.title)
