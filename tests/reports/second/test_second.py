from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from safepassage.notices import Refused
from safepassage.reports import from_json
from safepassage.reports.second import SecondReader, Silent, supported

TEXT = "قال محافظ حمص إن حافلتين و20 سيارة غادرت حي الوعر إلى إدلب، وعلى متنها ثلاثة وعشرون جريحًا."

TRUE = {"quote": "20 سيارة", "kind": "vehicles", "what": "car", "value": 20, "from": "حي الوعر",
        "to": "إدلب", "source": "محافظ حمص", "status": "completed"}  # fmt: skip

Act = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def model(act: Act) -> Iterator[str]:
    """A stand-in for a language model's server."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            act(self)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()


def says(content: str, status: int = 200) -> Act:
    return gives(json.dumps({"choices": [{"message": {"content": content}}]}).encode(), status)


def gives(body: bytes, status: int = 200, **headers: str) -> Act:
    def act(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return act


def statements(*found: object) -> str:
    return json.dumps({"statements": found}, ensure_ascii=False)


def test_what_rests_on_the_text_is_taken() -> None:
    with model(says(f"```json\n{statements(TRUE)}\n```")) as url:
        answer = SecondReader(url).read(TEXT)
    (one,) = answer.statements
    assert answer.refused == 0
    assert TEXT[one.quote.start : one.quote.end] == "20 سيارة"


@pytest.mark.parametrize(
    "lie",
    [
        {"quote": "30 سيارة", "value": 30},
        {"value": 21},
        {"value_max": 25},
        {"from": "دمشق"},
        {"source": "وزارة الدفاع"},
        {"to": "إد"},
        {"by": "أحد ما"},
        {"time": "الخميس"},
        {"quote": ""},
        {"quote": TEXT * 9},
        {"kind": "rumour"},
        {"what": "tank"},
        {"value": "20"},
        {"value": -1},
    ],
)
def test_what_is_not_in_the_text_is_refused_and_counted(lie: dict[str, object]) -> None:
    with model(says(statements(TRUE | lie, TRUE, 7, None, []))) as url:
        answer = SecondReader(url).read(TEXT)
    assert (len(answer.statements), answer.refused) == (1, 4)


@pytest.mark.parametrize(
    ("quote", "value"), [("حافلتين", 2), ("ثلاثة وعشرون جريحًا", 23), ("20 سيارة", 20)]
)
def test_numbers_may_be_in_words(quote: str, value: int) -> None:
    one = from_json({"quote": quote, "kind": "people", "what": "all", "value": value})
    assert supported(one, TEXT) is not None
    other = from_json({"quote": quote, "kind": "people", "what": "all", "value": value + 1})
    assert supported(other, TEXT) is None


def broken(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.close()


def cut(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices"')


def drips(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def stalls(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(5)


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (says("I cannot help with that."), "garbled"),
        (says('{"statements": [{"quote": '), "garbled"),
        (says('{"statements": 7}'), "garbled"),
        (says("[]"), "garbled"),
        (says('{"statements":' + "[" * 100_000 + "}"), "garbled"),
        (gives(b"<html>not found</html>"), "garbled"),
        (gives(b"\xff\xfe\x00"), "garbled"),
        (gives(b"null"), "garbled"),
        (gives(b" " * (5 * 2**20)), "garbled"),
        (gives(b"busy", 503), "refused"),
        (gives(b"", 302, Location="http://192.0.2.1/v1"), "refused"),
        (gives(b"", 307, Location="http://192.0.2.1/v1"), "refused"),
        (broken, "unreachable"),
        (cut, "garbled"),
        (drips, "late"),
        (stalls, "late"),
    ],
)
def test_a_reader_that_fails_is_silent(act: Act, why: str) -> None:
    with model(act) as url, pytest.raises(Silent) as silent:
        SecondReader(url, seconds=0.5 if why == "late" else 60).read(TEXT)
    assert silent.value.why == why or (act is cut and silent.value.why == "unreachable")


def test_nobody_there_is_silent_too() -> None:
    with model(says("")) as url:
        pass
    with pytest.raises(Silent) as silent:
        SecondReader(url, seconds=1).read(TEXT)
    assert silent.value.why in ("unreachable", "late")


@pytest.mark.parametrize(
    "url",
    ["http://192.0.2.7/v1", "https://api.example.org/v1", "http://localhost.example.org/v1",
     "http://127.0.0.1.example.org/v1", "http://localhost@example.org/v1", "http://[2001:db8::1]/"],
)  # fmt: skip
def test_names_do_not_leave_this_machine_unless_the_user_says_so(url: str) -> None:
    with pytest.raises(Refused) as refused:
        SecondReader(url)
    assert [notice.code for notice in refused.value.notices] == ["T-SECOND-ELSEWHERE"]
    SecondReader(url, anywhere=True)


@pytest.mark.parametrize(
    "url", ["", "localhost:8080", "file:///etc/passwd", "http://", "http://[", "ftp://localhost/"]
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(Refused) as refused:
        SecondReader(url, anywhere=True)
    assert [notice.code for notice in refused.value.notices] == ["T-SECOND-ADDRESS"]


def test_no_proxy_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://192.0.2.1:9")
    monkeypatch.setenv("no_proxy", "")
    with model(says(statements(TRUE))) as url:
        assert SecondReader(url, seconds=5).read(TEXT).statements
