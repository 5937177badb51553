"""A guided session as its script describes it: sentences, pauses, bells, beds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sleepterm.errors import SleeptermError
from sleepterm.speech.bundled_voices import DEFAULT_VOICE
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and the silence after it.

    Attributes:
        caption: the text that is shown; one printable line.
        spoken: the text that the engine speaks; mostly the same.
        rate: speed of speech; 1.0 is the engine's own, 0.75 is slower.
        gap: seconds of silence after it; 0 if it has a slot.
        slot: seconds from its start to the start of what follows; None without.
        line: its line in the script, from 1.
    """

    caption: str
    spoken: str
    rate: float
    gap: Seconds
    slot: Seconds | None
    line: int


@dataclass(frozen=True, slots=True)
class Pause:
    """Silence of a length in seconds."""

    length: Seconds


@dataclass(frozen=True, slots=True)
class Bell:
    """A bell that rings on under what follows; it takes no time itself.

    Attributes:
        kind: "middle", "low" or "high".
    """

    kind: str


@dataclass(frozen=True, slots=True)
class Bed:
    """A change of bed, by the loop's id."""

    id: str


Step = Sentence | Pause | Bell | Bed


@dataclass(frozen=True, slots=True)
class Session:
    """A parsed script.

    Attributes:
        file: the script's path as the user named it, for messages.
        title: one printable line.
        type: one of `sleepterm.speech.script_header.TYPES`.
        topics: lower case, each once.
        moods: lower case, each once.
        bed: id of the loop under the voice; None is silence.
        steps: everything that happens, in order; at least one sentence.
        voice: who speaks it as bundled, by a name of `bundled_voices.VOICES`.
    """

    file: str
    title: str
    type: str
    topics: tuple[str, ...]
    moods: tuple[str, ...]
    bed: str | None
    steps: tuple[Step, ...]
    voice: str = DEFAULT_VOICE

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, in order."""
        return tuple(step for step in self.steps if isinstance(step, Sentence))


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One error in a script.

    Attributes:
        line: its line, from 1.
        message: what is wrong and what is allowed.
    """

    line: int
    message: str


class ScriptError(SleeptermError):
    """A script has errors.

    Attributes:
        faults: all errors found, by line; at least one.
    """

    def __init__(self, file: str, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        first = self.faults[0]
        places = ", ".join(
            _("line {line}").format(line=fault.line) for fault in self.faults[1:6]
        )
        rest = _("More to fix: {places}.").format(places=places) if places else ""
        message = _("{file}: line {line}: {fault}").format(
            file=file, line=first.line, fault=first.message
        )
        super().__init__(_("Bad script"), message, rest)
