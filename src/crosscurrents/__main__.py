"""Lets ``python -m crosscurrents`` run the command line."""

from crosscurrents.cli.main import run

if __name__ == "__main__":
    run()
