"""Findings of the analyses as lines for people: what was found, how sure it is, what it rests on."""
