"""Renditions: sessions in a voice of the user's choice, sound and captions.

Each has a folder of its own. Sound and captions are named by a digest of their
content, so new ones never replace those in use; `rendition.json`, which is written
last, names the valid ones. Other files in the folder are deleted at the next chance.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.formats.problem import Problem, Severity
from sleepterm.formats.table_reader import as_number
from sleepterm.library.catalog.track import Track
from sleepterm.library.catalog.track_id import is_track_id
from sleepterm.store.files.atomic import write_atomically
from sleepterm.store.files.file_errors import cannot_write
from sleepterm.store.files.file_stamp import FileStamp
from sleepterm.store.files.text_file import read_text
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

_FORM = 1
_RECORD = "rendition.json"
_CHUNK = 1 << 20
_ROOM = _("Make room there.")


@dataclass(frozen=True, slots=True)
class Rendition:
    """One session in another voice.

    Attributes:
        session: its id, which is also that of its track.
        voice: "ENGINE[:NAME]", as the user wrote it.
        script: hex digest of the script it was made from.
        length: of the sound, in seconds.
        audio: path of the sound.
        captions: path of the WebVTT file.
    """

    session: str
    voice: str
    script: str
    length: Seconds
    audio: Path
    captions: Path


class DamagedRenditionError(Exception):
    """A rendition cannot be played; its text is the reason."""


class Renditions:
    """The renditions of all sessions.

    Args:
        folder: has a subfolder for each session; it need not exist.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def sessions(self) -> tuple[str, ...]:
        """Ids of the sessions that have a rendition, good or damaged, sorted."""
        try:
            names = sorted(path.name for path in self._folder.iterdir())
        except OSError:
            return ()
        return tuple(
            name
            for name in names
            if is_track_id(name) and os.path.lexists(self._folder / name / _RECORD)
        )

    def get(self, session: str) -> Rendition | None:
        """The rendition of a session; None if there is none.

        Raises:
            DamagedRenditionError: sound, captions or rendition.json are missing or
                changed.
        """
        folder = self._folder / session
        try:
            values = json.loads(read_text(folder / _RECORD))
        except FileNotFoundError:
            return None
        except (SleeptermError, ValueError, RecursionError):
            raise DamagedRenditionError(
                _("{file} cannot be read").format(file=_RECORD)
            ) from None
        record = _Record.of(values)
        if record is None:
            raise DamagedRenditionError(
                _("{file} is not understood").format(file=_RECORD)
            )
        audio, captions = record.files(folder)
        stamps = FileStamp.of(audio), FileStamp.of(captions)
        if None in stamps or stamps != record.stamps:
            # restored from a backup, for example: compare the content
            _check(record, audio, captions)
        return Rendition(
            session, record.voice, record.script, record.length, audio, captions
        )

    @contextlib.contextmanager
    def staging_folder(self, session: str) -> Iterator[Path]:
        """A new folder on the same disk, deleted when the block ends.

        Raises:
            SleeptermError: it cannot be made.
        """
        made = self._folder / session / f".{secrets.token_hex(8)}.part"
        try:
            made.mkdir(parents=True)
        except OSError as error:
            raise cannot_write(made.parent, error, _ROOM) from error
        try:
            yield made
        finally:
            shutil.rmtree(made, ignore_errors=True)
            with contextlib.suppress(OSError):  # unless something is in it
                made.parent.rmdir()

    def keep(self, made: Rendition) -> Rendition:
        """Replace a session's rendition by new files, which are moved.

        Args:
            made: with files in a `staging_folder` of the same session.

        Returns:
            The rendition with the files' new paths.

        Raises:
            SleeptermError: they cannot be moved; the old rendition stays.
        """
        folder = self._folder / made.session
        try:
            content = _content(made.audio, made.captions)
            record = _Record(made.voice, made.script, made.length, content)
            audio, captions = record.files(folder)
            _move(made.audio, audio)
            _move(made.captions, captions)
            record = replace(
                record, stamps=(FileStamp.of(audio), FileStamp.of(captions))
            )
        except OSError as error:
            raise cannot_write(folder, error, _ROOM) from error
        try:
            write_atomically(folder / _RECORD, record.text())
        except SleeptermError as error:
            error.exit_status = 1
            raise
        _tidy(folder, {_RECORD, audio.name, captions.name})
        return replace(made, audio=audio, captions=captions)

    def drop(self, session: str) -> None:
        """Delete a session's rendition, if it has one.

        Raises:
            SleeptermError: it cannot be deleted; it stays valid.
        """
        folder = self._folder / session
        try:
            (folder / _RECORD).unlink(missing_ok=True)
        except OSError as error:
            raise SleeptermError(
                _("Cannot delete"),
                _("{file} cannot be deleted: {reason}.").format(
                    file=folder / _RECORD, reason=error.strerror or error
                ),
                exit_status=1,
            ) from error
        shutil.rmtree(folder, ignore_errors=True)


