"""What speaks a session with another voice."""

from __future__ import annotations

from typing import Protocol


class VoiceService(Protocol):
    """Voices of the bundled sessions; all of it is called in a thread."""

    def other_voice(self, track_id: str) -> str:
        """The voice that a session would get next, as "man"; "" for the bundled one.

        Raises:
            SleeptermError: no other voice can speak this track here; says why.
        """

    def change(self, track_id: str, voice: str) -> None:
        """Speak a session with a voice, which takes minutes, or return to "".

        Raises:
            SleeptermError: it cannot be spoken or stored; the old voice stays.
        """

    def close(self) -> None:
        """End what is being spoken; it is resumed when asked for again."""
