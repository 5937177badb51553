"""Dialogs and widgets that the first frame does without, imported when first wanted."""
# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from textual.content import Content
    from textual.widget import Widget

    from sleepterm.formats.problem import Problem
    from sleepterm.library.catalog.track import (
        Track,
    )
    from sleepterm.library.mixes.mix import Mix
    from sleepterm.night.sleep_timer import AfterEnd, TimerSettings
    from sleepterm.tui.glyphs import Glyphs
    from sleepterm.tui.ports.mix_book import Keep, Kept
    from sleepterm.tui.ports.services import Audition, EditSound
    from sleepterm.tui.screens.add import AddDialog
    from sleepterm.tui.screens.dialog import Dialog
    from sleepterm.tui.screens.edit import EditDialog
    from sleepterm.tui.widgets.banner import Banner
    from sleepterm.tui.widgets.filter_bar import FilterBar


def timer(settings: TimerSettings, glyphs: Glyphs) -> Dialog[TimerSettings]:
    """The sleep timer's settings; answers with new ones."""
    from sleepterm.tui.screens.timer import TimerDialog

    return TimerDialog(settings, glyphs)


def question(heading: str, words: str, *, is_quit: bool = False) -> Dialog[bool]:
    """A question; if it is about quitting, q and Enter agree too."""
    from sleepterm.tui.screens.confirm import Confirm

    return Confirm(heading, words, also=("q", "enter") if is_quit else ())


def pick(heading: str, options: Sequence[tuple[str, str]], chosen: str) -> Dialog[str]:
    """One of several (value, word); answers with a value."""
    from sleepterm.tui.screens.pick import Pick

    return Pick(heading, options, chosen)


def text_page(heading: str, text: Content) -> Dialog[None]:
    """Text to read, which scrolls."""
    from sleepterm.tui.screens.text_page import TextPage

    return TextPage(heading, text)


def problems(found: Iterable[Problem]) -> Dialog[None]:
    """What is wrong in the user's files."""
    from sleepterm.tui.screens.problems_text import problems_text
    from sleepterm.tui.screens.text_page import TextPage

    return TextPage("Problems in files", problems_text(found))


def adding(
    add: Callable[[Sequence[Path]], None],
    call_off: Callable[[], None],
    glyphs: Glyphs,
    value: str,
) -> AddDialog:
    """Paths to add; answers once nothing is left to say."""
    from sleepterm.tui.screens.add import AddDialog

    return AddDialog(add, call_off, glyphs, value)


def editing(
    track: Track, edit_sound: EditSound, audition: Audition, glyphs: Glyphs
) -> EditDialog:
    """What is said of an own sound; answers with the changed track."""
    from sleepterm.tui.screens.edit import EditDialog

    return EditDialog(track, edit_sound, audition, glyphs)


def last_minute(then: AfterEnd) -> Dialog[bool]:
    """A minute's notice; answers True once it has passed."""
    from sleepterm.tui.screens.last_minute import LastMinute

    return LastMinute(then)


def search_field() -> Widget:
    """The field behind the prompt."""
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


def mix_name(
    heading: str, layers: str, name: str, reason: str | None, keep: Keep
) -> Dialog[Kept]:
    """A name for a mix; answers once it is kept. Without a reason, none is asked."""
    from sleepterm.tui.screens.mix_name import MixName

    return MixName(heading, layers, name, reason, keep)


def mix_share(mix: Mix) -> Dialog[None]:
    """A mix as a line, or as a file."""
    from sleepterm.tui.screens.mix_share import MixShare

    return MixShare(mix)


def mix_import(describe: Callable[[Mix], str], text: str) -> Dialog[Mix]:
    """A line or a file's path; answers with the mix in it."""
    from sleepterm.tui.screens.mix_import import MixImport

    return MixImport(describe, text)
