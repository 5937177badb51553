"""The dialog that edits an own sound."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.edits import Edits
from sleepterm.library.catalog.labels import TYPES
from sleepterm.library.catalog.track import (
    SOUND_TYPES,
    ContentType,
    LoopMode,
    PlaybackMode,
    Track,
)
from sleepterm.playback.notice import Notice
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.translation import pgettext
from sleepterm.tui.bindings.entry import Shortcut, bindings
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.ports.services import Audition, EditSound
from sleepterm.tui.screens.dialog import Dialog
from sleepterm.tui.widgets.choice import COMMANDS as CHOICE
from sleepterm.tui.widgets.choice import Choice, Option
from sleepterm.tui.widgets.form_row import FormRow, row_moves
from sleepterm.tui.widgets.report_line import ReportLine
from sleepterm.units import Decibels, Seconds

_ONCE = "once"
# Translators: one word in lower case; it is typed.
_MEASURE_SHOWN = _("measure")
_MEASURES = frozenset({"measure", _MEASURE_SHOWN})
_MODES = {
    # Translators: ways to play a sound again and again, in one line of 60 cells.
    LoopMode.CROSSFADE.value: pgettext("loop", "crossfade"),
    LoopMode.EXACT.value: pgettext("loop", "exact"),
    LoopMode.SHUFFLE.value: pgettext("loop", "shuffle"),
    LoopMode.SPARSE.value: pgettext("loop", "sparse"),
    _ONCE: pgettext("loop", "once"),
}
_MODE_HINTS = {
    LoopMode.CROSSFADE.value: _("The end fades into the start; works with any file."),
    LoopMode.EXACT.value: _("For seamless files: the end continues in the start."),
    LoopMode.SHUFFLE.value: _("Random parts of the file; for steady sounds."),
    LoopMode.SPARSE.value: _("Single events, with pauses between them."),
    _ONCE: _("Plays once, from beginning to end."),
}
_SOFTENED, _UNCHANGED = "softened", "unchanged"
_LOUD_PARTS = (
    Option(_SOFTENED, _("softened where they startle")),
    Option(_UNCHANGED, _("as recorded")),
)
_SAVE = Shortcut(
    "save-sound",
    "enter",
    _("Save"),
    _("Save the changes."),
    _("save"),
    action="after_typing('save_sound')",
    is_first=True,
)
_LISTEN = Shortcut(
    "try-sound",
    "ctrl+l,f5",
    _("Listen"),
    _("Play only this sound, from shortly before it loops; again to stop."),
    _("listen"),
    action="try_sound",
    is_first=True,
)
_MOVES = row_moves("down", "up")
_LEAVE = Shortcut(
    "leave-editing",
    "escape",
    _("Cancel"),
    _("Change nothing."),
    _("cancel"),
    action="leave_editing",
)


class StoppedEditingError(Exception):
    """Raised in the measuring thread when the user cancels."""


class EditDialog(Dialog[Track]):
    """Answers with the edited track, or None.

    Args:
        track: an own sound.
        edit_sound: saves the edits; slow, called in a thread.
        audition: plays a track alone.
        glyphs: characters to draw with.
    """

    DEFAULT_CSS = """
    EditDialog FormRow > Input, EditDialog FormRow > Input:focus { width: 1fr; }
    EditDialog FormRow > #gain, EditDialog FormRow > #gain:focus { width: 9; }
    EditDialog #gain-hint { padding-left: 2; width: 1fr; }
    EditDialog #mode-hint { padding-left: 9; }
    EditDialog.-tall ReportLine { margin-top: 1; }
    """
    BINDINGS = bindings((_SAVE, _LISTEN, *_MOVES, _LEAVE))
    heading = _("Edit a sound")
    commands = (_SAVE, _LISTEN, *CHOICE, *_MOVES, _LEAVE)
    AUTO_FOCUS = "#title"

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
        self._is_auditioning = False
        self._is_saving = False
        self._is_stopped = False

    def body(self) -> Iterable[Widget]:
        """A row for each value, then progress and error."""
        track, glyphs = self._track, self._glyphs
        yield FormRow(_("Title"), _field("title", track.title))
        types = tuple(Option(kind, TYPES[kind]) for kind in SOUND_TYPES)
        yield FormRow(_("Type"), Choice(glyphs, types, track.type, id="type"))
        yield FormRow(
            _("Topics"),
            _field(
                "topics", ", ".join(track.topics), _("none; for example: sleep, calm")
            ),
        )
        yield FormRow(
            _("Moods"),
            _field("moods", ", ".join(track.moods), _("none; for example: tired")),
        )
        modes = tuple(Option(*mode) for mode in _MODES.items())
        yield FormRow(_("Plays"), Choice(glyphs, modes, _mode(track), id="mode"))
        yield Static(Content(_MODE_HINTS[_mode(track)]), id="mode-hint", classes="hint")
        hint = Content(
            _("dB, or '{word}' to set it automatically").format(word=_MEASURE_SHOWN)
        )
        yield FormRow(
            _("Gain"),
            _field("gain", f"{track.gain_db:g}"),
            Static(hint, id="gain-hint", classes="hint"),
        )
        loud = Choice(glyphs, _LOUD_PARTS, _loud_parts(track), id="loud")
        yield FormRow(_("Loudest"), loud)
        yield ReportLine(id="state", classes="hint")
        yield ReportLine(id="error", classes="error")

    def on_unmount(self) -> None:
        """End the audition."""
        self.end_audition()

    def action_move_row(self, direction: int) -> None:
        """Go to the next row (+1) or the previous one (-1)."""
        rows = [*self.query("FormRow > Input, FormRow > Choice")]
        place = rows.index(self.focused) if self.focused in rows else 0
        rows[(place + direction) % len(rows)].focus()

    def action_try_sound(self) -> None:
        """Start the audition, or end it."""
        if self._is_auditioning:
            self.end_audition()
            self._show("state", "")
        else:
            self._audition_choice()

    def action_save_sound(self) -> None:
        """Save the values in the fields."""
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
        self.in_thread(
            lambda: self._edit_sound(self._track.id, edits, self._tick),
            self.answer,
            self._save_failed,
        )

    def action_leave_editing(self) -> None:
        """Close without changes; stop measuring if it runs."""
        if self._is_saving:
            self._is_stopped = True
        else:
            self.answer(None)

    @on(Input.Changed)
    def _field_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._show("error", "")

    @on(Choice.Changed, "#mode")
    def _mode_changed(self, event: Choice.Changed) -> None:
        event.stop()
        self.query_one("#mode-hint", Static).update(Content(_MODE_HINTS[event.value]))
        if self._is_auditioning:
            self._audition_choice()

    def audition_ended(self, reason: str) -> None:
        """Show that the audition ended; `reason` is "" if it did not fail."""
        if not self.is_mounted or not self._is_auditioning:
            # Another screen has begun and ended one.
            return
        self._is_auditioning = False
        self._show("state", "")
        self._show("error", reason)

    def _audition_choice(self) -> None:
        if not self._audition(self._track_as_edited()):
            return
        self._is_auditioning = True
        mode = self.query_one("#mode", Choice).value
        self._show("error", "")
        self._show("state", _("Playing with '{mode}'.").format(mode=_MODES[mode]))

    def end_audition(self) -> None:
        """End the audition, if one was begun."""
        if self._is_auditioning:
            self._audition(None)
        self._is_auditioning = False

    def _track_as_edited(self) -> Track:
        """The track with the values in the fields; an invalid gain is ignored."""
        mode = self.query_one("#mode", Choice).value
        try:
            gain = self._gain()
        except SleeptermError:
            gain = None
        track = self._track
        return replace(
            track,
            playback=PlaybackMode.ONCE if mode == _ONCE else PlaybackMode.LOOP,
            loop=track.loop if mode == _ONCE else LoopMode(mode),
            gain_db=track.gain_db if gain is None else Decibels(gain),
        )

    def _edits(self) -> Edits:
        """The values that were changed.

        Raises:
            SleeptermError: the gain is not valid.
        """
        track = self._track
        title, kind = self._text("title"), self.query_one("#type", Choice).value
        topics = _split_list(self._text("topics"))
        moods = _split_list(self._text("moods"))
        mode = self.query_one("#mode", Choice).value
        is_changed = mode != _mode(track)
        loud = self.query_one("#loud", Choice).value
        return Edits(
            title=None if title == track.title else title,
            type=None if kind == track.type else ContentType(kind),
            topics=None if topics == track.topics else topics,
            moods=None if moods == track.moods else moods,
            loop=LoopMode(mode) if is_changed and mode != _ONCE else None,
            once=is_changed and mode == _ONCE,
            gain_db=self._gain(),
            measure=self._text("gain").lower() in _MEASURES,
            guard=None if loud == _loud_parts(track) else loud == _SOFTENED,
        )

    def _gain(self) -> float | None:
        """The new gain in dB; None if it is unchanged or to be measured."""
        text = self._text("gain").lower()
        if text in {*_MEASURES, f"{self._track.gain_db:g}"}:
            return None
        try:
            gain = float(text.replace(",", "."))
        except ValueError:
            gain = -1000.0
        if not -60 <= gain <= 24:
            raise SleeptermError(
                _("Gain"),
                _("The gain must be a number from -60 to 24, or '{word}'.").format(
                    word=_MEASURE_SHOWN
                ),
            )
        return gain

    def _text(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value.strip()

    def _tick(self, done: Seconds, total: Seconds) -> None:
        if self._is_stopped:
            raise StoppedEditingError
        share = min(1.0, done / total) if total else 0.0
        self.call_soon(lambda: self._show_measured(share), "measured")

    def _show_measured(self, share: float) -> None:
        if self._is_saving:
            self._show("state", _("Measuring: {share:.0%}").format(share=share))

    def _save_failed(self, error: Exception) -> None:
        self._is_saving = False
        if isinstance(error, StoppedEditingError):
            self.answer(None)
            return
        self._show("state", "")
        self._show("error", Notice.of(error).text)

    def _show(self, name: str, text: str) -> None:
        self.query_one(f"#{name}", ReportLine).tell(text)


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


def _loud_parts(track: Track) -> str:
    return _UNCHANGED if track.guard_lufs is None else _SOFTENED


def _mode(track: Track) -> str:
    return track.loop.value if track.is_loop else _ONCE


def _split_list(text: str) -> tuple[str, ...]:
    items = (item.strip().lower() for item in text.split(","))
    return tuple(dict.fromkeys(filter(None, items)))
