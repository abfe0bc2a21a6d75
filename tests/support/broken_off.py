"""Reads documents into a case, and is killed by the signal nobody can catch in the middle of it.

Usage: python broken_off.py CASE COUNT KILL_AT, where KILL_AT is the reading that is never finished.
"""

from __future__ import annotations

import os
import signal
import sys

from crosscurrents.records import Document, Reading
from crosscurrents.store.case import Case
from support.capitals_reader import CapitalsReader


def numbered(count: int) -> list[Document]:
    return [Document(f"AA met BB on day {number}.", source=f"{number}.txt") for number in range(count)]


class Killed(CapitalsReader):
    def __init__(self, at: int) -> None:
        super().__init__()
        self.at = at

    def read(self, document: Document) -> Reading:
        if len(self.read_ids) == self.at:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().read(document)


if __name__ == "__main__":
    Case(sys.argv[1]).add(numbered(int(sys.argv[2])), Killed(int(sys.argv[3])))
