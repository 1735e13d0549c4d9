"""Bundles between phones, as files and as QR codes, and all that befalls them on the way."""

from __future__ import annotations

from collections import Counter
from random import Random

from safepassage.ledger.bundle import Bundle, read_bundle, write_bundle
from safepassage.ledger.frames import frames_of, joined, read_frame
from safepassage.ledger.merge import Verdict
from safepassage.notices import Refused
from simulator.phones import Phone
from simulator.world import Packet, World


def send(world: World, dice: Random) -> None:
    """A phone hands what it has to another: all of it, the newest, or a handful."""
    senders = [phone for phone in world.usable() if phone.disk.head()[0]]
    if not senders:
        return
    sender = dice.choice(senders)
    receivers = [phone for phone in world.phones.values() if phone.usable and phone is not sender]
    if not receivers:
        return
    receiver = dice.choice(receivers)
    kind = dice.random()
    after = 0 if kind < 0.15 else sender.sent.get(receiver.name, 0)
    entries = list(sender.bundle(after).entries)
    if kind > 0.6:
        dice.shuffle(entries)
    if kind > 0.8:
        entries = entries[: dice.randint(1, 8)]
    else:
        sender.sent[receiver.name] = sender.disk.head()[0]
    bundle = write_bundle(Bundle(tuple(entries), ("c2VhbGVk",) if kind < 0.1 else ()))
    world.say(f"{sender.name} sends {len(entries)} entries to {receiver.name}")
    packet = Packet(receiver.name, bundle)
    if dice.random() < 0.15:
        packet = Packet(receiver.name, None, frames_of(bundle))
    _befall(world, dice, packet)
    if world.packets and dice.random() < 0.6:
        arrive(world, dice, world.packets.pop())


def deliver(world: World, dice: Random) -> None:
    """A bundle that was under way arrives, whichever."""
    if world.packets:
        arrive(world, dice, world.packets.pop(dice.randrange(len(world.packets))))


def arrive(world: World, dice: Random, packet: Packet) -> None:
    """A phone takes in what reached it; what did not arrive whole it must refuse."""
    phone = world.phones[packet.to]
    if not phone.usable:
        return
    try:
        file = packet.file if packet.file is not None else _read(dice, packet.codes)
        bundle = read_bundle(file)
    except Refused as refused:
        world.say(f"{phone.name} refuses a bundle: {refused.notices[0].code}")
        return
    take_in(world, phone, bundle)


def take_in(world: World, phone: Phone, bundle: Bundle) -> None:
    """A phone takes a bundle in."""
    judged = phone.merge(bundle, world.now)
    world.touched.add(phone.name)
    if judged is None:
        world.say(f"{phone.name} failed while it took in a bundle")
        return
    verdicts = Counter(one.verdict for one in judged)
    world.figures.update(f"merged as {verdict}" for verdict in verdicts.elements())
    for one in judged:
        bad = one.verdict is Verdict.MALFORMED and one.signed.body in world.made
        assert not bad, f"what a phone made is no entry elsewhere: {one.signed.body!r}"
    world.say(f"{phone.name} takes in " + ", ".join(f"{n} {v}" for v, n in verdicts.items()))


def _befall(world: World, dice: Random, packet: Packet) -> None:
    """Lost, doubled, cut short, damaged, or whole."""
    fate = dice.random()
    if fate < 0.1:
        world.say("it is lost")
        return
    if fate < 0.2 and packet.file is not None:
        file = bytearray(packet.file)
        if dice.random() < 0.5:
            del file[dice.randrange(len(file)) :]
        else:
            file[dice.randrange(len(file))] ^= 1 << dice.randrange(8)
        world.packets.append(Packet(packet.to, bytes(file)))
        world.say("it is damaged on the way")
        return
    world.packets.append(packet)
    if fate > 0.85:
        world.packets.append(packet)


def _read(dice: Random, codes: tuple[str, ...]) -> bytes:
    """Codes as somebody's camera reads them: in any order, some twice, some not at all."""
    texts = list(codes) + [dice.choice(codes) for _ in range(2)]
    dice.shuffle(texts)
    if dice.random() < 0.1:
        texts = texts[1:]
    if dice.random() < 0.1:
        at = dice.randrange(len(texts))
        texts[at] = texts[at][:-1]
    frames = [read_frame(text) for text in texts]
    return joined(frame for frame in frames if frame is not None)
