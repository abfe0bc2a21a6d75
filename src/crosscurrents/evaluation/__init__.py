"""Scorers: how well this version reads benchmark files and the project's own gold."""
