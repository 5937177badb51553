"""Recommends tracks for this hour, from plays and favourites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sleepterm.library.catalog.spoken import is_spoken_for_children
from sleepterm.library.catalog.track import ContentType, Track
from sleepterm.library.history.plays import Ending, Play, freshness
from sleepterm.library.mixes.mix_tracks import MixTrack
from sleepterm.library.sequences.sequence_tracks import SequenceTrack
from sleepterm.translation import gettext as _

MOST = 5
"""How many tracks are recommended."""

_NIGHTS_APART = 5 * 3600.0
_FAVOURITE = 1.5
_OFTEN = 3

_Part = tuple[range, str, dict[str, float]]
# The parts of a day: hours, the reason shown, and which topics, types and moods suit
# them. An hour past midnight has 24 added.
_DAY: tuple[_Part, ...] = (
    (
        range(5, 11),
        _("good for the morning"),
        {"morning": 3, "breathing": 2, "focus": 1},
    ),
    (
        range(11, 17),
        _("good for the day"),
        {"work": 3, "study": 2, "focus": 2, "nap": 1},
    ),
    (
        range(17, 22),
        _("good for the evening"),
        {"relax": 2, "stress": 2, "cosy": 1, "meditation": 1, "music": 1},
    ),
    (
        range(22, 25),
        _("good for late evening"),
        {"sleep": 3, "can't switch off": 2, "racing thoughts": 1, "relax": 1},
    ),
    (
        range(25, 29),
        _("good for the middle of the night"),
        {"sleep": 3, "awake at three": 2, "too quiet": 1},
    ),
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A recommended track and, in a few words, the reason."""

    track: Track
    why: str


def for_you(
    tracks: Iterable[Track],
    plays: Sequence[Play],
    favourites: Collection[str],
    *,
    now: float,
    hour: int,
) -> tuple[Offer, ...]:
    """The five tracks to recommend at this hour, best first.

    A track's score is the sum over its plays of score x freshness x nearness, and
    1.5 if it is a favourite:

    - score: 1 if heard until the timer's or its own end, less if stopped by hand,
      -1 if skipped (`Play.score`);
    - freshness: halves every ten days (`plays.freshness`);
    - nearness: 1 at the same hour, a fifth from five hours away on.

    Tracks above zero come first; a layer of a mix with a higher score is left out,
    unless it is a favourite. The rest of the five is filled with tracks that suit
    this part of the day by topics, type and moods, or resemble a favourite: none with
    a score of zero or less, and at most two of a type. What is spoken for children is
    among these only for who likes such a track.

    Args:
        tracks: to choose from; missing ones are never recommended.
        plays: in any order.
        favourites: ids of tracks.
        now: seconds since the epoch (UTC).
        hour: on the user's clock, 0 to 23.
    """
    here = [track for track in tracks if not track.missing]
    scores = _scores(plays, favourites, now=now, hour=hour)
    known = [track for track in here if scores.get(track.id, 0.0) > 0]
    # Of equal scores mixes and sessions go first: their tracks were played with them.
    known.sort(key=lambda track: (-scores[track.id], track.has_file))
    why = _Reasons(plays, favourites, hour)
    known = _without_parts(known, favourites)
    offers = [Offer(track, why.of(track)) for track in known[:MOST]]
    fresh = [track for track in here if track.id not in scores]
    liked = [track for track in here if track.id in favourites]
    if not any(map(is_spoken_for_children, liked)):
        fresh = [track for track in fresh if not is_spoken_for_children(track)]
    return (*offers, *_suitable(fresh, liked, hour, most=MOST - len(offers)))


def _without_parts(known: Iterable[Track], favourites: Collection[str]) -> list[Track]:
    """The tracks, best first, without those in better mixes and sessions.

    Favourites stay.
    """
    kept: list[Track] = []
    parts: set[str] = set()
    for track in known:
        if isinstance(track, MixTrack):
            parts |= {layer.track_id for layer in track.mix.layers}
        elif isinstance(track, SequenceTrack):
            parts |= {part.what for part in track.sequence.parts}
        if track.id not in parts or track.id in favourites:
            kept.append(track)
    return kept


def _scores(
    plays: Iterable[Play], favourites: Iterable[str], *, now: float, hour: int
) -> dict[str, float]:
    scores = dict.fromkeys(favourites, _FAVOURITE)
    for play in plays:
        value = play.score * freshness(play, now) * _nearness(play.hour, hour)
        scores[play.track_id] = scores.get(play.track_id, 0.0) + value
    return scores


