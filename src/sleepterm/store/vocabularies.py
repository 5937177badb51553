"""Loads the search vocabulary from the bundled feelings.toml and the user's."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.formats.problem import Problem
from sleepterm.library.search.feelings import (
    Vocabulary,
    parse_vocabulary,
    unknown_tracks,
)
from sleepterm.store.bundled import bundled_feelings_in
from sleepterm.store.files.text_file import read_text
from sleepterm.translation import gettext as _

_LANGUAGES = ("de", "es")


def load_vocabulary(
    bundled: Path, own: Path, known: Collection[str] = ()
) -> tuple[Vocabulary, tuple[Problem, ...]]:
    """Read both files; a bad entry is left out alone. Never raises.

    Args:
        bundled: the feelings.toml that comes with sleepterm.
        own: the user's, which need not exist.
        known: ids of all tracks, to warn of others that the user's feelings name;
            empty to check nothing.

    Returns:
        The merged vocabulary, and the problems found.
    """
    vocabulary, problems = _read(bundled)
    if not own.exists():
        return vocabulary, problems
    added, more = _read(own)
    if known:
        more = (*more, *unknown_tracks(added.feelings, known, file=str(own)))
    return vocabulary.joined(added), (*problems, *more)


def other_vocabularies() -> dict[str, Callable[[], Vocabulary]]:
    """Code of each other language to what reads its vocabulary, when it is needed."""
    return {code: partial(_read_other, code) for code in _LANGUAGES}


def _read_other(code: str) -> Vocabulary:
    # without it, or what is wrong in it, search speaks that much less of the language
    return _read(bundled_feelings_in(code))[0]


def _read(file: Path) -> tuple[Vocabulary, tuple[Problem, ...]]:
    try:
        text = read_text(file)
    except FileNotFoundError:
        return Vocabulary(), (Problem(str(file), "", _("there is no such file")),)
    except SleeptermError as error:
        return Vocabulary(), (Problem(str(file), "", str(error)),)
    return parse_vocabulary(text, file=str(file))
