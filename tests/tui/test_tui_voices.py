"""`V` has a guided track spoken by another voice, or by its own again."""

from __future__ import annotations

from tests.tui.app_driver import running_app
from tests.tui.fakes import FakeServices

from sleepterm.errors import SleeptermError

SCAN, RAIN = "body-scan", "steady-rain"


class FakeVoices:
    """Speaks at once.

    Attributes:
        changes: tracks and the voices that they were given.
        refusal: raised instead of naming a voice.
        failure: raised instead of speaking.
    """

    def __init__(self) -> None:
        self.changes: list[tuple[str, str]] = []
        self.revoiced: set[str] = set()
        self.refusal: SleeptermError | None = None
        self.failure: SleeptermError | None = None
        self.is_closed = False

    def other_voice(self, track_id: str) -> str:
        if self.refusal:
            raise self.refusal
        return "" if track_id in self.revoiced else "man"

    def change(self, track_id: str, voice: str) -> None:
        if self.failure:
            raise self.failure
        self.changes.append((track_id, voice))
        self.revoiced ^= {track_id}

    def close(self) -> None:
        self.is_closed = True


async def test_a_session_gets_the_other_voice_and_its_own_again() -> None:
    voices = FakeVoices()
    async with running_app(FakeServices(voices=voices)) as run:
        await run.go_to(SCAN)
        await run.press("V")
        assert "being spoken by a man's voice" in " ".join(run.notices)
        assert "It has the other voice, from its next start on." in " ".join(
            run.notices
        )
        await run.press("V")
        assert "It has its own voice again" in " ".join(run.notices)
        await run.press("q")
    assert voices.changes == [(SCAN, "man"), (SCAN, "")]
    assert voices.is_closed


async def test_what_plays_is_meant_before_what_is_highlighted() -> None:
    voices = FakeVoices()
    async with running_app(FakeServices(voices=voices)) as run:
        await run.play(SCAN)
        await run.go_to(RAIN)
        await run.press("V")
    assert voices.changes == [(SCAN, "man")]


async def test_a_loop_has_no_voice() -> None:
    voices = FakeVoices()
    async with running_app(FakeServices(voices=voices)) as run:
        await run.go_to(RAIN)
        await run.press("V")
        assert "Choose a guided track first." in " ".join(run.notices)
    assert voices.changes == []


async def test_why_it_cannot_be_spoken_is_said() -> None:
    voices = FakeVoices()
    async with running_app(FakeServices(voices=voices)) as run:
        await run.go_to(SCAN)
        voices.refusal = SleeptermError("Voice", "kokoro is not on this machine.")
        await run.press("V")
        assert "kokoro is not on this machine." in " ".join(run.notices)
        voices.refusal = None
        voices.failure = SleeptermError("Voice", "The disk is full.")
        await run.press("V")
        assert "The disk is full." in " ".join(run.notices)
    assert voices.changes == []
