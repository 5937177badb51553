"""What is written about the settings agrees with their table."""

from __future__ import annotations

from pathlib import Path

from tests.content.settings_page import PAGE, with_table

from sleepterm.store.settings import DEFAULTS, read_settings
from sleepterm.tui.settings_check import settings_problems

README = Path(__file__).parents[2] / "README.md"


def test_the_page_has_every_setting_as_it_is() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert with_table(text) == text, "python -m tests.content.settings_page --write"


def test_the_example_in_readme_is_good() -> None:
    text = README.read_text(encoding="utf-8")
    example = text.partition("```toml\ntheme")[2].partition("```")[0]
    settings, problems = read_settings(f"theme{example}", "README.md")
    assert settings != DEFAULTS
    assert (*problems, *settings_problems(settings)) == ()
