"""A guided session as its author wrote it: what is said, and what happens between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sleepterm.errors import SleeptermError
from sleepterm.units import Seconds


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and the silence behind it.

    Attributes:
        caption: what is shown; one line, sanitize_line.
        spoken: what the voice is given; mostly the same.
        rate: speed of speech, 1.0 is the engine's own, 0.75 is slower.
        gap: silence after it; 0 if it has a slot.
        slot: what follows begins this long after the sentence began.
        line: where it stands in the script, from 1.
    """

    caption: str
    spoken: str
    rate: float
    gap: Seconds
    slot: Seconds | None
    line: int


@dataclass(frozen=True, slots=True)
class Pause:
    """Silence."""

    length: Seconds


@dataclass(frozen=True, slots=True)
class Bell:
    """A stroke that rings on under what follows; takes no time of its own.

    Attributes:
        kind: "middle", "low" or "high".
    """

    kind: str


@dataclass(frozen=True, slots=True)
class Bed:
    """From here on another loop lies under the voice."""

    id: str


Step = Sentence | Pause | Bell | Bed


@dataclass(frozen=True, slots=True)
class Session:
    """A whole script.

    Attributes:
        file: the script's path as the user knows it, for messages.
        title: one line, sanitize_line.
        type: one of `sleepterm.speech.head.TYPES`.
        topics: lower case, each once.
        moods: lower case, each once.
        bed: id of the loop under the voice; None is silence.
        steps: what happens, in its order; at least one sentence.
    """

    file: str
    title: str
    type: str
    topics: tuple[str, ...]
    moods: tuple[str, ...]
    bed: str | None
    steps: tuple[Step, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences alone, in their order."""
        return tuple(step for step in self.steps if isinstance(step, Sentence))


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in a script.

    Attributes:
        line: where, from 1.
        message: what is wrong and what is allowed.
    """

    line: int
    message: str


class ScriptError(SleeptermError):
    """A script cannot be used as it stands.

    Attributes:
        faults: everything found wrong, from the top of the file; at least one.
    """

    def __init__(self, file: str, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        first = self.faults[0]
        places = ", ".join(f"line {fault.line}" for fault in self.faults[1:6])
        rest = f"There is more to mend: {places}." if places else ""
        super().__init__(
            "Bad script", f"{file}: line {first.line}: {first.message}", rest
        )
