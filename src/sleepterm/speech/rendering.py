"""From a script to the sound of its voice and its captions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
import soundfile as sf

from sleepterm.errors import SleeptermError
from sleepterm.formats.ogg import with_serial
from sleepterm.speech.cache import SentenceCache
from sleepterm.speech.engines.engine import Engine, Samples
from sleepterm.speech.finishing import RATE, finished, trimmed
from sleepterm.speech.script import parse_script
from sleepterm.speech.session import Fault, ScriptError, Session
from sleepterm.speech.timeline import Timeline, captions, placed
from sleepterm.store.files.atomic import replacing
from sleepterm.units import Seconds

QUALITY = 0.25
"""Of Vorbis, 0 to 1."""

_LARGEST_SCRIPT = 1_000_000

Progress = Callable[[int, int], None]
"""Takes how many steps are done, and of how many: two for each sentence."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of a script.

    Attributes:
        session: the script, read.
        timeline: when its sentences, bells and beds come.
        audio: the voice: Ogg Vorbis, one channel, 24 kHz, silent between sentences.
        captions: WebVTT.
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
) -> Rendered:
    """Speak a script into `folder`, as NAME.ogg and NAME.vtt beside it.

    On one machine the same script and voice give the same bytes. Both files take
    their place when they are whole; what was interrupted goes on from `cache`.

    Args:
        script: the file; NAME is its name without suffix.
        engine: what speaks.
        voice: one of the engine's, or "" for its own choice.
        folder: where to; is made if it is not there.
        cache: a folder for single sentences; may be deleted afterwards.
        progress: is called after each step of the work.

    Raises:
        ScriptError: the script is wrong, or speech does not fit its slot.
        SpeechError: the engine is missing, does not know the voice, or fails.
        SleeptermError: a file cannot be read or written.
    """
    session = read_script(script)
    name = f"{engine.name}:{voice or next(iter(engine.voices()), 'default')}"
    spoken = _Words(session, SentenceCache(cache, engine, voice), progress)
    timeline = placed(session, spoken.lengths())
    audio = folder / f"{script.stem}.ogg"
    text = folder / f"{script.stem}.vtt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with replacing(audio) as sound_part, replacing(text) as text_part:
            _write(sound_part, session, timeline, spoken.words())
            sound = with_serial(sound_part.read_bytes(), crc32(script.stem.encode()))
            sound_part.write_bytes(sound)
            text_part.write_bytes(captions(timeline, name).encode())
    except (OSError, sf.SoundFileError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SleeptermError(
            "Cannot write", f"{audio} cannot be written: {reason}.", exit_status=1
        ) from error
    return Rendered(session, timeline, audio, text)


def read_script(path: Path) -> Session:
    """The session that a file holds.

    Raises:
        ScriptError: something in it is wrong.
        SleeptermError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_SCRIPT + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise SleeptermError(
            "Cannot read", f"{path} cannot be read: {reason}."
        ) from error
    if len(content) > _LARGEST_SCRIPT:
        rule = f"a script may have at most {_LARGEST_SCRIPT} bytes"
        raise ScriptError(str(path), [Fault(1, rule)])
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ScriptError(str(path), [Fault(line, "this is not UTF-8")]) from error
    return parse_script(text, file=str(path))


class _Words:
    """The trimmed sentences of a session, made twice so that none is held."""

    def __init__(
        self, session: Session, cache: SentenceCache, progress: Progress
    ) -> None:
        self._session = session
        self._cache = cache
        self._progress = progress
        self._done = 0

    def lengths(self) -> list[Seconds]:
        return [Seconds(len(words) / RATE) for words in self.words()]

    def words(self) -> Iterator[Samples]:
        sentences = self._session.sentences
        for sentence in sentences:
            words = trimmed(self._cache.speech(sentence))
            if not len(words):
                rule = "the voice says nothing here; use other words"
                raise ScriptError(self._session.file, [Fault(sentence.line, rule)])
            self._done += 1
            self._progress(self._done, 2 * len(sentences))
            yield words


def _write(
    path: Path, session: Session, timeline: Timeline, words: Iterator[Samples]
) -> None:
    with sf.SoundFile(
        path,
        "w",
        samplerate=RATE,
        channels=1,
        format="OGG",
        subtype="VORBIS",
        compression_level=1 - QUALITY,
    ) as file:
        file.title = session.title
        for block in _blocks(timeline, words):
            file.write(block)


def _blocks(timeline: Timeline, words: Iterator[Samples]) -> Iterator[Samples]:
    """The whole voice, second by second: one long write can overrun the encoder."""
    total = round(timeline.length * RATE)
    starts = iter([round(line.start * RATE) for line in timeline.sentences])
    # where the next sentence begins, and what of the earlier is not yet written
    following = next(starts, total)
    ahead = np.zeros(0, dtype=np.float32)
    for begin in range(0, total, RATE):
        end = min(begin + RATE, total)
        while following < end:
            sound = finished(next(words))
            ahead = _added(ahead, sound, following - begin)
            following = next(starts, total)
        block, ahead = ahead[: end - begin], ahead[end - begin :]
        yield _added(block, np.zeros(0, dtype=np.float32), end - begin)


def _added(under: Samples, sound: Samples, at: int) -> Samples:
    """Both at once, `sound` from frame `at` on; as long as is needed for both."""
    whole = np.zeros(max(len(under), at + len(sound)), dtype=np.float32)
    whole[: len(under)] += under
    whole[at : at + len(sound)] += sound
    return whole