def _nearness(one: int, other: int) -> float:
    apart = abs(one - other) % 24
    return max(1.0 - min(apart, 24 - apart) / 6.0, 0.2)


class _Reasons:
    """The reason why a track that was played or liked is recommended."""

    def __init__(
        self, plays: Sequence[Play], favourites: Collection[str], hour: int
    ) -> None:
        ordered = sorted(plays, key=lambda play: play.at)
        positive = [play for play in ordered if play.score > 0]
        self._favourites = favourites
        self._lasts = [play for play in _last_of_nights(ordered) if play.score > 0]
        self._near = Counter(
            x.track_id for x in positive if _nearness(x.hour, hour) > 0.5
        )
        self._ended = Counter(x.track_id for x in positive if x.ended is Ending.END)

    def of(self, track: Track) -> str:
        lasts = [play.hour for play in self._lasts if play.track_id == track.id]
        reasons = (
            (
                len(lasts) >= _OFTEN,
                _often_last(lasts),
            ),
            (track.id in self._favourites, _("a favourite of yours")),
            (self._near[track.id] >= _OFTEN, _("often played at this hour")),
            (self._ended[track.id] > 0, _("you played it to the end")),
            (self._near[track.id] > 0, _("played around this hour before")),
        )
        return next((words for holds, words in reasons if holds), _("played before"))


def _last_of_nights(ordered: Sequence[Play]) -> list[Play]:
    """The last play of each night: it started after dark, with none for hours after."""
    following = [*(play.at for play in ordered[1:]), float("inf")]
    return [
        play
        for play, after in zip(ordered, following, strict=False)
        if after - play.at >= _NIGHTS_APART and (play.hour >= 20 or play.hour < 5)
    ]


def _often_last(hours: Sequence[int]) -> str:
    """The reason of what was often played last, in the commonest of these hours."""
    if not hours:
        return ""
    ((hour, _count),) = Counter(hours).most_common(1)
    end = (hour + 1) % 24
    if end == 0:
        return _("often your last sound before midnight")
    message = (
        _("often your last sound before {hour} am")
        if end < 12
        else _("often your last sound before {hour} pm")
    )
    return message.format(hour=end % 12 or 12)


def _suitable(
    tracks: Iterable[Track], liked: Sequence[Track], hour: int, *, most: int
) -> list[Offer]:
    """Tracks that suit the hour or resemble a favourite; at most two of a type."""
    suits = _Suitability(liked, hour)
    rated = [(*suits.of(track), track) for track in tracks]
    rated.sort(key=lambda each: -each[0])
    offers: list[Offer] = []
    types: Counter[ContentType] = Counter()
    for _score, why, track in rated:
        if len(offers) < most and types[track.type] < 2:
            types[track.type] += 1
            offers.append(Offer(track, why))
    return offers


class _Suitability:
    """Rates how well a track suits the hour and resembles a favourite, with a reason.

    Thousands of own tracks share a few sets of words; each set is rated once.
    """

    def __init__(self, liked: Sequence[Track], hour: int) -> None:
        late = hour + 24 if hour < 5 else hour
        part = next(part for part in _DAY if late in part[0])
        self._hours, self._good_for, self._weights = part
        self._liked = liked
        self._known: dict[tuple[object, ...], tuple[float, str]] = {}

    def of(self, track: Track) -> tuple[float, str]:
        key = (track.topics, track.moods, track.type)
        if key not in self._known:
            self._known[key] = self._rate(track)
        rate, like = self._known[key]
        if not like or like == track.title:
            # Another track of the same title is no reason that can be understood.
            return rate, self._good_for
        return rate, _("you liked {title}").format(title=like)

    def _rate(self, track: Track) -> tuple[float, str]:
        """The rate, and the title of a favourite that it is like; "" if of none."""
        words = {*track.topics, *track.moods, track.type.value}
        suits = sum(weight for word, weight in self._weights.items() if word in words)
        likeness, like = max(
            ((_likeness(track, each), each.title) for each in self._liked),
            default=(0.0, ""),
        )
        return suits + 4 * likeness, like if likeness >= 0.5 else ""


def _likeness(one: Track, other: Track) -> float:
    """How many of their topics and types two tracks share, 0 to 1."""
    mine, theirs = ({*track.topics, track.type.value} for track in (one, other))
    return len(mine & theirs) / len(mine | theirs)
