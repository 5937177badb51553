"""Speaks the user's own texts and adds them as guided tracks."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from sleepterm.commands.shared.own_voice import own_voice
from sleepterm.errors import SleeptermError
from sleepterm.importing.add_sounds import AddListeners, AddReport, Skipped, add_sounds
from sleepterm.importing.options import AddOptions
from sleepterm.importing.progress import AddProgress
from sleepterm.importing.read_watch import UNWATCHED, ReadWatch
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.naming import id_from
from sleepterm.library.catalog.track import ContentType, Track
from sleepterm.speech.bundled_voices import DEFAULT_VOICE
from sleepterm.speech.cache import SentenceCache
from sleepterm.speech.guided_session import Session
from sleepterm.speech.own_text import TEXT_SUFFIXES, read_own_text
from sleepterm.speech.rendering import SpokenSession, VorbisFile, write_session
from sleepterm.store.files.home_path import expanded
from sleepterm.store.paths import Paths
from sleepterm.units import Seconds

Progress = Callable[[AddProgress], None]
Written = Callable[[Sequence[Track]], None]


def is_text(path: Path) -> bool:
    """Whether a path that the user named is a text to be spoken."""
    return path.suffix.lower() in TEXT_SUFFIXES and not path.is_dir()


@dataclass(frozen=True)
class SourceAdder:
    """Adds sound files, folders, and texts, which are spoken first.

    Attributes:
        paths: the user's folders.
        load: gives all tracks so far.
        options: what the user decided.
        voice: "woman", "man", "soft", "ENGINE" or "ENGINE:NAME"; "" for the setting.
        default_voice: the user's setting, in the same form; "" for none.
        watch: is told which sounds are being read.
    """

    paths: Paths
    load: Callable[[], Catalog]
    options: AddOptions
    voice: str = ""
    default_voice: str = ""
    watch: ReadWatch = UNWATCHED

    def add(
        self,
        sources: Sequence[Path],
        progress: Progress,
        on_written: Written = lambda _: None,
    ) -> AddReport:
        """Add all of these; what cannot be added is skipped.

        Only texts that are named are spoken, none in folders.

        Args:
            sources: files and folders.
            progress: gets the progress; what it raises ends the work.
            on_written: gets each batch of tracks once it is in the catalogue.

        Raises:
            SleeptermError: as `add_sounds`.
        """
        texts = [path for path in sources if is_text(expanded(path))]
        sounds = [path for path in sources if path not in texts]
        report = AddReport((), ())
        if sounds:
            report = add_sounds(
                sounds,
                self.paths,
                self.load(),
                self.options,
                progress,
                AddListeners(on_written, self.watch),
            )
        for number, text in enumerate(texts, 1):

            def show(share: float, text: Path = text, number: int = number) -> None:
                done, whole = Seconds(share), Seconds(1.0)
                progress(AddProgress(text, done, whole, number, len(texts)))

            try:
                more = self.add_text(expanded(text), show, on_written)
            except SleeptermError as error:
                more = AddReport((), (Skipped(text, _reason(error)),))
            report = _both(report, more)
        return report

    def add_text(
        self,
        text: Path,
        progress: Callable[[float], None],
        on_written: Written = lambda _: None,
    ) -> AddReport:
        """Speak a text and add it; an interrupted run is resumed.

        Args:
            text: the file.
            progress: gets the share that is done, 0 to 1; what it raises ends the work.
            on_written: gets the track once it is in the catalogue.

        Raises:
            ScriptError: the text has errors or no words; names the lines.
            SpeechError: there is no voice, or it fails.
            SleeptermError: a file cannot be read or written.
        """
        progress(0.0)
        session = read_own_text(text, self.options.title)
        own = "" if session.voice == DEFAULT_VOICE else session.voice
        engine, voice = own_voice(self.voice or own, self.default_voice)
        folder = self._folder(text, f"{engine.name}:{voice}")
        spoken = SpokenSession(
            session,
            SentenceCache(folder / "sentences", engine, voice),
            lambda done, total: progress(done / total),
        )
        target = folder / id_from(session.title, ())
        rendered = write_session(spoken, target, VorbisFile())
        report = add_sounds(
            [rendered.audio],
            self.paths,
            self.load(),
            _options(self.options, session),
            lambda _: progress(1.0),
            AddListeners(on_written),
        )
        shutil.rmtree(folder, ignore_errors=True)
        skipped = tuple(replace(each, path=text) for each in report.skipped)
        return replace(report, skipped=skipped)

    def _folder(self, text: Path, voice: str) -> Path:
        """A folder for what is spoken of a text, found again after an interruption."""
        key = f"{text.absolute()}\n{voice}".encode("utf-8", "surrogateescape")
        return self.paths.speech_cache / "texts" / sha256(key).hexdigest()[:24]


def _options(options: AddOptions, session: Session) -> AddOptions:
    """The user's decisions, and what the text says of itself."""
    return replace(
        options,
        title=options.title or session.title,
        type=options.type or ContentType(session.type),
        topics=options.topics or session.topics,
        moods=options.moods or session.moods,
        bed=options.bed or session.bed or "",
        loop=None,
        once=True,
        link=False,
    )


def _both(first: AddReport, second: AddReport) -> AddReport:
    return AddReport(
        (*first.added, *second.added),
        (*first.skipped, *second.skipped),
        first.converted | second.converted,
        (*first.losses, *second.losses),
    )


def _reason(error: SleeptermError) -> str:
    text = f"{error.message} {error.hint}".strip()
    return text.rstrip(".")
