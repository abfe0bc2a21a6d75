"""``crosscurrents analyse``: one module a kind of question."""
