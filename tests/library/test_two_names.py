"""A bundled mix is found by its English name and by the one that is shown."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from sleepterm.library.catalog.prefix_lookup import AmbiguousNameError, UnknownNameError
from sleepterm.library.names import find_named, name_key


class Item(NamedTuple):
    name: str
    shown_name: str

    @property
    def key(self) -> str:
        return name_key(self.name)


TENT = Item("Tent in the rain", "Zelt im Regen")
TEA = Item("Tea", "Tee")
ITEMS = (TENT, TEA)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tent in the rain", TENT),
        ("zelt im regen", TENT),
        ("Ten", TENT),
        ("ZELT", TENT),
        ("tee", TEA),
        ("tea", TEA),
    ],
)
def test_both_names_and_their_beginnings_mean_it(text: str, found: Item) -> None:
    assert find_named(ITEMS, text, "mix") is found


def test_a_name_of_its_own_goes_before_one_that_is_only_shown() -> None:
    own = Item("Zelt im Regen", "Zelt im Regen")
    assert find_named((TENT, own), "zelt im regen", "mix") is own
    assert find_named((own, TENT), "Tent in the rain", "mix") is TENT


def test_candidates_are_called_as_they_are_shown() -> None:
    with pytest.raises(AmbiguousNameError, match="Zelt im Regen, Tee"):
        find_named(ITEMS, "te", "mix")
    with pytest.raises(UnknownNameError, match="Did you mean Zelt im Regen"):
        find_named(ITEMS, "zelt im rgen", "mix")
