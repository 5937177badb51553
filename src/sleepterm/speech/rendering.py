"""Renders a session script: speaks it into a sound file and writes its captions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from zlib import crc32

import numpy as np
import soundfile as sf

from sleepterm.formats.ogg import with_serial
from sleepterm.speech.cache import SentenceCache
from sleepterm.speech.engines.engine import Engine, Samples
from sleepterm.speech.finishing import RATE, finish_speech, trim_speech
from sleepterm.speech.guided_session import Fault, ScriptError, Session
from sleepterm.speech.script_file import read_script
from sleepterm.speech.timeline import Timeline, build_timeline, captions
from sleepterm.store.files.atomic import replacing
from sleepterm.store.files.file_errors import cannot_write
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

QUALITY = 0.25
"""Vorbis quality, 0 to 1."""

Progress = Callable[[int, int], None]
"""Called with the steps done and the steps in total, two for each sentence."""


class Encoder(Protocol):
    """Writes the voice of a session as an Ogg file."""

    @property
    def suffix(self) -> str:
        """Of the file's name, with its dot."""

    def write(self, path: Path, title: str, blocks: Iterable[Samples]) -> None:
        """Write the file.

        Args:
            path: of the file.
            title: of the session.
            blocks: float32, one channel, 24 kHz; silence is exactly 0.

        Raises:
            OSError: the file cannot be written.
            SoundFileError: the same.
        """


class VorbisFile:
    """Ogg Vorbis, which every installation can write."""

    suffix = ".ogg"

    def write(self, path: Path, title: str, blocks: Iterable[Samples]) -> None:
        """Write the file; see `Encoder`."""
        with sf.SoundFile(
            path,
            "w",
            samplerate=RATE,
            channels=1,
            format="OGG",
            subtype="VORBIS",
            compression_level=1 - QUALITY,
        ) as file:
            file.title = title
            for block in blocks:
                file.write(block)


@dataclass(frozen=True, slots=True)
class RenderedSession:
    """The result of rendering a script.

    Attributes:
        session: the parsed script.
        timeline: times of its sentences, bells and beds.
        audio: the voice: one channel, 24 kHz, silent between sentences.
        captions: the WebVTT file.
    """

    session: Session
    timeline: Timeline
    audio: Path
    captions: Path


def render_session(
    script: Path,
    engine: Engine,
    voice: str,
    folder: Path,
    *,
    cache: Path,
    progress: Progress = lambda _done, _total: None,
) -> RenderedSession:
    """Speak a script into NAME.ogg and NAME.vtt in `folder`.

    On one machine the same script and voice give the same bytes. Both files appear
    only when they are complete; an interrupted run resumes from `cache`.

    Args:
        script: the script; NAME is its file name without suffix.
        engine: the speech engine.
        voice: one of the engine's voices, or "" for its default.
        folder: of the results; is created if needed.
        cache: a folder for single sentences; may be deleted afterwards.
        progress: called after each step.

    Raises:
        ScriptError: the script is wrong, or speech does not fit its slot.
        SpeechError: the engine is missing, does not know the voice, or fails.
        SleeptermError: a file cannot be read or written.
    """
    sentences = SentenceCache(cache, engine, voice)
    spoken = SpokenSession(read_script(script), sentences, progress)
    return write_session(spoken, folder / script.stem, VorbisFile())


class SpokenSession:
    """A session, spoken: its timeline, captions and sound.

    Attributes:
        session: the session.
        timeline: times of its sentences, bells and beds.
        captions: the text of its WebVTT file.

    Args:
        session: the session.
        sentences: speaks its sentences.
        progress: called after each step.

    Raises:
        ScriptError: speech does not fit its slot.
        SpeechError: the engine is missing, does not know the voice, or fails.
        SleeptermError: a file of the cache cannot be written.
    """

    def __init__(
        self,
        session: Session,
        sentences: SentenceCache,
        progress: Progress = lambda _done, _total: None,
    ) -> None:
        self.session = session
        # before speaking, which an unknown voice would end
        voice = sentences.voice_name
        self._spoken = _TrimmedSentences(self.session, sentences, progress)
        self.timeline = build_timeline(self.session, self._spoken.lengths())
        self.captions = captions(self.timeline, voice)

    def blocks(self) -> Iterator[Samples]:
        """The sound, a second at a time: float32, one channel, 24 kHz.

        It is exactly 0 between sentences. To be used once.
        """
        return _blocks(self.timeline, self._spoken.samples())


def write_session(
    spoken: SpokenSession, target: Path, encoder: Encoder
) -> RenderedSession:
    """Write sound and captions of a session; both appear when they are complete.

    Args:
        spoken: the session.
        target: of the files, without suffix; its folder is created if needed.
        encoder: writes the sound, and gives the file its suffix.

    Raises:
        SpeechError: the engine fails.
        SleeptermError: a file cannot be written.
    """
    folder, name = target.parent, target.name
    audio, text = folder / f"{name}{encoder.suffix}", folder / f"{name}.vtt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with replacing(audio) as sound_part, replacing(text) as text_part:
            encoder.write(sound_part, spoken.session.title, spoken.blocks())
            sound = with_serial(sound_part.read_bytes(), crc32(name.encode()))
            sound_part.write_bytes(sound)
            text_part.write_bytes(spoken.captions.encode())
    except (OSError, sf.SoundFileError) as error:
        raise cannot_write(audio, error) from error
    return RenderedSession(spoken.session, spoken.timeline, audio, text)


class _TrimmedSentences:
    """The trimmed sentences of a session, computed twice to keep memory small."""

    def __init__(
        self, session: Session, cache: SentenceCache, progress: Progress
    ) -> None:
        self._session = session
        self._cache = cache
        self._progress = progress
        self._done = 0

    def lengths(self) -> list[Seconds]:
        return [Seconds(len(words) / RATE) for words in self.samples()]

    def samples(self) -> Iterator[Samples]:
        sentences = self._session.sentences
        for sentence in sentences:
            words = trim_speech(self._cache.speech(sentence))
            if not len(words):
                rule = _("the engine spoke nothing here; use other words")
                raise ScriptError(self._session.file, [Fault(sentence.line, rule)])
            self._done += 1
            self._progress(self._done, 2 * len(sentences))
            yield words


def _blocks(timeline: Timeline, words: Iterator[Samples]) -> Iterator[Samples]:
    """The voice in blocks of a second: one long write can overrun the encoder."""
    total = round(timeline.length * RATE)
    starts = iter([round(line.start * RATE) for line in timeline.sentences])
    # start of the next sentence, and samples of earlier ones not yet written
    following = next(starts, total)
    ahead = np.zeros(0, dtype=np.float32)
    for begin in range(0, total, RATE):
        end = min(begin + RATE, total)
        while following < end:
            sound = finish_speech(next(words))
            ahead = _mixed(ahead, sound, following - begin)
            following = next(starts, total)
        block, ahead = ahead[: end - begin], ahead[end - begin :]
        yield _mixed(block, np.zeros(0, dtype=np.float32), end - begin)


def _mixed(under: Samples, sound: Samples, at: int) -> Samples:
    """Both sounds added, `sound` from frame `at` on; as long as both need."""
    whole = np.zeros(max(len(under), at + len(sound)), dtype=np.float32)
    whole[: len(under)] += under
    whole[at : at + len(sound)] += sound
    return whole
