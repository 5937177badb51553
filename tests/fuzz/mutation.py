"""Changes inputs at random: bits, numbers, lines, pieces of other inputs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

LONGEST = 64 * 1024
"""Bytes of an input; repetition makes most of them."""

_NUMBER = re.compile(rb"\d+")
_NUMBERS = (
    *(b"0", b"1", b"00", b"-1", b"255", b"256", b"65536", b"99999", b"2147483648"),
    *(b"4294967295", b"9" * 19, b"9" * 400, b"1e999", b"-0.0", b"0x7f", b"nan", b"inf"),
)
_BOUNDS = (0, 1, 2, 3, 4, 7, 8, 15, 127, 128, 255, 0x7FFF, 0x8000, 0xFFFF, 0x10000)
_LARGE = (0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF)
_ODD = (
    *(b"\0", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"\xc3", b"\r"),
    *("\u202e".encode(), "\u2028".encode(), b"\x1b[2J", "e\u0301\u200d".encode()),
    *("\u0661".encode(), "\u00b2".encode(), "\ufdfa".encode(), b"\\ud800"),
)


def mutated(
    data: bytes, rng: Random, others: Sequence[bytes], words: Sequence[bytes]
) -> bytes:
    """An input after one change or several.

    Args:
        data: the input.
        rng: decides everything.
        others: inputs of which pieces may be taken.
        words: pieces that mean something.
    """
    for _ in range(1 + min(6, int(rng.expovariate(0.8)))):
        change = rng.choice(_CHANGES)
        data = change(data, rng, others, words)[:LONGEST]
    return data


_Change = Callable[[bytes, Random, Sequence[bytes], Sequence[bytes]], bytes]


def _span(data: bytes, rng: Random) -> tuple[int, int]:
    """A short piece, seldom a long one."""
    start = rng.randrange(len(data) + 1)
    return start, min(len(data), start + int(rng.paretovariate(0.7)))


def _flipped(data: bytes, rng: Random, *_: object) -> bytes:
    changed = bytearray(data)
    for _time in range(rng.choice((1, 1, 2, 8)) if data else 0):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _flipped_early(data: bytes, rng: Random, *_: object) -> bytes:
    """The same where headers are."""
    return _flipped(data[:96], rng) + data[96:]


def _with_bound(data: bytes, rng: Random, *_: object) -> bytes:
    """A binary number is replaced by one at the end of a range."""
    width = rng.choice((1, 2, 4, 4, 8))
    near = rng.random() < 0.6
    at = rng.randrange(max(1, min(len(data), 128 if near else len(data))))
    value = rng.choice((*_BOUNDS, *_LARGE, 2**63 - 1, 2**64 - 1)) % (1 << 8 * width)
    order = "little" if rng.random() < 0.5 else "big"
    return data[:at] + value.to_bytes(width, order) + data[at + width :]  # type: ignore[arg-type]


def _with_number(data: bytes, rng: Random, *_: object) -> bytes:
    """A written number is replaced."""
    found = [x.span() for x in _NUMBER.finditer(data[:LONGEST])]
    if not found:
        return data + rng.choice(_NUMBERS)
    start, end = rng.choice(found)
    return data[:start] + rng.choice(_NUMBERS) + data[end:]


def _without_span(data: bytes, rng: Random, *_: object) -> bytes:
    start, end = _span(data, rng)
    return data[:start] + data[end:]


def _repeated(data: bytes, rng: Random, *_: object) -> bytes:
    start, end = _span(data, rng)
    times = rng.choice((1, 1, 2, 3, 20, 1000))
    return data[:end] + data[start:end] * times + data[end:]


def _with_odd(data: bytes, rng: Random, *_: object) -> bytes:
    at, end = _span(data, rng)
    return data[:at] + rng.choice(_ODD) + data[end if rng.random() < 0.5 else at :]


def _with_word(
    data: bytes, rng: Random, _others: Sequence[bytes], words: Sequence[bytes]
) -> bytes:
    if not words:
        return _with_odd(data, rng)
    start, end = _span(data, rng)
    word = rng.choice(words)
    return data[:start] + word + data[end if rng.random() < 0.5 else start :]


def _spliced(
    data: bytes, rng: Random, others: Sequence[bytes], _words: Sequence[bytes]
) -> bytes:
    other = rng.choice(others) if others else data
    start, end = _span(other, rng)
    if rng.random() < 0.3:
        return data[: rng.randrange(len(data) + 1)] + other[start:]
    at = rng.randrange(len(data) + 1)
    return data[:at] + other[start:end] + data[at:]


def _cut(data: bytes, rng: Random, *_: object) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _with_lines_moved(data: bytes, rng: Random, *_: object) -> bytes:
    lines = data.split(b"\n")
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    kind = rng.randrange(3)
    if kind == 0:
        lines[one], lines[other] = lines[other], lines[one]
    elif kind == 1:
        lines.insert(one, lines[other])
    else:
        del lines[one]
    return b"\n".join(lines)


_CHANGES: tuple[_Change, ...] = (
    *(_flipped, _flipped_early, _with_bound, _with_number, _without_span, _repeated),
    *(_with_odd, _with_word, _with_word, _spliced, _cut, _with_lines_moved),
)
