"""The dialog that asks for one of several options."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.widget import Widget
from textual.widgets import OptionList

from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.entry import Shortcut, bindings
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.screens.dialog import Dialog
from sleepterm.tui.widgets.marked_list import MarkedList

_CHOOSE = Shortcut(
    "pick-word",
    "enter",
    _("Choose"),
    _("Choose the highlighted option."),
    _("choose"),
    action="pick_word",
    is_first=True,
)
_MOVES = (
    Shortcut("pick-down", "j", _("Down"), _("The next option."), action="pick_next(1)"),
    Shortcut(
        "pick-up", "k", _("Up"), _("The previous option."), action="pick_next(-1)"
    ),
)
_LEAVE = Shortcut(
    "leave-pick",
    "escape,q",
    _("Cancel"),
    _("Change nothing."),
    _("cancel"),
    action="leave_pick",
)


class Pick(Dialog[str]):
    """Answers with the value of the chosen option, or None.

    Args:
        glyphs: characters to draw with.
        heading: title of the dialog.
        options: (value, label) from top to bottom.
        chosen: the value that is highlighted first.
    """

    DEFAULT_CSS = """
    Pick #sheet { width: 40; }
    Pick MarkedList { height: auto; max-height: 60vh; }
    """
    BINDINGS = bindings((_CHOOSE, *_MOVES, _LEAVE))
    commands = (_CHOOSE, _LEAVE)

    def __init__(
        self,
        glyphs: Glyphs,
        heading: str,
        options: Sequence[tuple[str, str]],
        chosen: str,
    ) -> None:
        super().__init__()
        self._glyphs = glyphs
        self.heading = heading
        self._options = tuple(options)
        self._chosen = chosen

    def body(self) -> Iterable[Widget]:
        """The list of options."""
        yield MarkedList(self._glyphs, [label for _, label in self._options])

    def on_mount(self) -> None:
        """Highlight the chosen option."""
        values = [value for value, _ in self._options]
        at = values.index(self._chosen) if self._chosen in values else 0
        self.query_one(OptionList).highlighted = at

    @on(OptionList.OptionSelected)
    def _chosen_in_list(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.answer(self._options[event.option_index][0])

    def action_pick_word(self) -> None:
        """Choose the highlighted option."""
        self.query_one(OptionList).action_select()

    def action_pick_next(self, direction: int) -> None:
        """Move the highlight."""
        self.query_one(MarkedList).move(direction)

    def action_leave_pick(self) -> None:
        """Close without choosing."""
        self.answer(None)
