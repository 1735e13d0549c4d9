"""A small world with people, phones and bad luck, in which the ledger's real code runs.

One integer makes the whole of it, so that whatever goes wrong goes wrong again. See
``docs/simulator.md``.
"""
