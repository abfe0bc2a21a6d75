"""Statements: who is reported to have said, thought, promised or denied what, and by when."""
