"""One value is changed; every other byte stays."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sleepterm.formats.toml_tables import line_of, with_value, without_value

FILE = """\
# mine
theme = "nord"   # blue

[timer]  # at night
#duration = "45m"
fade = "5m" # short
note = '''
fade = "no"
[keys]
'''
hours.start = 3

[keys]
"odd key" = "x"
[[entry]]
fade = 1
"""
FADE = ("timer", "fade")


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("theme",), 2),
        (FADE, 6),
        (("timer", "hours", "start"), 11),
        (("timer",), 4),
        (("keys", "odd key"), 14),
        (("timer", "law"), None),
        (("entry", "fade"), None),
    ],
)
def test_lines_are_found(path: tuple[str, ...], line: int | None) -> None:
    assert line_of(FILE, path) == line
    assert line_of(FILE.replace("\n", "\r\n"), path) == line


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (FADE, 'fade = "5m" # short', 'fade = "8m" # short'),
        (("theme",), 'theme = "nord"   # blue', 'theme = "8m"   # blue'),
        (
            ("timer", "duration"),
            '#duration = "45m"\n',
            '#duration = "45m"\nduration = "8m"\n',
        ),
        (("timer", "law"), "hours.start = 3\n", 'hours.start = 3\nlaw = "8m"\n'),
        (("timer", "hours", "start"), "hours.start = 3", 'hours.start = "8m"'),
        (("ascii",), "# blue\n", '# blue\nascii = "8m"\n'),
        (("keys", "odd key"), '"odd key" = "x"', '"odd key" = "8m"'),
    ],
)
def test_only_one_place_changes(
    newline: str, path: tuple[str, ...], old: str, new: str
) -> None:
    text = FILE.replace("\n", newline)
    changed = with_value(text, path, "8m")
    assert FILE.count(old) == 1
    assert changed == FILE.replace(old, new).replace("\n", newline)
    assert line_of(changed, path)


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("", '[timer]\nfade = "8m"\n'),
        ("a = 1", 'a = 1\n\n[timer]\nfade = "8m"\n'),
        ("[timer]", '[timer]\nfade = "8m"\n'),
        ("timer.law = 1\n", 'timer.law = 1\ntimer.fade = "8m"\n'),
        ("\ufeff[timer]\n", '\ufeff[timer]\nfade = "8m"\n'),
    ],
)
def test_a_missing_table_or_key_is_added(text: str, changed: str) -> None:
    assert with_value(text, FADE, "8m") == changed


def test_a_new_first_key_stands_above_all_tables() -> None:
    assert with_value("[timer]\n", ("theme",), "x") == 'theme = "x"\n[timer]\n'
    assert with_value("\ufeff# a\n[b]", ("c",), 1) == "\ufeffc = 1\n# a\n[b]"


def test_a_value_is_taken_out_with_its_line() -> None:
    assert without_value(FILE, FADE) == FILE.replace('fade = "5m" # short\n', "")
    assert without_value(FILE, ("timer", "law")) == FILE
    assert without_value("a = 1\nb = 2", ("b",)) == "a = 1\n"


KEYS = st.text("ab", min_size=1, max_size=2)
SCALARS = (
    st.integers(0, 9) | st.booleans() | st.sampled_from(['x"]', "#[=", "a\nb = 1"])
)


@given(
    top=st.dictionaries(KEYS, SCALARS, max_size=3),
    tables=st.dictionaries(
        st.text("cd", min_size=1, max_size=2),
        st.dictionaries(KEYS, SCALARS, max_size=3),
        max_size=3,
    ),
    path=st.tuples(KEYS) | st.tuples(st.text("cd", min_size=1, max_size=2), KEYS),
    value=SCALARS,
)
def test_setting_and_taking_out_mean_what_they_say(
    top: dict[str, object],
    tables: dict[str, dict[str, object]],
    path: tuple[str, ...],
    value: object,
) -> None:
    import tomli_w

    values = {**top, **tables}
    text = tomli_w.dumps(values)
    wanted = {**values}
    inside = wanted
    for name in path[:-1]:
        inside = wanted[name] = {**tables.get(name, {})}
    inside[path[-1]] = value
    changed = with_value(text, path, value)
    assert tomllib.loads(changed) == wanted
    back = tomllib.loads(without_value(changed, path))
    for name in path[:-1]:
        back = back.get(name, {})
    assert path[-1] not in back


def test_what_looks_like_a_comment_in_a_string_is_none() -> None:
    text = '[a]\nx = """\n# key = 1\n"""\n# key = 2\ny = 3\n'
    assert with_value(text, ("a", "key"), 4) == text.replace("y = 3", "key = 4\ny = 3")
