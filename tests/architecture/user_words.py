"""Finds string constants that look like words for the user, and aren't marked.

A text looks like words if it has two of them, or is one with a capital letter; a piece
of an f-string, if it has a word beside white space. Single words in lower case are ids
far more often: whoever converts a room looks for those.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

_NAME = "sleepterm"
MARKS = frozenset({"_", "ngettext", "pgettext"})
_TWO_WORDS = re.compile(r"[^\W\d_]{2,}[,;:.!?)'\"]*\s+[('\"]?[^\W\d_]")
_ONE_WORD = re.compile(r"\s*[A-Z][a-z]{2,}[.!?:…]*\s*")
_WORD_AND_SPACE = re.compile(
    r"(?<![^\W\d_])[^\W\d_]{2,}[,;:.!?)]*\s|\s[('\"]?[^\W\d_]{2,}"
)
_CODE = re.compile(
    # SQL, scripts, variables of themes, options, CSS, patterns, styles
    r"^\s*(?:SELECT|INSERT|CREATE|PRAGMA|DELETE|UPDATE)\s|^#!|\$[A-Za-z_-]+\b|^--?\w"
    r"|\{\s*$|\(\?[:P<=!i]|\\[wdsb]|^(?:bold|dim|reverse|italic)\b",
    re.MULTILINE,
)

# Errors for developers, and calls whose texts are no words.
_TECHNICAL_CALLS = frozenset(
    """
    ValueError TypeError RuntimeError KeyError AssertionError NotImplementedError
    LookupError OSError IndexError AttributeError ProtocolError WireError
    compile match fullmatch search sub split partition rpartition startswith endswith
    removeprefix removesuffix strip lstrip rstrip replace encode find index count
    import_module getattr setattr hasattr TypeVar NewType ParamSpec cast
    strptime fromisoformat query query_one add_class remove_class set_class has_class
    """.split()  # noqa: SIM905 - so many are read best as a text
)
_TECHNICAL_KEYWORDS = frozenset(
    """
    id classes encoding errors newline mode action dest prog example selector background
    color style timespec
    """.split()  # noqa: SIM905 - likewise
)
_TECHNICAL_NAMES = re.compile(r"__\w+__|\w*CSS")
_TECHNICAL_FIELDS = {
    ast.arg: ("annotation",),
    ast.AnnAssign: ("annotation",),
    ast.FunctionDef: ("returns",),
    ast.AsyncFunctionDef: ("returns",),
    ast.MatchValue: ("value",),
    ast.Subscript: ("slice",),
    ast.Compare: ("left", "comparators"),
}
_LEAVES = (ast.Name, ast.expr_context, ast.operator, ast.cmpop, ast.alias)
_PLAIN = (ast.Constant, ast.Set, ast.Tuple, ast.List)


class Found(NamedTuple):
    """A place in a module.

    Attributes:
        line: of the module.
        text: what stands there.
    """

    line: int
    text: str


def unmarked(node: ast.AST) -> Iterator[Found]:
    """The texts below a node that look like words and aren't marked, in its order."""
    if isinstance(node, ast.JoinedStr):
        yield from _in_f_string(node)
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, str) and _is_words(node.value):
            yield Found(node.lineno, node.value)
    else:
        for field, value in ast.iter_fields(node):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST) and not isinstance(child, _LEAVES):
                    yield from _inside(node, field, child)


def _inside(parent: ast.AST, field: str, child: ast.AST) -> Iterator[Found]:
    if not _is_technical(parent, field, child):
        yield from unmarked(child)


def bad_marks(tree: ast.Module) -> Iterator[Found]:
    """Marks that can't be extracted: of anything but plain texts that aren't empty.

    And those inside f-strings, which Python below 3.12 doesn't split.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            inner = (x for x in ast.walk(node) if isinstance(x, ast.Call) and _mark(x))
            yield from (Found(node.lineno, ast.unparse(x)) for x in inner)
        if isinstance(node, ast.Call) and _mark(node):
            texts = node.args[: 1 if _mark(node) == "_" else 2]
            if not texts or not all(map(_is_text, texts)):
                yield Found(node.lineno, ast.unparse(node))


def _mark(call: ast.Call) -> str:
    """The name of the mark that is called; "" for others."""
    is_mark = isinstance(call.func, ast.Name) and call.func.id in MARKS
    return _name(call.func) if is_mark else ""


def _is_text(node: ast.expr) -> bool:
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return is_text and bool(ast.literal_eval(node))


def _in_f_string(node: ast.JoinedStr) -> Iterator[Found]:
    pieces = [x.value for x in node.values if isinstance(x, ast.Constant)]
    if any(_is_piece(str(piece)) for piece in pieces):
        yield Found(node.lineno, ast.unparse(node))
        return
    for value in node.values:
        if isinstance(value, ast.FormattedValue):
            yield from unmarked(value.value)


def _is_words(text: str) -> bool:
    text = text.replace(_NAME, "")
    looks_so = _TWO_WORDS.search(text) or _ONE_WORD.fullmatch(text)
    return bool(looks_so) and not _CODE.search(text)


def _is_piece(text: str) -> bool:
    looks_so = _WORD_AND_SPACE.search(text.replace(_NAME, ""))
    return bool(looks_so) and not _CODE.search(text)


def _is_technical(parent: ast.AST, field: str, child: ast.AST) -> bool:
    """Whether what stands at this place of its parent is no text for the user."""
    if field in _TECHNICAL_FIELDS.get(type(parent), ()):
        return field in {"annotation", "returns"} or isinstance(child, _PLAIN)
    match parent:
        case ast.Call():
            is_technical = _mark(parent) or _name(parent.func) in _TECHNICAL_CALLS
            return field == "args" and bool(is_technical)
        case ast.Assign(targets=[target]) | ast.AnnAssign(target=target):
            return bool(_TECHNICAL_NAMES.fullmatch(_name(target)))
    return (
        # a docstring, of an attribute, too
        (isinstance(parent, ast.Expr) and isinstance(child, ast.Constant))
        or (isinstance(parent, ast.keyword) and parent.arg in _TECHNICAL_KEYWORDS)
        # words that are split at once
        or (isinstance(parent, ast.Attribute) and parent.attr == "split")
    )


def _name(node: ast.expr) -> str:
    """The last name of an expression: "compile" of `re.compile`."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
