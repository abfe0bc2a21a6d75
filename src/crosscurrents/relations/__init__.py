"""Ties that a text states: who stands how to whom, and who holds or is at which place."""
