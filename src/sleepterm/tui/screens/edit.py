"""What is said of one of the listener's own sounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.edits import Edits
from sleepterm.library.catalog.track import (
    SOUND_TYPES,
    ContentType,
    LoopMode,
    PlaybackMode,
    Track,
)
from sleepterm.text import sanitize_line
from sleepterm.tui.bindings.entry import Shortcut, bindings
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.ports.services import Audition, EditSound
from sleepterm.tui.screens.dialog import Dialog
from sleepterm.tui.widgets.choice import COMMANDS as CHOICE
from sleepterm.tui.widgets.choice import Choice, Option
from sleepterm.tui.widgets.form_row import FormRow
from sleepterm.units import Decibels, Seconds

_ONCE = "once"
_MEASURE = "measure"
_WAYS = {
    LoopMode.CROSSFADE.value: "Its end is laid over its start; suits any file.",
    LoopMode.EXACT.value: "Its end meets its start, as in a ring.",
    LoopMode.SHUFFLE.value: "Stretches of it by chance; for steady textures.",
    LoopMode.SPARSE.value: "Now and then, with silence between.",
    _ONCE: "It is heard through once.",
}
_SAVE = Shortcut(
    "save-sound",
    "enter",
    "Save",
    "Keep this.",
    "save",
    action="save_sound",
    is_first=True,
)
_LISTEN = Shortcut(
    "try-sound",
    "ctrl+l,f5",
    "Listen",
    "Hear it alone from shortly before its seam, or end that.",
    "listen",
    action="try_sound",
    is_first=True,
)
_MOVES = (
    Shortcut(
        "next-row", "down", "Next row", "One row down.", "row", action="move_row(1)"
    ),
    Shortcut(
        "row-before", "up", "Row before", "One row up.", "row", action="move_row(-1)"
    ),
)
_LEAVE = Shortcut(
    "leave-editing",
    "escape",
    "Leave",
    "Change nothing.",
    "leave",
    action="leave_editing",
)
_TURN = tuple(replace(entry, footer="choose") for entry in CHOICE)


class StoppedEditingError(Exception):
    """Raised out of the measuring thread when the listener has had enough."""


class EditDialog(Dialog[Track]):
    """Answers with the track as it was changed, or None.

    Args:
        track: one of the listener's own.
        edit_sound: the slow work; called in a thread.
        audition: plays a track alone.
        glyphs: the signs to draw with.
    """

    DEFAULT_CSS = """
    EditDialog FormRow > Input, EditDialog FormRow > Input:focus { width: 1fr; }
    EditDialog FormRow > #gain, EditDialog FormRow > #gain:focus { width: 9; }
    EditDialog #gain-words { padding-left: 2; width: 1fr; }
    EditDialog #way-words { padding-left: 9; }
    EditDialog #state, EditDialog #error { display: none; }
    EditDialog.-tall #state, EditDialog.-tall #error { margin-top: 1; }
    EditDialog #state.-shown, EditDialog #error.-shown { display: block; }
    """
    BINDINGS = bindings((_SAVE, _LISTEN, *_MOVES, _LEAVE))
    heading = "Edit a sound"
    commands = (_SAVE, _LISTEN, *_TURN, *_MOVES, _LEAVE)
    AUTO_FOCUS = "#title"

    @dataclass(eq=False, repr=False)
    class Measured(Message):
        """So much of it is measured, 0.0 to 1.0; in the thread only posted."""

        share: float

        def can_replace(self, message: Message) -> bool:
            """Only the latest matters."""
            return isinstance(message, EditDialog.Measured)

    @dataclass(eq=False, repr=False)
    class Saved(Message):
        """It is said."""

        track: Track

    @dataclass(eq=False, repr=False)
    class Failed(Message):
        """Nothing was changed."""

        error: Exception

    def __init__(
        self,
        track: Track,
        edit_sound: EditSound,
        audition: Audition,
        glyphs: Glyphs,
    ) -> None:
        super().__init__()
        self._track = track
        self._edit_sound = edit_sound
        self._audition = audition
        self._glyphs = glyphs
        self._is_heard = False
        self._is_saving = False
        self._is_stopped = False

    def body(self) -> Iterable[Widget]:
        """A row for each thing that can be said."""
        track, glyphs = self._track, self._glyphs
        yield FormRow("Title", _field("title", track.title))
        types = tuple(Option(kind, kind) for kind in SOUND_TYPES)
        yield FormRow("Type", Choice(glyphs, types, track.type, id="type"))
        yield FormRow(
            "Topics",
            _field("topics", ", ".join(track.topics), "none; such as: sleep, calm"),
        )
        yield FormRow(
            "Moods", _field("moods", ", ".join(track.moods), "none; such as: tired")
        )
        ways = tuple(Option(way, way) for way in _WAYS)
        yield FormRow("Plays", Choice(glyphs, ways, _way(track), id="way"))
        yield Static(Content(_WAYS[_way(track)]), id="way-words", classes="quiet")
        hint = Content(f"dB; the word {_MEASURE} finds it out")
        yield FormRow(
            "Gain",
            _field("gain", f"{track.gain_db:g}"),
            Static(hint, id="gain-words", classes="quiet"),
        )
        yield Static(id="state", classes="quiet")
        yield Static(id="error", classes="wrong")

    def on_unmount(self) -> None:
        """Whatever sounded before comes back."""
        self._hush()

    def action_move_row(self, direction: int) -> None:
        """To the next row (+1) or the one before (-1)."""
        rows = [*self.query("FormRow > Input, FormRow > Choice")]
        place = rows.index(self.focused) if self.focused in rows else 0
        rows[(place + direction) % len(rows)].focus()

    def action_try_sound(self) -> None:
        """Hear it as it would play, or no more."""
        if self._is_heard:
            self._hush()
            self._show("state", "")
        else:
            self._listen()

    def action_save_sound(self) -> None:
        """Keep what stands in the fields."""
        if self._is_saving:
            return
        try:
            edits = self._edits()
        except SleeptermError as error:
            self._show("error", str(error))
            return
        if edits == Edits():
            self.answer(None)
            return
        self._is_saving = True
        self._show("error", "")
        self.run_worker(
            lambda: self._save(edits), thread=True, group="edit", exit_on_error=False
        )

    def action_leave_editing(self) -> None:
        """Change nothing; measuring ends at its next report."""
        if self._is_saving:
            self._is_stopped = True
        else:
            self.answer(None)

    @on(Input.Changed)
    def _field_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._show("error", "")

    @on(Choice.Changed, "#way")
    def _way_changed(self, event: Choice.Changed) -> None:
        event.stop()
        self.query_one("#way-words", Static).update(Content(_WAYS[event.value]))
        if self._is_heard:
            self._listen()

    def audition_ended(self, reason: str) -> None:
        """The sound has ended by itself; say what was wrong, if anything was."""
        self._is_heard = False
        self._show("state", "")
        self._show("error", sanitize_line(reason))

    def _listen(self) -> None:
        if not self._audition(self._as_chosen()):
            return
        self._is_heard = True
        way = self.query_one("#way", Choice).value
        self._show("error", "")
        self._show("state", f"Listening to '{way}'.")

    def _hush(self) -> None:
        if self._is_heard:
            self._audition(None)
        self._is_heard = False

    def _as_chosen(self) -> Track:
        """The track as it would play; a gain that is no number stays as it was."""
        way = self.query_one("#way", Choice).value
        try:
            gain = self._gain()
        except SleeptermError:
            gain = None
        track = self._track
        return replace(
            track,
            playback=PlaybackMode.ONCE if way == _ONCE else PlaybackMode.LOOP,
            loop=track.loop if way == _ONCE else LoopMode(way),
            gain_db=track.gain_db if gain is None else Decibels(gain),
        )

    def _edits(self) -> Edits:
        """What was changed.

        Raises:
            SleeptermError: the gain is no number.
        """
        track = self._track
        title, kind = self._text("title"), self.query_one("#type", Choice).value
        topics, moods = _words(self._text("topics")), _words(self._text("moods"))
        way = self.query_one("#way", Choice).value
        is_other = way != _way(track)
        return Edits(
            title=None if title == track.title else title,
            type=None if kind == track.type else ContentType(kind),
            topics=None if topics == track.topics else topics,
            moods=None if moods == track.moods else moods,
            loop=LoopMode(way) if is_other and way != _ONCE else None,
            once=is_other and way == _ONCE,
            gain_db=self._gain(),
            measure=self._text("gain").lower() == _MEASURE,
        )

    def _gain(self) -> float | None:
        """The gain as a number; None if it is to be measured, or as before."""
        text = self._text("gain").lower()
        if text in {_MEASURE, f"{self._track.gain_db:g}"}:
            return None
        try:
            gain = float(text.replace(",", "."))
        except ValueError:
            gain = -1000.0
        if not -60 <= gain <= 24:
            raise SleeptermError(
                "Gain", f"The gain must be a number from -60 to 24, or {_MEASURE}."
            )
        return gain

    def _text(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value.strip()

    def _save(self, edits: Edits) -> None:
        try:
            track = self._edit_sound(self._track.id, edits, self._tick)
        except Exception as error:  # noqa: BLE001 - told to the user
            self.post_message(self.Failed(error))
        else:
            self.post_message(self.Saved(track))

    def _tick(self, done: Seconds, total: Seconds) -> None:
        if self._is_stopped:
            raise StoppedEditingError
        self.post_message(self.Measured(done / total if total else 0.0))

    @on(Measured)
    def _show_measuring(self, event: Measured) -> None:
        event.stop()
        if self._is_saving:
            self._show("state", f"Measuring: {min(1.0, event.share):.0%}")

    @on(Saved)
    def _finish(self, event: Saved) -> None:
        event.stop()
        self.answer(event.track)

    @on(Failed)
    def _tell_failure(self, event: Failed) -> None:
        event.stop()
        self._is_saving = False
        if isinstance(event.error, StoppedEditingError):
            self.answer(None)
            return
        known = isinstance(event.error, SleeptermError)
        kind = "" if known else f"{type(event.error).__name__}: "
        self._show("state", "")
        self._show("error", sanitize_line(f"{kind}{event.error}"))

    def _show(self, name: str, words: str) -> None:
        line = self.query_one(f"#{name}", Static)
        line.update(Content(words))
        line.set_class(bool(words), "-shown")


def _field(name: str, value: str, example: str = "") -> Input:
    field = Input(
        sanitize_line(value),
        placeholder=example,
        id=name,
        compact=True,
        select_on_focus=False,
    )
    field.cursor_blink = False
    return field


def _way(track: Track) -> str:
    return track.loop.value if track.is_loop else _ONCE


def _words(text: str) -> tuple[str, ...]:
    words = (word.strip().lower() for word in text.split(","))
    return tuple(dict.fromkeys(filter(None, words)))
