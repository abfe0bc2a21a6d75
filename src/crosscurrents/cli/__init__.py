"""The commands: thin over the library. Heavy imports stay inside the commands."""
