"""What each command is asked for: one frozen request per command.

None means "not said": the command has its own default for that.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sleepterm.library.catalog.edits import Edits
from sleepterm.library.catalog.filters import TrackFilter
from sleepterm.library.catalog.order import Order
from sleepterm.library.catalog.track import ContentType, LoopMode
from sleepterm.night.fade import FadeLaw
from sleepterm.night.sleep_timer import AfterEnd, EndWith
from sleepterm.units import Percent, Seconds


@dataclass(frozen=True, slots=True)
class EmptyRequest:
    """Of a command that has no options."""


@dataclass(frozen=True, slots=True)
class HelpRequest:
    """Of `help`; `words` name a command, or an action of `mix`."""

    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LayerRequest:
    """One layer to play.

    Attributes:
        name: id of a track or name of a mix, or the beginning of either.
        percent: volume, 0 to 100.
    """

    name: str
    percent: Percent | None = None


@dataclass(frozen=True, slots=True)
class MixRequest:
    """What to play, and how.

    Attributes:
        layers: tracks and mixes.
        bed: id of the loop under a guided track, or "none".
        voice: whether the voice of guided tracks is heard.
        bells: volume of a session's bells, 0 to 100.
        pace: speed of a session's silences, 0.8 to 1.2.
        volume: master volume, 0 to 100.
        seed: start of the random numbers; the same seed gives the same sound.
    """

    layers: tuple[LayerRequest, ...]
    bed: str | None = None
    voice: bool = True
    bells: Percent | None = None
    pace: float | None = None
    volume: Percent | None = None
    seed: int | None = None


@dataclass(frozen=True, slots=True)
class TimerRequest:
    """The sleep timer.

    Attributes:
        off: play without an end; goes before `duration`.
        duration: seconds from the start to silence, above 0.
        fade: how many of these seconds fade.
        law: shape of the fade.
        end: what ends the session.
        then: what happens after the end.
    """

    off: bool = False
    duration: Seconds | None = None
    fade: Seconds | None = None
    law: FadeLaw | None = None
    end: EndWith | None = None
    then: AfterEnd | None = None


@dataclass(frozen=True, slots=True)
class PlayRequest:
    """Of `play`.

    Attributes:
        mix: what to play.
        timer: when to end.
        keep_volume: whether the master volume is remembered for the next time.
    """

    mix: MixRequest
    timer: TimerRequest = field(default_factory=TimerRequest)
    keep_volume: bool = True


@dataclass(frozen=True, slots=True)
class AgainRequest:
    """Of `again`; `timer` as for `play`."""

    volume: Percent | None = None
    seed: int | None = None
    timer: TimerRequest = field(default_factory=TimerRequest)


@dataclass(frozen=True, slots=True)
class RenderRequest:
    """Of `render`.

    Attributes:
        mix: what to write.
        output: the file, whose suffix says its format.
        length: seconds to write without a timer; None writes until the timer's end.
        timer: when to end; has a duration exactly if `length` is None.
    """

    mix: MixRequest
    output: Path
    length: Seconds | None = None
    timer: TimerRequest = field(default_factory=TimerRequest)


@dataclass(frozen=True, slots=True)
class RevoiceRequest:
    """Of `revoice`.

    Attributes:
        sessions: their ids or beginnings of these; none means all.
        voice: "ENGINE" or "ENGINE:NAME"; None returns to the bundled voice.
    """

    sessions: tuple[str, ...]
    voice: str | None


@dataclass(frozen=True, slots=True)
class ListRequest:
    """Of `list`; `sort` None keeps the catalogue's order."""

    filter: TrackFilter = field(default_factory=TrackFilter)
    sort: Order | None = None
    json: bool = False


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """Of `search`."""

    text: str
    json: bool = False


@dataclass(frozen=True, slots=True)
class ForYouRequest:
    """Of `for-you`; `hour` is 0 to 23, None means now."""

    hour: int | None = None
    json: bool = False


@dataclass(frozen=True, slots=True)
class HistoryRequest:
    """Of `history`.

    Attributes:
        clear: delete the plays instead of showing them.
        favourites: with `clear`, delete the favourites too.
    """

    clear: bool = False
    favourites: bool = False


@dataclass(frozen=True, slots=True)
class FavouriteRequest:
    """Of `favourite`; without an id the favourites are shown."""

    id: str | None = None
    remove: bool = False


@dataclass(frozen=True, slots=True)
class AddRequest:
    """Of `add`; what is not said is found out from each file.

    Attributes:
        paths: files and folders.
        title: instead of the one in the file.
        type: the content type.
        topics: what the sounds are for.
        moods: words to find them by.
        loop: play as a loop kept going this way; goes before `once`.
        once: play once.
        link: leave the files where they are.
    """

    paths: tuple[Path, ...]
    title: str = ""
    type: ContentType | None = None
    topics: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    loop: LoopMode | None = None
    once: bool = False
    link: bool = False


@dataclass(frozen=True, slots=True)
class EditRequest:
    """Of `edit`."""

    id: str
    edits: Edits


@dataclass(frozen=True, slots=True)
class RemoveRequest:
    """Of `remove`."""

    id: str


@dataclass(frozen=True, slots=True)
class ListMixesRequest:
    """Of `mix list`."""

    json: bool = False


@dataclass(frozen=True, slots=True)
class SaveMixRequest:
    """Of `mix save`.

    Attributes:
        name: what to call it.
        mix: its layers and its bed.
        reason: what it is good for, in a few words.
        overwrite: take the place of a mix of this name.
    """

    name: str
    mix: MixRequest
    reason: str = ""
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class RenameMixRequest:
    """Of `mix rename`."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class DeleteMixRequest:
    """Of `mix delete`."""

    name: str


@dataclass(frozen=True, slots=True)
class UndoMixRequest:
    """Of `mix undo`."""


@dataclass(frozen=True, slots=True)
class ShareMixRequest:
    """Of `mix share`; `toml` asks for a file's text instead of one line."""

    name: str
    toml: bool = False


@dataclass(frozen=True, slots=True)
class ImportMixRequest:
    """Of `mix import`; `source` is a file's path or a shared line."""

    source: str


@dataclass(frozen=True, slots=True)
class RandomMixRequest:
    """Of `mix random`.

    Attributes:
        type: content type of its sounds; None means any.
        seed: the same seed gives the same mix.
        save: name to save it under.
    """

    type: ContentType | None = None
    seed: int | None = None
    save: str | None = None


MixesRequest = (
    ListMixesRequest
    | SaveMixRequest
    | RenameMixRequest
    | DeleteMixRequest
    | UndoMixRequest
    | ShareMixRequest
    | ImportMixRequest
    | RandomMixRequest
)
"""Of `mix`, one kind an action."""
