"""The command line: one file per verb, each parses, calls :mod:`safepassage.api` and prints."""

from safepassage.cli.entry import main

__all__ = ["main"]
