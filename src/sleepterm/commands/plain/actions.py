"""What the commands of plain mode do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Protocol, TypeVar

from sleepterm.audio.state import LayerState, Status
from sleepterm.commands.plain.finding import Finder
from sleepterm.commands.plain.numbered import WHICH_ONE, Numbered
from sleepterm.commands.plain.timer_words import read_timer
from sleepterm.commands.plain.typed_values import read_flag, read_percent, read_step
from sleepterm.commands.plain.vocabulary import NUMBER, WORDS, Typed, help_line, named
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.track import ContentType, Track
from sleepterm.library.history.habits import PersonalList
from sleepterm.night.durations import parse_fade
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.playback.api import Playback
from sleepterm.text import folded, sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.tui.wording import format_plan, format_restarted, format_timer
from sleepterm.units import DEFAULT_LAYER, Percent

_Value = TypeVar("_Value")


class Voice(Protocol):
    """Says things to the user of plain mode."""

    captions: bool
    """Whether captions are said."""
    quiet: bool
    """Whether only answers are said."""

    def say(self, *lines: str) -> None:
        """Print these lines."""

    def say_status(self) -> None:
        """Say the state of playback."""

    def otherwise(self, line: str) -> None:
        """Say this once nothing changes through the command that runs now."""


class PlainCommands:
    """Carries out what is typed, by playback; says what is no change of it.

    Args:
        playback: plays.
        finder: lists and finds tracks.
        voice: speaks to the user.
        leave: ends the program.
    """

    def __init__(
        self,
        playback: Playback,
        finder: Finder,
        voice: Voice,
        leave: Callable[[], None],
    ) -> None:
        self._playback = playback
        self._finder = finder
        self._voice = voice
        self._leave = leave
        self._choose: Callable[[str], None] | None = None
        self._listed: Numbered[object] | None = None
        self._turn: Callable[[int], None] | None = None
        self._commands: Mapping[str, Callable[[str], None]] = {
            NUMBER: self._number,
            "list": lambda rest: self.offer(finder.listed(rest), self._begin),
            "search": self._search,
            "more": lambda _: self._page(+1),
            "back": lambda _: self._page(-1),
            "filter": lambda _: self.offer(
                finder.filters(),
                lambda wanted: self.offer(finder.filtered(wanted), self._begin),
            ),
            "mixes": lambda _: self._list(ContentType.MIX.value),
            "sessions": lambda _: self._list(ContentType.SESSION.value),
            "favourites": lambda _: self._list(PersonalList.FAVOURITES.value),
            "play": lambda rest: self._with_track(rest, self._begin, self._resume),
            "add": lambda rest: self._with_track(rest, self._add),
            "remove": self._remove,
            "level": self._level,
            "pause": lambda _: self._pause(),
            "resume": lambda _: self._resume(),
            "stop": lambda _: self._stop(),
            "volume": self._volume,
            "mute": lambda _: playback.mute(),
            "timer": self._timer,
            "fade": self._fade,
            "awake": lambda _: self.still_awake(),
            "status": lambda _: voice.say_status(),
            "next": lambda _: self._sentence(+1),
            "repeat": lambda _: self._sentence(-1),
            "captions": self._captions,
            "quiet": self._quiet,
            "retry": lambda _: self._retry(),
            "help": self._help,
            "quit": lambda _: leave(),
        }

    def carry_out(self, typed: Typed) -> None:
        """Carry out what a line asks for.

        Raises:
            SleeptermError: it can't be done; the message says why.
        """
        self._commands[typed.name or "status"](typed.rest)

    def still_awake(self) -> None:
        """Start the timer again, or what has just ended."""
        was_playing = self._playback.state.status is not Status.STOPPED
        if not was_playing and not self._playback.any_key_is_still_awake:
            raise _nothing_plays()
        self._playback.still_awake()
        self._voice.otherwise(format_restarted(self._playback.state))

    def _number(self, number: str) -> None:
        if self._choose is None:
            raise _no_list()
        self._choose(number)

    def offer(self, listed: Numbered[_Value], chosen: Callable[[_Value], None]) -> None:
        """Show a page of a list; numbers choose from it until there is another."""
        self._listed = Numbered(listed.title, listed.entries)
        self._choose = lambda number: chosen(listed.value(number))
        self._turn = lambda by: self.offer(listed.turned(by), chosen)
        self._voice.say(*listed.lines)

    def _page(self, by: int) -> None:
        if self._turn is None:
            raise SleeptermError(
                _("No list"), _("There is no list yet."), _("Try 'list'.")
            )
        self._turn(by)

    def _list(self, kind: str) -> None:
        self.offer(self._finder.listed(kind), self._begin)

    def _search(self, text: str) -> None:
        if not text:
            raise SleeptermError(_("No words"), _("What for?"), _("Try 'search rain'."))
        note, hits = self._finder.found(text)
        if note:
            self._voice.say(note)
        if hits is not None:
            self.offer(hits, self._begin)

    def _with_track(
        self,
        name: str,
        do: Callable[[Track], None],
        without: Callable[[], None] | None = None,
    ) -> None:
        """Do something with the track of a name or number; ask if there are several."""
        if not name and without is not None:
            without()
            return
        if not name:
            raise SleeptermError(
                _("No name"), _("Which track?"), _("Say its name or number.")
            )
        found = self._chosen_track(name) or self._finder.named(name)
        if isinstance(found, Numbered):
            self.offer(found, do)
        else:
            do(found)

    def _chosen_track(self, number: str) -> Track | None:
        """The track under a number of the last list; None if it is no number."""
        if not (number.isascii() and number.isdigit()):
            return None
        if self._listed is None:
            raise _no_list()
        value = self._listed.value(number)
        if isinstance(value, Track):
            return value
        text = _("The last list has no tracks.")
        raise SleeptermError(_("No tracks"), text, _("'list' shows them."))

    def _begin(self, track: Track) -> None:
        """Play this and nothing else."""
        state = self._playback.state
        _check(track)
        title = sanitize_line(track.title)
        is_whole = track.id in {x.track_id for x in (state.mix, state.part) if x}
        is_alone = [x.track_id for x in state.layers if x.track_id != state.bed] == [
            track.id
        ]
        if state.status is Status.PLAYING and (is_whole or is_alone):
            self._voice.say(_("{title} is playing already.").format(title=title))
        elif state.status is Status.PAUSED and (is_whole or is_alone):
            self._playback.resume()
        elif track.has_file:
            self._playback.play_layers([(track.id, DEFAULT_LAYER)])
        else:
            self._playback.play(track.id)

    def _add(self, track: Track) -> None:
        _check(track)
        if self._playback.state.status is Status.STOPPED:
            self._begin(track)
        elif self._playback.state.layer(track.id) is not None:
            self._voice.say(
                _("{title} is playing already.").format(
                    title=sanitize_line(track.title)
                )
            )
        else:
            self._playback.play(track.id)

    def _remove(self, name: str) -> None:
        layers = [(_layer(x), x) for x in self._playing()]
        if name:
            self._playback.remove_layer(self._layer_named(name).track_id)
            return
        self.offer(
            Numbered(WHICH_ONE, layers, is_question=True),
            lambda x: self._playback.remove_layer(x.track_id),
        )

    def _level(self, rest: str) -> None:
        name, _space, number = rest.rpartition(" ")
        layer = self._layer_named(name)
        self._playback.set_layer(layer.track_id, read_percent(number))
        self._voice.otherwise(f"{_layer(layer)}.")

    def _playing(self) -> tuple[LayerState, ...]:
        layers = self._playback.state.layers
        if not layers or self._playback.state.status is Status.STOPPED:
            raise _nothing_plays()
        return layers

    def _layer_named(self, name: str) -> LayerState:
        """The layer whose id or title begins so, or has this, or the only one."""
        layers = self._playing()
        wanted = folded(name)
        begin = [x for x in layers if folded(x.title).startswith(wanted)]
        has = [x for x in layers if wanted in folded(f"{x.title} {x.track_id}")]
        fitting = begin or has
        if len(fitting) == 1:
            return fitting[0]
        titles = ", ".join(sanitize_line(x.title) for x in layers)
        raise SleeptermError(
            _("Which track?"), _("Name one of these: {titles}.").format(titles=titles)
        )

    def _pause(self) -> None:
        self._playing()
        self._playback.pause()
        self._voice.otherwise(_("Paused already."))

    def _resume(self) -> None:
        state = self._playback.state
        if not state.layers:
            raise SleeptermError(
                _("Nothing yet"),
                _("Nothing was played yet."),
                _("'list' shows the tracks."),
            )
        self._playback.resume()
        self._voice.otherwise(_("Playing already."))

    def _stop(self) -> None:
        self._playing()
        self._playback.stop()

    def _volume(self, text: str) -> None:
        playback, step = self._playback, read_step(text)
        if step is not None:
            playback.change_master(step)
        elif text[:1] in {"+", "-"}:
            by = int(read_percent(text[1:])) * (1 if text[0] == "+" else -1)
            playback.set_master(Percent(min(100, max(0, playback.state.master + by))))
        elif text:
            playback.set_master(read_percent(text))
        self._voice.otherwise(
            _("Volume: {volume}.").format(volume=playback.state.master)
        )

    def _timer(self, text: str) -> None:
        state = self._playback.state
        if not text:
            self._voice.say(_("Timer: {timer}.").format(timer=format_timer(state)))
            return
        wanted = read_timer(text, state.next_timer)
        if not isinstance(wanted, TimerSettings):
            self._playback.extend_timer(wanted)
        elif not wanted.enabled and state.asks_before_all_night:
            answers = [(_("play all night"), wanted), (_("keep the timer"), None)]
            self.offer(
                Numbered(_("No timer tonight"), answers, is_question=True),
                self._answered,
            )
            return
        else:
            self._playback.set_timer(wanted)
        self._voice.otherwise(
            _("Timer: {timer}.").format(timer=format_timer(self._playback.state))
        )

    def _answered(self, wanted: TimerSettings | None) -> None:
        if wanted is not None:
            self._playback.set_timer(wanted)
        self._voice.otherwise(
            _("Timer: {timer}.").format(timer=format_timer(self._playback.state))
        )

    def _fade(self, text: str) -> None:
        now = self._playback.state.next_timer
        if text:
            now = replace(now, fade=parse_fade(text))
            self._playback.set_timer(now)
        self._voice.otherwise(_("Timer: {timer}.").format(timer=format_plan(now)))

    def _sentence(self, by: int) -> None:
        if self._playback.state.guided is None:
            raise SleeptermError(_("No voice"), _("No guided track is playing."))
        self._playback.guided.seek_sentence(by)

    def _captions(self, text: str) -> None:
        self._voice.captions = read_flag(text, now=self._voice.captions)
        self._voice.say(
            _("Captions on.") if self._voice.captions else _("Captions off.")
        )

    def _quiet(self, text: str) -> None:
        self._voice.quiet = read_flag(text, now=self._voice.quiet)
        on = _("Quiet: nothing is said unasked.")
        self._voice.say(on if self._voice.quiet else _("Every change is said."))

    def _retry(self) -> None:
        problem = self._playback.state.device_problem
        if not problem:
            self._voice.say(_("The sound device works."))
            return
        # Whether it helps is an event, or no news.
        self._voice.say(
            _("The sound device is tried again (last time: {problem}).").format(
                problem=problem
            )
        )
        self._playback.retry_device()

    def _help(self, word: str) -> None:
        if word:
            self._voice.say(help_line(named(word)))
            return
        words = Numbered(
            _("Commands; a number does what stands there"),
            [(help_line(name), name) for name in WORDS],
        )
        self.offer(words, lambda name: self.carry_out(Typed(name)))


def _check(track: Track) -> None:
    if track.missing:
        title = sanitize_line(track.title)
        raise SleeptermError(
            _("Missing"),
            _("{title} can't be played: {reason}.").format(
                title=title, reason=track.missing
            ),
        )


def _no_list() -> SleeptermError:
    text = _("There is no list yet to choose from.")
    return SleeptermError(_("No list"), text, _("'list' shows the tracks."))


def _nothing_plays() -> SleeptermError:
    return SleeptermError(_("Nothing plays"), _("Nothing is playing."))


def _layer(layer: LayerState) -> str:
    return f"{sanitize_line(layer.title)}: {layer.percent}"
