"""The pages of the commands are those that the program's help gives."""

from __future__ import annotations

from tools import command_docs


def test_every_command_has_its_page_and_none_is_stale() -> None:
    assert command_docs.stale() == [], "run: python tools/command_docs.py"


def test_every_argument_and_option_is_explained() -> None:
    for name, text in command_docs.pages().items():
        assert "|  |" not in text, name
