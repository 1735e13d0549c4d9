"""``safepassage roads …``: roads from an extract, what changes affect, routes for a convoy."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from safepassage.cli.command import Verb, Verbs
from safepassage.cli.values import Argument, Number, Unusable, out_option, path, scenario_argument
from safepassage.language import Language

MOST_ROUTES = 3


def command(speak: Language) -> click.Command:
    """The verb ``roads`` with what it does."""
    verbs = {"build": _build_command, "affected": _affected_command, "routes": _routes_command}
    return Verbs("roads", speak, "help-roads", verbs)


def _build_command(speak: Language) -> click.Command:
    parameters = [
        Argument("extract", "EXTRACT", speak.say("cli:parameter-extract"), path()),
        out_option(speak, "parameter-out-roads", "ROADS"),
    ]
    return Verb("build", speak, "help-roads-build", parameters, partial(_build, speak))


def _affected_command(speak: Language) -> click.Command:
    parameters = [scenario_argument(speak)]
    return Verb("affected", speak, "help-roads-affected", parameters, partial(_affected, speak))


def _routes_command(speak: Language) -> click.Command:
    parameters = [
        scenario_argument(speak),
        _word(speak, "from", "origin", "PLACE", required=True),
        _word(speak, "to", "destination", "PLACE", required=True),
        _word(speak, "type", "kind", "TYPE"),
        _word(speak, "at", "at", "TIME"),
        click.Option(
            ["--count"],
            metavar="N",
            type=Number(speak, whole=True, least=1),
            default=MOST_ROUTES,
            help=speak.say("cli:parameter-routes-count"),
        ),
    ]
    return Verb("routes", speak, "help-roads-routes", parameters, partial(_routes, speak))


def _word(
    speak: Language, name: str, parameter: str, metavar: str, *, required: bool = False
) -> click.Option:
    help_text = speak.say(f"cli:parameter-routes-{name}")
    return click.Option(
        [f"--{name}", parameter], metavar=metavar, required=required, help=help_text
    )


def _build(speak: Language, extract: Path, out: Path) -> int:
    from safepassage import api

    built = api.build_roads(extract, out)
    click.echo(speak.say("cli:roads-built", edges=built.edges, metres=built.metres))
    click.echo(speak.say("cli:roads-rules", bans=built.bans))
    if built.unread_turns or built.conditional:
        click.echo(
            speak.say("cli:roads-unread", turns=built.unread_turns, conditional=built.conditional)
        )
    click.echo(speak.say("cli:roads-licence", licence=built.licence))
    click.echo(speak.say("cli:roads-wrote", path=str(out)))
    return 0


def _affected(speak: Language, scenario: Path) -> int:
    from safepassage import api

    found = api.affected(api.read(scenario))
    if not found:
        click.echo(speak.say("cli:roads-no-changes"))
    for each in found:
        click.echo(
            speak.say(
                "cli:roads-affected",
                change=each.change.id,
                how="closed" if each.change.factor is None else "slow",
                factor=str(each.change.factor or ""),
                stretches=each.stretches,
                metres=each.metres,
                roads=_names(speak, each.names),
                named="yes" if each.names else "no",
            )
        )
    return 0


def _routes(
    speak: Language,
    scenario: Path,
    origin: str,
    destination: str,
    kind: str | None,
    at: str | None,
    count: int,
) -> int:
    from safepassage import api

    known = api.read(scenario)
    for point in (origin, destination):
        if point not in known.places and point not in known.crossings:
            raise Unusable(speak.say("cli:roads-no-point", value=point))
    type_id = kind or next(iter(known.types))
    if type_id not in known.types:
        raise Unusable(speak.say("cli:roads-no-type", value=type_id))
    depart = 0 if at is None else api.moment(known, at)
    found = api.convoy_routes(known, type_id, origin, destination, depart, count)
    if not found:
        click.echo(speak.say("cli:roads-no-route", origin=origin, destination=destination))
        return 1
    for number, route in enumerate(found, start=1):
        click.echo(
            speak.say(
                "cli:roads-route",
                number=number,
                seconds=route.seconds,
                metres=route.metres,
                overlap="yes" if route.shared else "no",
                shared=route.shared,
                roads=_names(speak, route.roads),
                named="yes" if route.roads else "no",
            )
        )
        if route.crossings:
            crossings = ", ".join(route.crossings)
            click.echo(speak.say("cli:roads-route-crossings", crossings=crossings))
    if len(found) < count:
        click.echo(speak.say("cli:roads-no-more", count=len(found)))
    return 0


def _names(speak: Language, names: tuple[tuple[str, str], ...]) -> str:
    which = 0 if speak.code == "ar" else 1
    between = speak.say("cli:roads-between")
    return f"{between} ".join(name[which] for name in names)
