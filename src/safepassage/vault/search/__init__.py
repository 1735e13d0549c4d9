"""Finding a person by name, however it is spelt, in Arabic or Latin letters."""

from safepassage.vault.search.index import LEAST, Hit, Index, alike

__all__ = ["LEAST", "Hit", "Index", "alike"]
