"""`sleepterm word-worker`: speak words into a file that the screen plays meanwhile.

A process of its own, because speaking may hold Python's global lock, which the player
needs. It reads one JSON object from standard input, prints one when the first words
can be played or when none can be spoken, and stops when its standard input is closed.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
from dataclasses import asdict, dataclass
from pathlib import Path

from sleepterm.commands.requests.general import EmptyRequest
from sleepterm.commands.shared.own_voice import own_voice
from sleepterm.desktop.terminal import muted_native_stderr
from sleepterm.errors import SleeptermError
from sleepterm.speech.cache import SentenceCache
from sleepterm.speech.word_sound import speak_words, word_files
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

AHEAD = 2
"""Words that are spoken before the first is played."""

_NICENESS = 10


@dataclass(frozen=True, slots=True)
class WordJob:
    """What is to be spoken.

    Attributes:
        words: in their order.
        every: seconds from the start of one to the start of the next.
        voice: as `own_voice` takes it; "" for the best one.
        target: path of the files, without suffix.
        cache: folder of single words.
    """

    words: tuple[str, ...]
    every: float
    voice: str
    target: str
    cache: str

    def line(self) -> str:
        """One line of JSON, which `job_of` reads."""
        return json.dumps(asdict(self)) + "\n"


def job_of(line: str) -> WordJob:
    """The job of a line.

    Raises:
        SleeptermError: it is none.
    """
    try:
        given = json.loads(line)
        return WordJob(**{**given, "words": tuple(given["words"])})
    except (ValueError, KeyError, TypeError) as error:
        raise SleeptermError(_("Words"), _("Standard input has no words.")) from error


def run(_request: EmptyRequest) -> int:
    """Speak all words, unless standard input closes before."""
    with contextlib.suppress(AttributeError, OSError):
        os.nice(_NICENESS)
    job = job_of(sys.stdin.readline())
    is_closed = threading.Event()
    threading.Thread(target=_watch, args=(is_closed,), daemon=True).start()
    with muted_native_stderr():
        try:
            _speak(job, is_closed)
        except SleeptermError as error:
            _emit(problem=error.message, hint=error.hint)
            return error.exit_status
    return 0


def _speak(job: WordJob, is_closed: threading.Event) -> None:
    engine, voice = own_voice("", job.voice)
    sentences = SentenceCache(Path(job.cache), engine, voice)
    every = Seconds(job.every)
    files = word_files(Path(job.target), len(job.words), every)
    first = min(AHEAD, len(job.words))
    for done in speak_words(job.words, every, sentences, files):
        if done == first:
            _emit(problem="", hint="")
        if is_closed.is_set():
            break


def _watch(is_closed: threading.Event) -> None:
    # Unlike sys.stdin, a descriptor may be waited for at the end of Python.
    with contextlib.suppress(OSError):
        while os.read(0, 64):
            pass
    is_closed.set()


def _emit(**said: str) -> None:
    with contextlib.suppress(OSError):
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()
