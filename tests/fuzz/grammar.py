"""Grammars of inputs that are nearly right, and pieces of such inputs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

ODD_VALUES = (
    *("0", "-1", "1.5", "1e308", "nan", "inf", "true", "false", '""', "[]", "{}"),
    *("9" * 18, "9" * 30, "07:32:00", "1979-05-27", "1979-05-27T07:32:00Z", '[""]'),
    *("[1, 2]", '["a", "a"]', "[[1]]", "{a = 1}", '"\\u0000"', '"\\U0001F634"', "'''"),
    *('"' + "x" * 600 + '"', '"../../etc/passwd"', '"/dev/zero"', '"~"', '"\\u202e"'),
)

TOML_WORDS = (b"[", b"]", b" = ", b'"', b"2026-03-01", b"nan", b"07:30:00", b"[[x]]\n")
JSON_WORDS = (b"{", b"}", b"[", b"]", b"null", b"1e999", b"NaN", b'"\\ud800"', b"\n")
JSON_KEYS = (
    *("schema", "jobs", "sources", "options", "title", "topics", "type", "loop"),
    *("once", "form", "voice", "script", "length", "content", "audio", "captions"),
    *("files", "folders", "link", "bed", "moods", "/x", "nature"),
)
"""Of files that sleepterm writes, and a few of their values."""

_PAIR = re.compile(r"^([A-Za-z_][\w.-]*) *= *(.+)$", re.MULTILINE)
_HEADER = re.compile(r"^\[.+\]$", re.MULTILINE)


def toml_like(texts: Sequence[str], more: Sequence[str] = ()) -> SearchStrategy[bytes]:
    """TOML of the keys, values and headers in some texts, in any combination.

    Args:
        texts: good ones.
        more: keys that they do not have.
    """
    whole = "\n".join(texts)
    keys = sorted({x[0] for x in _PAIR.findall(whole)} | set(more))
    values = sorted({x[1] for x in _PAIR.findall(whole) if len(x[1]) < 300})[:400]
    headers = sorted(set(_HEADER.findall(whole)))
    value = st.one_of(
        st.sampled_from(values or ["1"]),
        st.sampled_from(ODD_VALUES),
        st.integers(-10, 10**6).map(str),
        st.text(max_size=12).map(_quoted),
    )
    pair = st.builds("{} = {}".format, st.sampled_from(keys or ["a"]), value)
    header = st.sampled_from(headers or ["[a]"])
    line = st.one_of(pair, pair, pair, pair, header, st.just("# x"))
    return st.lists(line, max_size=24).map(lambda x: _encoded(_started(x, texts)))


def _started(lines: list[str], texts: Sequence[str]) -> str:
    head = "schema = 1\n" if any("schema = 1" in x for x in texts) else ""
    return head + "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def lines_of(pieces: Sequence[str], most: int = 20) -> SearchStrategy[bytes]:
    """Lines made of pieces."""
    piece = st.one_of(st.sampled_from(pieces), st.sampled_from(pieces), st.text())
    line = st.lists(piece, max_size=4).map("".join)
    return st.lists(line, max_size=most).map(lambda x: _encoded("\n".join(x)))


def json_like(keys: Sequence[str]) -> SearchStrategy[object]:
    """JSON values whose objects have some of these keys."""
    leaves = st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(2**70), 2**70),
        st.floats(),
        st.text(max_size=8),
        st.sampled_from(keys),
    )
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(inner, max_size=4),
            st.dictionaries(st.sampled_from(keys), inner, max_size=5),
        ),
        max_leaves=10,
    )
