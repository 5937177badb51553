"""Converts values of playback to plain JSON values, and back."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

_Value = TypeVar("_Value")

_TOO_LARGE = 10**300
"""Larger whole numbers are rejected: they may be too long to print."""

_JSON_NAMES: dict[type, str] = {dict: "object", list: "list"}
_NOT_FINITE = {"inf": math.inf, "-inf": -math.inf, "nan": math.nan}


class WireError(ValueError):
    """A received value is not valid; the message says where."""


def to_wire(value: object) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Convert a value to dicts, lists, strings, numbers, booleans and None.

    Args:
        value: a frozen dataclass, an enum, a tuple, a mapping of strings, or a plain
            value, in any nesting. Numbers that JSON lacks become "inf", "-inf", "nan".

    Raises:
        TypeError: it cannot be converted.
    """
    if is_dataclass(value):
        return {x.name: to_wire(getattr(value, x.name)) for x in fields(value)}
    if isinstance(value, tuple):
        return [to_wire(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): to_wire(each) for key, each in value.items()}
    return _plain(value)


def _plain(value: object) -> bool | int | float | str | None:
    if isinstance(value, Enum):
        return _plain(value.value)
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"{type(value).__name__} has no form on the wire")


def from_wire(kind: type[_Value], value: object) -> _Value:
    """Convert the result of `to_wire` back to a value of a type.

    Args:
        kind: a frozen dataclass, or the type of a field of one.
        value: the received value; unknown keys are ignored, absent ones get the
            dataclass's defaults.

    Raises:
        WireError: it is no such value; the message says where and why.
    """
    return cast("_Value", _read(kind, value, "value"))


def _read(kind: Any, value: object, where: str) -> object:  # noqa: ANN401
    # A NewType is its supertype on the wire.
    kind = getattr(kind, "__supertype__", kind)
    return _reader_of(kind)(kind, value, where)


@cache
def _reader_of(kind: Any) -> Callable[[Any, object, str], object]:  # noqa: ANN401
    origin = get_origin(kind)
    if origin is not None:
        return _reader_of_composite(origin)
    if is_dataclass(kind):
        return _read_dataclass
    return _read_enum if issubclass(kind, Enum) else _read_plain


def _reader_of_composite(origin: Any) -> Callable[[Any, object, str], object]:  # noqa: ANN401
    if origin in {Union, UnionType}:
        return _read_optional
    return _read_tuple if origin is tuple else _read_mapping


def _read_optional(kind: Any, value: object, where: str) -> object:  # noqa: ANN401
    if value is None and NoneType in get_args(kind):
        return None
    (inner,) = (each for each in get_args(kind) if each is not NoneType)
    return _read(inner, value, where)


def _read_tuple(kind: Any, value: object, where: str) -> object:  # noqa: ANN401
    of = get_args(kind)
    items = _checked(list, value, where)
    if of[-1] is not Ellipsis:
        if len(items) != len(of):
            raise WireError(f"{where}: {len(of)} values are needed")
        kinds = of
    else:
        kinds = (of[0],) * len(items)
    pairs = enumerate(zip(kinds, items, strict=True))
    return tuple(_read(kind, each, f"{where}[{at}]") for at, (kind, each) in pairs)


def _read_mapping(kind: Any, value: object, where: str) -> object:  # noqa: ANN401
    pairs = _checked(dict, value, where).items()
    of = get_args(kind)[1]
    return {str(key): _read(of, each, f"{where}.{key}") for key, each in pairs}


def _read_enum(kind: Any, value: object, where: str) -> object:  # noqa: ANN401
    for member in kind:
        if type(member.value) is type(value) and member.value == value:
            return member
    raise _error(kind, value, where)


def _read_dataclass(kind: type, value: object, where: str) -> object:
    given = _checked(dict, value, where)
    known = _hints(kind)
    values = {
        name: _read(of, given[name], f"{where}.{name}")
        for name, of in known.items()
        if name in given
    }
    try:
        return kind(**values)
    except (TypeError, ValueError) as error:
        raise WireError(f"{where}: {error}") from None


def _read_plain(kind: type, value: object, where: str) -> object:
    if kind is float:
        if isinstance(value, str) and value in _NOT_FINITE:
            return _NOT_FINITE[value]
        if type(value) is int and not _is_too_large(value):
            return float(value)
    if type(value) is not kind or _is_too_large(value):
        raise _error(kind, value, where)
    return value


def _checked(kind: type[_Value], value: object, where: str) -> _Value:
    if not isinstance(value, kind):
        raise _error(kind, value, where)
    return value


def _is_too_large(value: object) -> bool:
    return isinstance(value, int) and abs(value) >= _TOO_LARGE


def _error(kind: type, value: object, where: str) -> WireError:
    # Deeply nested values and huge numbers can't be printed.
    if isinstance(value, dict | list):
        shown = f"{_JSON_NAMES[type(value)]} of {len(value)}"
    elif _is_too_large(value):
        shown = "a huge number"
    else:
        shown = f"{value!r:.40}"
    return WireError(f"{where}: {shown} is no {_JSON_NAMES.get(kind, kind.__name__)}")


@cache
def _hints(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}
