"""Makes a random mix of tracks that suit each other."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.labels import TYPES
from sleepterm.library.catalog.track import ContentType, Track
from sleepterm.library.mixes.mix import Mix, MixPart, usable_mix_name
from sleepterm.translation import gettext as _
from sleepterm.units import Percent

_MAIN = (80, 100)
_BESIDE = (45, 70)
# At most one of these: two tunes clash, two noises sound like one.
_ALONE = {ContentType.MUSIC, ContentType.NOISE}
_COMPANIONS = {ContentType.NATURE, ContentType.ASMR, *_ALONE}


def random_mix(
    tracks: Iterable[Track],
    seed: int,
    type: ContentType | None = None,  # noqa: A002 - the catalogue's own word
) -> Mix:
    """A mix of a main track and one or two softer loops.

    The main track is at 80 to 100 percent (0 to -6 dB), the others at 45 to 70
    (-9 to -21 dB): gain is the slider's third power. No two are of one family (the
    first word of the id), no two are music, no two are noise.

    Args:
        tracks: to choose from; missing ones are never chosen.
        seed: the same number and tracks give the same mix.
        type: of the main track.

    Raises:
        SleeptermError: there is no track of this type.
    """
    here = [track for track in tracks if not track.missing and track.has_file]
    dice = random.Random(seed)  # noqa: S311 - nothing secret
    of_type = [x for x in here if type in {None, x.type}]
    fronts = [track for track in of_type if track.is_loop] or of_type
    if not fronts:
        message = (
            _("No {type} track can be played.").format(type=TYPES[type])
            if type
            else _("No track can be played.")
        )
        raise SleeptermError(_("No track"), message)
    chosen = [dice.choice(fronts)]
    for _beside in range(dice.choice((1, 1, 2))):
        if others := [track for track in here if _suits(track, chosen)]:
            chosen.append(dice.choice(others))
    spans = [_MAIN, *[_BESIDE] * (len(chosen) - 1)]
    parts = [
        MixPart(track.id, Percent(5 * dice.randint(low // 5, high // 5)))
        for track, (low, high) in zip(chosen, spans, strict=True)
    ]
    name = usable_mix_name(" + ".join(track.title for track in chosen))
    return Mix(name, tuple(parts))


def _suits(track: Track, chosen: Sequence[Track]) -> bool:
    alone = {x.type for x in chosen} & _ALONE
    families = {_family(x) for x in chosen}
    return (
        track.is_loop
        and track.type in _COMPANIONS - alone
        and _family(track) not in families
    )


def _family(track: Track) -> str:
    return track.id.partition("-")[0]
