"""Fixtures of several modules."""

from tests.desktop.fake_system import system

__all__ = ["system"]
