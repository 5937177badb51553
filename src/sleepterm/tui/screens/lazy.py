"""Makes dialogs and widgets whose modules are imported at their first use."""
# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from textual.content import Content
    from textual.widget import Widget

    from sleepterm.formats.problem import Problem
    from sleepterm.library.catalog.track import Track
    from sleepterm.library.mixes.mix import Mix
    from sleepterm.library.sequences.sequence import Sequence as PartSequence
    from sleepterm.night.sleep_timer import AfterEnd, TimerSettings
    from sleepterm.tui.glyphs import Glyphs
    from sleepterm.tui.ports.mix_store import SavedMix, SaveMix
    from sleepterm.tui.ports.sequence_store import SavedSequence, SaveSequence
    from sleepterm.tui.ports.services import Audition, EditSound
    from sleepterm.tui.screens.add import AddDialog
    from sleepterm.tui.screens.dialog import Dialog
    from sleepterm.tui.screens.edit import EditDialog
    from sleepterm.tui.screens.sequence_editor import EditorStart
    from sleepterm.tui.widgets.banner import Banner
    from sleepterm.tui.widgets.filter_bar import FilterBar


def timer_dialog(settings: TimerSettings, glyphs: Glyphs) -> Dialog[TimerSettings]:
    """Asks for the sleep timer's settings; answers with the new ones."""
    from sleepterm.tui.screens.timer import TimerDialog

    return TimerDialog(settings, glyphs)


def confirm_dialog(
    heading: str, question: str, *, is_quit: bool = False
) -> Dialog[bool]:
    """Asks a yes-or-no question; with `is_quit`, q and Enter mean yes too."""
    from sleepterm.tui.screens.confirm import Confirm

    return Confirm(heading, question, also=("q", "enter") if is_quit else ())


def pick_dialog(
    glyphs: Glyphs, heading: str, options: Sequence[tuple[str, str]], chosen: str
) -> Dialog[str]:
    """Asks for one of several (value, label); answers with the value."""
    from sleepterm.tui.screens.pick import Pick

    return Pick(glyphs, heading, options, chosen)


def text_page(heading: str, text: Content) -> Dialog[None]:
    """Shows a text that scrolls."""
    from sleepterm.tui.screens.text_page import TextPage

    return TextPage(heading, text)


def problems_page(found: Iterable[Problem]) -> Dialog[None]:
    """Shows the errors in the user's files."""
    from sleepterm.tui.screens.problems_text import problems_text
    from sleepterm.tui.screens.text_page import TextPage

    return TextPage("Problems in files", problems_text(found))


def add_dialog(
    add: Callable[[Sequence[Path]], None],
    cancel: Callable[[], None],
    glyphs: Glyphs,
    value: str,
) -> AddDialog:
    """Asks for paths to add, and shows the progress."""
    from sleepterm.tui.screens.add import AddDialog

    return AddDialog(add, cancel, glyphs, value)


def edit_dialog(
    track: Track, edit_sound: EditSound, audition: Audition, glyphs: Glyphs
) -> EditDialog:
    """Edits an own sound; answers with the edited track."""
    from sleepterm.tui.screens.edit import EditDialog

    return EditDialog(track, edit_sound, audition, glyphs)


def last_minute_dialog(then: AfterEnd) -> Dialog[bool]:
    """Announces suspend or power-off; answers True after a minute."""
    from sleepterm.tui.screens.last_minute import LastMinute

    return LastMinute(then)


def search_field() -> Widget:
    """The search field."""
    from sleepterm.tui.widgets.search import SearchField

    return SearchField()


def filter_bar(glyphs: Glyphs) -> FilterBar:
    """The row of filters."""
    from sleepterm.tui.widgets.filter_bar import FilterBar

    return FilterBar(glyphs)


def banner() -> Banner:
    """The line about the sound device."""
    from sleepterm.tui.widgets.banner import Banner

    return Banner()


def mix_name_dialog(
    heading: str, layers: str, name: str, reason: str | None, save: SaveMix
) -> Dialog[SavedMix]:
    """Asks for the name of a mix, and saves it. `reason` None asks for no reason."""
    from sleepterm.tui.screens.mix_name import MixName

    return MixName(heading, layers, name, reason, save)


def sequence_editor(
    glyphs: Glyphs, start: EditorStart, save: SaveSequence
) -> Dialog[SavedSequence]:
    """Makes or changes a session of parts, and saves it."""
    from sleepterm.tui.screens.sequence_editor import SequenceEditor

    return SequenceEditor(glyphs, start, save)


def mix_share_dialog(mix: Mix) -> Dialog[None]:
    """Shows a mix as a share line, and can save it as a file."""
    from sleepterm.tui.screens.mix_share import MixShare

    return MixShare(mix)


def mix_import_dialog(
    describe: Callable[[Mix | PartSequence], Sequence[str]], text: str
) -> Dialog[Mix | PartSequence]:
    """Asks for a share line or a file; answers with the mix or session in it."""
    from sleepterm.tui.screens.mix_import import MixImport

    return MixImport(describe, text)
