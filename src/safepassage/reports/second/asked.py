"""A language model behind an endpoint of the OpenAI form, asked for statements and not trusted.

Reports name people whom a leak can kill. The text therefore goes to this machine alone, past every
proxy and along no redirect, unless the user says that it may go elsewhere.
"""

from __future__ import annotations

import ipaddress
import json
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit

from safepassage.notices import Notice, Refused, Where
from safepassage.reports.second.checked import supported
from safepassage.reports.statement import Malformed, Statement, from_json

_MOST_ANSWER = 4 * 2**20
"""Bytes of an answer; a model that says more is caught in a loop."""

_MOST_STATEMENTS = 2000


class Silent(Exception):
    """The second reader did not answer, or nothing that can be understood. ``why`` is one of
    unreachable, late, refused, garbled.
    """

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Answer:
    """What rests on the text, and how much did not and was refused."""

    statements: tuple[Statement, ...]
    refused: int


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect would carry the text to another machine."""

    def redirect_request(self, *asked: Any, **more: Any) -> None:
        """None: not followed."""
        return None


class SecondReader:
    """The endpoint ``url`` (``http://localhost:8080/v1``), its ``model``, and how long to wait.

    Raises:
        Refused: where the address is no address, or not this machine's and ``anywhere`` is not set.
    """

    def __init__(
        self, url: str, model: str = "default", seconds: float = 120, *, anywhere: bool = False
    ) -> None:
        try:
            parts = urlsplit(url)
            host = parts.hostname
            _ = parts.port
        except ValueError:
            host = None
        if host is None or parts.scheme not in ("http", "https"):
            raise Refused((Notice("T-SECOND-ADDRESS", where=Where(), numbers={"address": url}),))
        if not anywhere and not _is_here(host):
            raise Refused((Notice("T-SECOND-ELSEWHERE", where=Where(), numbers={"host": host}),))
        self._url = url.rstrip("/") + "/chat/completions"
        self._model, self._seconds = model, seconds
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect())

    def read(self, text: str) -> Answer:
        """What the model finds in the text, as far as it rests on it. Raises :class:`Silent`."""
        accepted: list[Statement] = []
        refused = 0
        for fields in self._statements(text):
            try:
                statement = supported(from_json(fields), text) if _is_object(fields) else None
            except Malformed:
                statement = None
            if statement is None:
                refused += 1
            elif statement not in accepted:
                accepted.append(statement)
        return Answer(tuple(accepted), refused)

    def _statements(self, text: str) -> list[Any]:
        try:
            answer = json.loads(self._asked(text))
            said = answer["choices"][0]["message"]["content"]
            # Models like to wrap what they say in a fence of Markdown.
            inner = said[said.index("{") : said.rindex("}") + 1]
            listed = json.loads(inner)["statements"]
        except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
            raise Silent("garbled") from None
        if not isinstance(listed, list):
            raise Silent("garbled")
        return listed[:_MOST_STATEMENTS]

    def _asked(self, text: str) -> bytes:
        body = {
            "model": self._model,
            "temperature": 0,
            "response_format": {"type": "json_object"},
            "messages": [
                {"role": "system", "content": _TASK},
                {"role": "user", "content": text},
            ],
        }
        request = urllib.request.Request(
            self._url,
            json.dumps(body, ensure_ascii=False).encode(),
            {"Content-Type": "application/json", "Accept": "application/json"},
        )
        deadline = time.monotonic() + self._seconds
        try:
            with self._opener.open(request, timeout=self._seconds) as answer:
                read = b""
                # A server that gives a byte now and then would never reach a socket's timeout.
                while piece := answer.read1(65536):
                    read += piece
                    if time.monotonic() > deadline:
                        raise Silent("late")
                    if len(read) > _MOST_ANSWER:
                        raise Silent("garbled")
                return read
        except urllib.error.HTTPError as error:
            error.close()
            raise Silent("refused") from None
        except TimeoutError:
            raise Silent("late") from None
        except urllib.error.URLError as error:
            late = isinstance(error.reason, TimeoutError)
            raise Silent("late" if late else "unreachable") from None
        except (OSError, HTTPException, ValueError):
            raise Silent("unreachable") from None


_TASK = """{"task": "extract", "language": "ar,en", "answer": {"statements": [\
{"quote": "verbatim", "kind": "vehicles|people|route|status|incident|request|guarantee|agreement", \
"what": "bus|ambulance|car|truck|boat|plane|train|vehicle|convoy|all|civilians|fighters|families|\
wounded|sick|companions|women|children|women_children|men|elderly|killed|detainees|nationals|\
students|staff|null", "value": "number|null", "value_max": "number|null", "approx": "bool", \
"bound": "more_than|at_least|at_most|null", "from": "verbatim|null", "via": "verbatim|null", \
"to": "verbatim|null", "at": "verbatim|null", "status": "planned|agreed|preparing|underway|\
completed|suspended|resumed|refused|null", "time": "verbatim|null", "source": "verbatim|null", \
"by": "verbatim|null", "scope": "convoy|day|total|null"}]}}"""
"""The task, as a form to fill in: one statement for each assertion of one source."""


def _is_object(fields: object) -> bool:
    return isinstance(fields, dict)


def _is_here(host: str) -> bool:
    """Whether the name means this machine, whatever a list of hosts says of others."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
