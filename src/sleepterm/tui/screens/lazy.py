"""Makes dialogs and widgets whose modules are imported at their first use."""
# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from sleepterm.translation import gettext as _

if TYPE_CHECKING:
    from pathlib import Path

    from textual.content import Content
    from textual.widget import Widget

    from sleepterm.formats.problem import Problem
    from sleepterm.library.catalog.track import Track
    from sleepterm.library.mixes.mix import Mix
    from sleepterm.library.sequences.sequence import Sequence as PartSequence
    from sleepterm.night.diary.entry import Entry
    from sleepterm.night.sleep_timer import AfterEnd, TimerSettings
    from sleepterm.night.wake_state import WakeState
    from sleepterm.tui.beginnings import Offer
    from sleepterm.tui.glyphs import Glyphs
    from sleepterm.tui.ports.diary import DiaryPage
    from sleepterm.tui.ports.mix_store import SavedMix, SaveMix
    from sleepterm.tui.ports.sequence_store import SavedSequence, SaveSequence
    from sleepterm.tui.ports.services import Audition, EditSound
    from sleepterm.tui.screens.add import AddDialog
    from sleepterm.tui.screens.dialog import Dialog
    from sleepterm.tui.screens.edit import EditDialog
    from sleepterm.tui.screens.first_minute import FirstMinute
    from sleepterm.tui.screens.leave import LeaveAnswer
    from sleepterm.tui.screens.pacer_choice import PacerChoice
    from sleepterm.tui.screens.park import ParkPage
    from sleepterm.tui.screens.sequence_editor import EditorStart
    from sleepterm.tui.screens.waking import WakeDialog
    from sleepterm.tui.widgets.banner import Banner
    from sleepterm.tui.widgets.filter_bar import FilterBar
    from sleepterm.tui.widgets.wake_rows import WakeChoice


def timer_dialog(
    settings: TimerSettings,
    glyphs: Glyphs,
    why_no_power: Callable[[AfterEnd], str],
    wake: WakeChoice,
    *,
    asks_before_all_night: bool,
    has_chapters: bool,
) -> Dialog[TimerSettings]:
    """Asks for the sleep timer's settings and the wake-up; answers with the former."""
    from sleepterm.tui.screens.timer import TimerDialog

    return TimerDialog(
        settings,
        glyphs,
        why_no_power,
        wake,
        asks_before_all_night=asks_before_all_night,
        has_chapters=has_chapters,
    )


def pacer_dialog(pattern: str, minutes: float, glyphs: Glyphs) -> Dialog[PacerChoice]:
    """Asks for the pattern and the minutes of the breathing pacer."""
    from sleepterm.tui.screens.pacer_choice import PacerDialog

    return PacerDialog(pattern, minutes, glyphs)


def wake_dialog(wake: WakeState) -> WakeDialog:
    """Asks what to do with an alarm."""
    from sleepterm.tui.screens.waking import WakeDialog

    return WakeDialog(wake)


def confirm_dialog(
    heading: str, question: str, *, is_quit: bool = False
) -> Dialog[bool]:
    """Asks a yes-or-no question; with `is_quit`, q and Enter mean yes too."""
    from sleepterm.tui.screens.confirm import Confirm

    return Confirm(heading, question, also=("q", "enter") if is_quit else ())


def leave_dialog(*, is_paused: bool) -> Dialog[LeaveAnswer]:
    """Asks whether to stop what another process plays, or to leave it."""
    from sleepterm.tui.screens.leave import LeaveDialog

    return LeaveDialog(is_paused=is_paused)


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


def park_page(save: Callable[[str], None]) -> ParkPage:
    """Asks what is on the user's mind, and saves it."""
    from sleepterm.tui.screens.park import ParkPage

    return ParkPage(save)


def problems_page(found: Iterable[Problem]) -> Dialog[None]:
    """Shows the errors in the user's files."""
    from sleepterm.tui.screens.problems_text import problems_text
    from sleepterm.tui.screens.text_page import TextPage

    return TextPage(_("Problems in files"), problems_text(found))


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


def last_minute_dialog(then: AfterEnd, *, plays_on: bool) -> Dialog[bool]:
    """Announces what follows the end; answers False at any key."""
    from sleepterm.tui.screens.last_minute import LastMinute

    return LastMinute(then, plays_on=plays_on)


def search_field() -> Widget:
    """The search field."""
    from sleepterm.tui.widgets.search import SearchField

    return SearchField()


def filter_bar(glyphs: Glyphs) -> FilterBar:
    """The row of filters."""
    from sleepterm.tui.widgets.filter_bar import FilterBar

    return FilterBar(glyphs)


def banner(key: Callable[[], str]) -> Banner:
    """The line about the sound device, with the key that retries it."""
    from sleepterm.tui.widgets.banner import Banner

    return Banner(key)


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


def first_minute(glyphs: Glyphs, offers: Sequence[Offer]) -> FirstMinute:
    """Asks what to begin with, at the first start."""
    from sleepterm.tui.screens.first_minute import FirstMinute

    return FirstMinute(glyphs, offers)


def diary_dialog(
    page: DiaryPage, save: Callable[[Entry], None], glyphs: Glyphs
) -> Dialog[Entry]:
    """Shows the sleep diary and asks for this morning; answers with what was saved."""
    from sleepterm.tui.screens.diary import DiaryDialog

    return DiaryDialog(page, save, glyphs)
