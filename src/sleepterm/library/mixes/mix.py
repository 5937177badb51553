"""A mix: several tracks under one name, each with its volume."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sleepterm.library.catalog.beds import NO_BED
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import ContentType, Track
from sleepterm.library.catalog.track_id import is_track_id
from sleepterm.library.names import find_named, name_key, usable_name, valid_name
from sleepterm.text import folded
from sleepterm.translation import gettext as _
from sleepterm.translation import translated
from sleepterm.units import DEFAULT_LAYER, Percent

LONGEST_REASON = 200
MOST_LAYERS = 64


@dataclass(frozen=True, slots=True)
class MixPart:
    """One layer of a mix.

    Attributes:
        track_id: of the track; it need not be in the catalogue.
        percent: its volume, 0 to 100.

    Raises:
        ValueError: the id or the percent is not valid.
    """

    track_id: str
    percent: Percent = DEFAULT_LAYER

    def __post_init__(self) -> None:
        if not is_track_id(self.track_id) or not 0 <= self.percent <= 100:
            raise ValueError("a layer has a track's id and 0 to 100 percent")

    def __str__(self) -> str:
        if self.percent == DEFAULT_LAYER:
            return self.track_id
        return f"{self.track_id}:{self.percent}"


@dataclass(frozen=True)
class Mix:
    """Several tracks and their volumes under one name.

    Attributes:
        name: what it is called; as `mix_name` gives it.
        layers: at least one, each track once.
        reason: what it is good for, in a few words; may be empty.
        bed: the loop under its guided track, or "none"; None leaves it to the track.
        starter: whether it is bundled with sleepterm.

    Raises:
        ValueError: it has no layers, too many, or a track twice.
    """

    name: str
    layers: tuple[MixPart, ...]
    reason: str = ""
    bed: str | None = None
    starter: bool = False

    def __post_init__(self) -> None:
        ids = {layer.track_id for layer in self.layers}
        if not 0 < len(ids) == len(self.layers) <= MOST_LAYERS:
            raise ValueError(f"a mix has 1 to {MOST_LAYERS} layers, each track once")
        if self.bed is not None and not is_track_id(self.bed):
            raise ValueError("a bed is a track's id")

    @property
    def key(self) -> str:
        """The unique key of a mix: its name without case."""
        return name_key(self.name)

    @property
    def shown_name(self) -> str:
        """Its name; a bundled one's in the user's language."""
        return translated("mix", self.name) if self.starter else self.name

    @property
    def shown_reason(self) -> str:
        """What it is good for; of a bundled one in the user's language."""
        return translated("mix", self.reason) if self.starter else self.reason

    @cached_property
    def search_text(self) -> str:
        """All text the mix is found by, folded, one part a line."""
        ids = (layer.track_id for layer in self.layers)
        return folded("\n".join((self.name, ContentType.MIX, self.reason, *ids)))

    def missing_from(self, catalog: Catalog) -> tuple[str, ...]:
        """The ids of layers and bed that cannot be played now."""
        bed = () if self.bed in {None, NO_BED} else (self.bed,)
        ids = (*(layer.track_id for layer in self.layers), *bed)
        return tuple(x for x in dict.fromkeys(ids) if x and not _sound(x, catalog))

    def playable_in(self, catalog: Catalog) -> tuple[tuple[Track, Percent], ...]:
        """The layers that can be played now, each with its volume.

        Of several guided tracks only the first: there is one voice at a time.
        """
        found: list[tuple[Track, Percent]] = []
        for part in self.layers:
            track = _sound(part.track_id, catalog)
            if track is None:
                continue
            if track.is_loop or all(other.is_loop for other, _ in found):
                found.append((track, part.percent))
        return tuple(found)


def _sound(track_id: str, catalog: Catalog) -> Track | None:
    """The track with this id if it can be played now and is a sound."""
    track = catalog.get(track_id)
    return None if track is None or track.missing or not track.has_file else track


def mix_name(text: str) -> str:
    """Normalise a mix's name: a printable line of 1 to 80 characters, no colon.

    Raises:
        SleeptermError: the text is not a valid name.
    """
    return valid_name(text, "mix")


def usable_mix_name(text: str) -> str:
    """A valid name made from any text; "Mix" if nothing is left."""
    return usable_name(text, _("Mix"))


def find_mix(mixes: Iterable[Mix], name: str) -> Mix:
    """The mix of this name, or the only one whose name begins so; case is no matter.

    Raises:
        UnknownNameError: none matches.
        AmbiguousNameError: several match.
    """
    return find_named(mixes, name, "mix")


def parse_parts(texts: Sequence[str]) -> tuple[MixPart, ...]:
    """Parse layers written as "rain-steady:80", or "rain-steady" for 100.

    Raises:
        ValueError: one is not valid; the message is that text.
    """
    return tuple(map(_part, texts))


def _part(text: str) -> MixPart:
    track_id, colon, percent = text.partition(":")
    number = percent if colon else str(DEFAULT_LAYER)
    if number.isascii() and number.isdigit() and len(number) <= 3:
        try:
            return MixPart(track_id, Percent(int(number)))
        except ValueError:
            pass
    raise ValueError(text)
