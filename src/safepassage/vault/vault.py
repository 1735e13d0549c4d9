"""The vault of one operation: facts are sealed to their readers, and unlocked by a reader's key.

Sealing needs public keys alone. Whoever registers people need not be able to read one name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from safepassage.notices import Notice, Refused
from safepassage.vault import cards, record
from safepassage.vault.cards import Reader
from safepassage.vault.facts import LONGEST, Fact, Kind, in_one_script, kind_of, problems
from safepassage.vault.keyfile import Key
from safepassage.vault.opened import Opened, Recorder
from safepassage.vault.trust import SealedStore, Trust, Writer
from safepassage.vault.versions import Said, write

_UNREAD = {Kind.NAME: "V-UNREAD-NAME", Kind.MEDICAL: "V-UNREAD-MEDICAL"}


class Vault:
    """What lies sealed in ``store``, in the operation that ``trust`` tells of."""

    def __init__(self, store: SealedStore, trust: Trust) -> None:
        self._store = store
        self._trust = trust

    def readers(self, kind: Kind | None = None) -> tuple[Reader, ...]:
        """Who may read, by a coordinator's card: something, or facts of this kind."""
        readers = cards.readers(self._store.sealed(), self._trust)
        return tuple(r for r in readers if kind is None or kind in r.kinds)

    def name_reader(self, writer: Writer, key: bytes, duty: str, kinds: Iterable[Kind]) -> Reader:
        """Says what the holder of a public key may read from now on; no kinds: nothing more.

        What was sealed before stays as it was (see :meth:`share`): who could read it still can.

        Raises:
            Refused: where the device is not a coordinator's, or the key or the duty is none.
        """
        reader = Reader(key, duty, frozenset(kinds))
        if writer.device not in self._trust.coordinators:
            raise Refused((Notice("V-COORDINATOR", numbers={"device": writer.device}),))
        if len(key) != 32 or not duty.strip() or len(duty) > LONGEST:
            raise Refused((Notice("V-READER"),))
        number = cards.next_number(self._store.sealed(), self._trust, key)
        self._store.seal([cards.write(reader, number, writer, self._trust.operation)])
        return reader

    def add(
        self, writer: Writer, facts: Sequence[Fact], written: str, opened: Opened | None = None
    ) -> None:
        """Seals facts, all or none. ``written``: this device's time. With ``opened``, they
        correct what it knows of the same people; without, what is newest by its clock holds.

        Raises:
            Refused: where a fact is not as it must be, or nobody may read its kind.
        """
        facts = [in_one_script(fact) for fact in facts]
        wrong = [notice for row, fact in enumerate(facts, 1) for notice in problems(fact, row)]
        everybody = self.readers()
        readers = {kind: [r.key for r in everybody if kind in r.kinds] for kind in Kind}
        unread = {kind_of(fact) for fact in facts if not readers[kind_of(fact)]}
        wrong += [Notice(_UNREAD[kind]) for kind in Kind if kind in unread]
        if wrong:
            raise Refused(tuple(wrong))
        contents: dict[Kind, list[bytes]] = {}
        for fact in facts:
            kind = kind_of(fact)
            number = opened.next_number(kind, fact.wristband) if opened else 1
            said = Said(writer.device, number, written, fact, writer.after)
            content = write(said, writer, self._trust.operation)
            contents.setdefault(kind, []).append(content)
        self._store.seal(
            sealed.text
            for kind, of_kind in contents.items()
            for sealed in record.seal_all(of_kind, kind, self._trust.operation, readers[kind])
        )
        for kind, of_kind in contents.items():
            for content in of_kind:
                if opened is not None:
                    opened.learn(kind, content)

    def unlock(self, key: Key, recorder: Recorder) -> Opened:
        """What this key opens; ``recorder`` records each reading before anything is given out."""
        return Opened(self._open(key), self._trust, recorder)

    def share(self, key: Key, reader: Reader) -> int:
        """Lets a reader open what was sealed before the reader was named, as far as ``key`` opens
        it and the reader's card allows; how many records.
        """
        allowed = {r.fingerprint: r.kinds for r in self.readers()}.get(reader.fingerprint, ())
        shared = []
        wrapped: dict[bytes, bytes] = {}
        for sealed in self._records():
            if sealed.kind in allowed and reader.fingerprint not in sealed.wraps:
                both = record.share(sealed, key.box, key.fingerprint, reader.key, wrapped)
                if both is not None:
                    shared.append(both.text)
        self._store.seal(shared)
        return len(shared)

    def _records(self) -> Iterator[record.Record]:
        for text in self._store.sealed():
            sealed = record.parse(text)
            if sealed is not None:
                yield sealed

    def _open(self, key: Key) -> Iterator[tuple[Kind, bytes]]:
        unwrapped: dict[bytes, bytes | None] = {}
        for sealed in self._records():
            content = record.unseal(
                sealed, self._trust.operation, key.box, key.fingerprint, unwrapped
            )
            if content is not None:
                yield sealed.kind, content
