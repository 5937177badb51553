"""The process of the sound card: plays the blocks that come on standard input.

Its argument is the name of the device, none for the default; or `--list`, with which it
prints the names of all devices as JSON. A byte says what to do; the answers are lines
on standard output:

- OPEN: open the device; "done", then "ready" for the first block.
- OPEN_ANY: the same, or the default device if the named one is not there.
- BLOCK, a length in four bytes, little-endian, and as many bytes of samples: queue them
  once there is room; then at once "ready" and the time at which there will be room for
  the next block, in monotonic seconds. The player sleeps until then, and this process
  until the block comes: each is woken once a block.
- DRAIN: wait until everything was played; "done".

Or "failed" and the reason, "absent" if the named device is not there; the device is
closed then. The process ends with its input,
so with the player, however that ends.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
from collections.abc import Callable, Mapping

from sleepterm.audio.outputs.output import OutputError
from sleepterm.audio.outputs.pygame_output import PygameOutput, device_names
from sleepterm.translation import chosen_language, use_language

OPEN, OPEN_ANY, BLOCK, DRAIN = b"O", b"A", b"B", b"D"
LIST = "--list"
LENGTH_BYTES = 4
DONE, READY, FAILED, ABSENT = "done", "ready", "failed", "absent"


def main() -> None:
    """Serve a player until it closes its end of the pipe."""
    _crash_quietly()
    use_language(chosen_language(os.environ))
    # pygame would load it for parts that are not used here.
    sys.modules.setdefault("numpy", None)  # type: ignore[arg-type]
    if sys.argv[1:] == [LIST]:
        _list()
        return
    card = PygameOutput(*sys.argv[1:])
    commands = _commands(card)
    with contextlib.suppress(BrokenPipeError, EOFError):
        while True:
            command = commands[_read(1)]
            try:
                command()
            except OutputError as error:
                card.close()
                _answer(f"{ABSENT if error.is_awaited else FAILED} {error.reason}")
    card.close()


def _list() -> None:
    """Print the devices as a list in JSON, or why there is none as a text."""
    try:
        found: object = device_names()
    except OutputError as error:
        found = error.reason
    sys.stdout.write(json.dumps(found))


def _commands(card: PygameOutput) -> Mapping[bytes, Callable[[], None]]:
    def ready() -> None:
        _answer(f"{READY} {card.free_at}")

    def open_device(*, any_device: bool = False) -> None:
        card.open(any_device=any_device)
        _answer(DONE)
        ready()

    def open_any() -> None:
        open_device(any_device=True)

    def play_block() -> None:
        block = _read(int.from_bytes(_read(LENGTH_BYTES), "little"))
        card.wait()
        card.write_bytes(block)
        ready()

    def drain() -> None:
        card.drain()
        _answer(DONE)

    return {OPEN: open_device, OPEN_ANY: open_any, BLOCK: play_block, DRAIN: drain}


def _read(size: int) -> bytes:
    data = sys.stdin.buffer.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _answer(words: str) -> None:
    line = " ".join(words.split())
    sys.stdout.buffer.write(f"{line}\n".encode())
    sys.stdout.buffer.flush()


def _crash_quietly() -> None:
    """Let a crash of a native library end this process, and nothing more.

    While no device is there it may crash at each try: no core file, no report and no
    line in the system's log is wanted for each.
    """
    with contextlib.suppress(ImportError, OSError, AttributeError):
        import ctypes  # noqa: PLC0415 - not everywhere

        c = ctypes.CDLL(None)
        c.signal.argtypes = [ctypes.c_int, ctypes.c_void_p]
        leave = ctypes.cast(c["_exit"], ctypes.c_void_p)
        for number in (signal.SIGSEGV, signal.SIGBUS, signal.SIGABRT):
            c.signal(number, leave)


if __name__ == "__main__":
    main()
