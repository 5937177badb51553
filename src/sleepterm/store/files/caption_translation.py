"""Captions with a translation beside them: `talk.de.vtt` beside `talk.vtt`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sleepterm.formats.problem import Problem, Severity
from sleepterm.library.catalog.track import Track
from sleepterm.translation import ENGLISH, LANGUAGES, language

if TYPE_CHECKING:
    from sleepterm.night.narration import Narration

# What reads captions is imported late: the catalogue is loaded without.

_SUFFIX = ".vtt"


def translation_of(captions: Path, code: str) -> Path:
    """Where the translation of a caption file into a language is, if there is one."""
    return captions.with_name(f"{captions.stem}.{code}{_SUFFIX}")


def translations_of(captions: Path) -> dict[str, Path]:
    """The translations of a caption file that there are, by the code."""
    paths = {code: translation_of(captions, code) for code in LANGUAGES}
    return {code: path for code, path in paths.items() if path.is_file()}


def copies_of(captions: Path, target: Path) -> list[tuple[Path, Path]]:
    """(From, to) of captions and their translations, if they are copied."""
    found = translations_of(captions).items()
    translations = ((path, translation_of(target, code)) for code, path in found)
    return [(captions, target), *translations]


def read_narration_in(captions: Path, code: str) -> Narration:
    """The captions in a file, in a language if there is a translation that fits.

    Args:
        captions: the file, in English.
        code: of the language.
    """
    from sleepterm.night.translated_words import with_words_of  # noqa: PLC0415
    from sleepterm.store.files.captions import read_narration  # noqa: PLC0415

    narration = read_narration(captions)
    translation = translation_of(captions, code)
    if code == ENGLISH or not narration.cues or not translation.is_file():
        return narration
    return with_words_of(narration, read_narration(translation))


def read_narration_for_user(captions: Path) -> Narration:
    """Likewise in the language of this process."""
    return read_narration_in(captions, language())


def unfit_translations(tracks: Iterable[Track], code: str) -> tuple[Problem, ...]:
    """A warning for each translation of captions that does not fit its original.

    Args:
        tracks: of the catalogue.
        code: of the language that is looked for.
    """
    return tuple(_problems(tracks, code)) if code != ENGLISH else ()


def _problems(tracks: Iterable[Track], code: str) -> Iterator[Problem]:
    for captions in (x for track in tracks for x in _caption_files(track, code)):
        translation = translation_of(captions, code)
        if translation.is_file() and (why := _misfit(captions, translation)):
            yield Problem(str(translation), "", why, Severity.WARNING)


def _misfit(captions: Path, translation: Path) -> str:
    """Why a translation does not fit its original; "" if it does."""
    from sleepterm.night.translated_words import misfit  # noqa: PLC0415
    from sleepterm.store.files.captions import read_narration  # noqa: PLC0415

    return misfit(read_narration(captions), read_narration(translation))


def _caption_files(track: Track, code: str) -> Iterator[Path]:
    if track.captions is None or track.is_loop:
        return
    if track.pool_length is None:
        yield track.captions
        return
    # Only those that have a translation: the others need not be looked at.
    end = f".{code}{_SUFFIX}"
    for file in sorted(track.captions.parent.glob(f"*{end}")):
        yield file.with_name(file.name.removesuffix(end) + _SUFFIX)
