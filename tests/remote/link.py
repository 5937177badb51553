"""Playback over a connection, without a socket."""

from __future__ import annotations

from collections import deque

from tests.playback.playback_run import PlaybackRun as Run
from tests.playback.test_any_commands import MIXES, TRACKS

from sleepterm.errors import SleeptermError
from sleepterm.playback.companion import FrontEnd
from sleepterm.playback.events import PlaybackChanged, PlaybackEvent
from sleepterm.playback.screen_api import ScreenPlayback
from sleepterm.playback.spoken_words import play_words, words_track
from sleepterm.remote.event_wire import message_of, state_message
from sleepterm.remote.protocol import (
    Answer,
    Message,
    ProtocolError,
    Request,
    decode,
    encode,
)
from sleepterm.remote.remote_playback import RemotePlayback
from sleepterm.remote.requests import meaning, no_request, state_of
from sleepterm.speech.word_sound import word_files
from sleepterm.store.paths import Paths
from sleepterm.units import Seconds

WORDS = ("shuffle-of-words", "shuffle-of-words-3")
_COUNT, _EVERY = 3, Seconds(8.0)


class Link:
    """Two ends of a connection: what is sent arrives with `deliver`, as bytes.

    Attributes:
        run: what plays at the other end.
        remote: the same at this one.
        seen: what is told here.
        unknown: requests that the other end does not know.
    """

    def __init__(self, run: Run | None = None) -> None:
        self.run = run or Run(tracks=TRACKS, mixes=MIXES)
        self.unknown: set[str] = set()
        self.front_end = FrontEnd(
            self.run.playback, lambda work: work(), lambda: None, lambda _: None
        )
        first = state_of(self.front_end)
        self.remote = RemotePlayback(first, lambda x: self.up.append(encode(x)))
        self.up: deque[bytes] = deque()
        self.down: deque[bytes] = deque()
        self.seen: list[PlaybackEvent] = []
        self.remote.subscribe(self.seen.append)
        self.run.playback.subscribe(self._tell)

    def deliver(self) -> None:
        while self.up:
            request = decode(self.up.popleft())
            assert isinstance(request, Request)
            self._put(Answer(request.id, error=self._refusal(request)))
        while self.down:
            self.remote.receive(decode(self.down.popleft()))

    def _refusal(self, request: Request) -> str:
        if request.do in self.unknown:
            return str(no_request(request.do))
        try:
            meaning(request).run(self.front_end)
        except (ProtocolError, SleeptermError) as error:
            return str(error)
        return ""

    def _tell(self, event: PlaybackEvent) -> None:
        if isinstance(event, PlaybackChanged):
            self._put(state_message(state_of(self.front_end, event.state)))
        else:
            message = message_of(event)
            assert message is not None
            self._put(message)

    def _put(self, message: Message) -> None:
        self.down.append(encode(message))


def play_remote_words(remote: RemotePlayback, track_id: str) -> list[str]:
    """Have spoken words played by the other end; returns what may say why not."""
    sound = Paths.of_user().spoken_words / f"{track_id}.wav"
    sound.parent.mkdir(parents=True, exist_ok=True)
    sound.touch()
    refused: list[str] = []
    remote.play_words(track_id, _COUNT, _EVERY, refused.append)
    return refused


def play_local_words(playback: ScreenPlayback, track_id: str) -> None:
    """Play the same here."""
    target = Paths.of_user().spoken_words / track_id
    files = word_files(target, _COUNT, _EVERY)
    play_words(
        playback, words_track(track_id, files.sound, files.captions, files.length)
    )
