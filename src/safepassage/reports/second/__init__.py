"""A second reader: a language model on this machine, believed only where it quotes the text."""

from safepassage.reports.second.asked import Answer, SecondReader, Silent
from safepassage.reports.second.checked import supported

__all__ = ["Answer", "SecondReader", "Silent", "supported"]
