"""What is killed: one kind of writing, step by step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sleepterm.store.paths import Paths

Step = Callable[[Paths], object]
"""One change, which is there wholly or not at all."""


@dataclass(frozen=True)
class Writer:
    """One kind of writing.

    Attributes:
        name: on the command line.
        prepare: writes what is there before.
        steps: the changes, in order.
        state: what a reader sees, comparable.
        begun: what else may be seen between the state before a step and the one after
            it, where a step has several files.
    """

    name: str
    prepare: Step
    steps: tuple[Step, ...]
    state: Callable[[Paths], object]
    begun: Callable[[object, object], tuple[object, ...]] = lambda _old, _new: ()