def with_renditions(
    tracks: Iterable[Track], folder: Path
) -> tuple[tuple[Track, ...], tuple[Problem, ...]]:
    """The tracks, with the user's renditions in place of the bundled sessions.

    Args:
        tracks: the bundled ones.
        folder: the folder of renditions.

    Returns:
        The tracks, and a warning for each damaged rendition: its session keeps the
        bundled voice.
    """
    renditions = Renditions(folder)
    chosen = set(renditions.sessions())
    found: list[Track] = []
    problems: list[Problem] = []
    for track in tracks:
        rendition = None
        if track.id in chosen and not track.is_loop:
            try:
                rendition = renditions.get(track.id)
            except DamagedRenditionError as error:
                problems.append(_damaged(folder / track.id, str(error)))
        found.append(_spoken(track, rendition) if rendition else track)
    return tuple(found), tuple(problems)


@dataclass(frozen=True, slots=True)
class _Record:
    voice: str
    script: str
    length: Seconds
    content: str
    stamps: tuple[FileStamp | None, FileStamp | None] = (None, None)

    @classmethod
    def of(cls, values: object) -> _Record | None:
        if not isinstance(values, dict) or values.get("form") != _FORM:
            return None
        length = as_number(values.get("length"))
        words = [values.get(key) for key in ("voice", "script", "content")]
        stamps = [FileStamp.read(values.get(key)) for key in ("audio", "captions")]
        if not length or length < 0 or not all(isinstance(x, str) for x in words):
            return None
        voice, script, content = map(str, words)
        if not content.isalnum() or sanitize_line(voice) != voice:
            return None
        return cls(voice, script, Seconds(length), content, (stamps[0], stamps[1]))

    def text(self) -> str:
        values = {
            "form": _FORM,
            "voice": self.voice,
            "script": self.script,
            "length": self.length,
            "content": self.content,
            "audio": self.stamps[0],
            "captions": self.stamps[1],
        }
        return json.dumps(values, indent=1) + "\n"

    def files(self, folder: Path) -> tuple[Path, Path]:
        name = self.content[:16]
        return folder / f"{name}.ogg", folder / f"{name}.vtt"


def _spoken(track: Track, rendition: Rendition) -> Track:
    return replace(
        track,
        file=rendition.audio,
        captions=rendition.captions,
        length=rendition.length,
    )


def _damaged(folder: Path, reason: str) -> Problem:
    message = _(
        "{reason}, so {name} keeps the bundled voice;"
        " 'sleepterm revoice {name} --voice ENGINE' makes it again"
    ).format(reason=reason, name=folder.name)
    return Problem(str(folder), "", message, Severity.WARNING)


def _check(record: _Record, audio: Path, captions: Path) -> None:
    try:
        same = _content(audio, captions) == record.content
    except OSError as error:
        name = Path(error.filename).name if error.filename else _("a file")
        raise DamagedRenditionError(f"{name}: {error.strerror or error}") from error
    if not same:
        raise DamagedRenditionError(_("sound or captions have been changed"))


def _content(audio: Path, captions: Path) -> str:
    digest = hashlib.sha256()
    for path in (audio, captions):
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
        digest.update(b"\0")
    return digest.hexdigest()


def _move(source: Path, target: Path) -> None:
    with source.open("r+b") as file:
        os.fsync(file.fileno())
    source.replace(target)


def _tidy(folder: Path, needed: set[str]) -> None:
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if path.name in needed:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                # Windows keeps a file that is being played; it is deleted next time
                with contextlib.suppress(OSError):
                    path.unlink()
