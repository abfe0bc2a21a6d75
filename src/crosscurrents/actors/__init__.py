"""Mentions → names, aliases, roles, hierarchy → actors of the document."""
