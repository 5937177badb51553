"""The dialog of the first start: three things to begin with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from textual import events, on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from sleepterm.translation import gettext as _
from sleepterm.tui.beginnings import QUESTION, Beginning, Offer
from sleepterm.tui.bindings.entry import Shortcut, bindings
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.screens.dialog import Dialog
from sleepterm.tui.widgets.marked_list import MarkedList

_CHOOSE = Shortcut(
    "choose-beginning",
    "enter",
    _("Choose"),
    _("Begin with what is highlighted."),
    _("choose"),
    action="choose",
    is_first=True,
)
_NUMBERS = tuple(
    Shortcut(
        f"choose-beginning-{each.value}",
        str(each.value),
        _("Choose"),
        _("Begin with what has this number."),
        action=f"begin({each.value})",
        is_first=True,
    )
    for each in Beginning
)
_MOVES = (
    Shortcut("beginning-down", "j", _("Down"), _("The next one."), action="move(1)"),
    Shortcut("beginning-up", "k", _("Up"), _("The previous one."), action="move(-1)"),
)
_LEAVE = Shortcut(
    "leave-beginnings",
    "escape",
    _("All sounds"),
    _("Go to the list of all sounds."),
    _("all sounds"),
    action="leave",
)
_OWN_KEYS = frozenset({"enter", "1", "2", "3", "escape", "up", "down", "j", "k"})
_GAP = 3
_WIDTH, _MARGIN = 72, 8
"""Columns of the dialog, and how many of them are not for text."""


class FirstMinute(Dialog[Beginning]):
    """Answers with what the user chooses, or None.

    Args:
        glyphs: characters to draw with.
        offers: what can be chosen.
    """

    DEFAULT_CSS = """
    FirstMinute MarkedList { height: auto; }
    FirstMinute .hint { margin-top: 1; }
    FirstMinute.-short .hint { margin-top: 0; }
    """
    BINDINGS = bindings((_CHOOSE, *_NUMBERS, *_MOVES, _LEAVE))
    commands = (_CHOOSE, _LEAVE)
    heading = _("{title}?").format(title=QUESTION)

    def __init__(self, glyphs: Glyphs, offers: Sequence[Offer]) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._offers = tuple(offers)
        self._is_seen = False

    def body(self) -> Iterable[Widget]:
        """The three offers, and that nothing has to be chosen."""
        yield MarkedList(self._glyphs, self._labels(self.app.size.width))
        hint = _("You are asked this only once. ? explains all keys.")
        yield Static(Content(hint), classes="hint")

    def on_mount(self) -> None:
        """Keys that come before the dialog is drawn were not meant for it."""
        self.call_after_refresh(self._note_seen)

    def on_resize(self, event: events.Resize) -> None:
        """Show the notes only where there is room for them."""
        labels = self._labels(event.size.width)
        # There is no list if a key comes before the dialog is drawn.
        for options in self.query(MarkedList):
            options.set_labels(labels, options.highlighted or 0)

    def is_meant_by(self, key: str) -> bool:
        """Whether a key that comes now is one of this dialog's."""
        return self._is_seen and key in _OWN_KEYS

    @on(OptionList.OptionSelected)
    def _chosen_in_list(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.answer(self._offers[event.option_index].beginning)

    def on_click(self, event: events.Click) -> None:
        """Leave it by a click beside it."""
        if event.widget is self:
            self.answer(None)

    def action_choose(self) -> None:
        """Choose the highlighted offer."""
        self.query_one(OptionList).action_select()

    def action_begin(self, number: int) -> None:
        """Choose an offer by its number."""
        self.answer(Beginning(number))

    def action_move(self, direction: int) -> None:
        """Move the highlight."""
        self.query_one(MarkedList).move(direction)

    def action_leave(self) -> None:
        """Close without choosing."""
        self.answer(None)

    def _note_seen(self) -> None:
        self._is_seen = True

    def _labels(self, columns: int) -> list[str]:
        """Number and name; the note in a column of its own, if all can be read."""
        names = [f"{x.beginning.value}  {x.label}" for x in self._offers]
        longest = max(map(cell_len, names)) + _GAP
        noted = [
            f"{name}{' ' * (longest - cell_len(name))}{offer.note}"
            for name, offer in zip(names, self._offers, strict=True)
        ]
        has_room = max(map(cell_len, noted)) <= min(columns, _WIDTH) - _MARGIN
        return noted if has_room else names
