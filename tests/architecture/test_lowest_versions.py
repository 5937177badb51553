"""The lowest versions that are tried are those that pyproject.toml promises."""

from __future__ import annotations

import pytest
from tests.gate import lowest_versions


def test_each_lower_bound_becomes_the_version() -> None:
    assert lowest_versions(
        ["numpy>=1.26", "tomli-w>=1.1,<2", "pygame>=2.6.1; python_version < '3.14'"]
    ) == ["numpy==1.26", "tomli-w==1.1", "pygame==2.6.1; python_version < '3.14'"]


@pytest.mark.parametrize("requirement", ["numpy", "numpy<2", "numpy==2.0"])
def test_a_requirement_without_a_lower_bound_is_refused(requirement: str) -> None:
    with pytest.raises(ValueError, match="no lower bound"):
        lowest_versions([requirement])
