"""The case file: documents, readings and decisions in one SQLite file. The only room that knows SQL."""
