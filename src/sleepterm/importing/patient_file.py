"""A file for a decoder that would search it to its end for what is not there."""

from __future__ import annotations

from typing import BinaryIO

_MOST = 128 << 20
_SEEK = 16 << 10
"""Bytes that a seek counts as."""


class PatientFile:
    """Reads a file, and plays its end if much is read without any sound from it.

    Args:
        file: the file, open for reading bytes.
        most: bytes that may be read until `renew` is called.

    Attributes:
        name: of the file, by whose suffix some formats are known.
    """

    def __init__(self, file: BinaryIO, most: int = _MOST) -> None:
        self.name = file.name
        self._file = file
        self._most = most
        self._left = most

    def read(self, size: int) -> bytes:
        """The next bytes; b"" at the end."""
        self._left -= size
        return self._file.read(size) if self._left >= 0 else b""

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place, and return it."""
        self._left -= _SEEK
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """The place."""
        return self._file.tell()

    def renew(self) -> None:
        """Be patient anew: some sound has come."""
        self._left = self._most
