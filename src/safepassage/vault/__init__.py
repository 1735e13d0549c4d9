"""Names and medical facts, under lock: nothing else in the house can read them.

People are otherwise a wristband number. What is kept of one is sealed to the keys of few readers,
on the device of whoever writes it; where it lies, nothing opens it. See ``docs/vault.md``.
"""

from safepassage.vault.cards import Reader
from safepassage.vault.facts import Fact, Kind, Medical, Name, read_fact
from safepassage.vault.forget import Forgotten, forget, without_forgotten
from safepassage.vault.keyfile import Key
from safepassage.vault.opened import Answer, Found, Opened, Reading
from safepassage.vault.trust import SealedStore, Trust, Writer
from safepassage.vault.vault import Vault

__all__ = [
    "Answer",
    "Fact",
    "Forgotten",
    "Found",
    "Key",
    "Kind",
    "Medical",
    "Name",
    "Opened",
    "Reader",
    "Reading",
    "SealedStore",
    "Trust",
    "Vault",
    "Writer",
    "forget",
    "read_fact",
    "without_forgotten",
]
