"""Texts that were sealed by the first version open in every later one: forms are for good."""

from __future__ import annotations

from pathlib import Path

from safepassage.vault import Kind, Medical, Vault, keyfile
from vault.office import MEDIC, PASSPHRASE, REGISTRAR, YUSUF, Shelf, trust

TEXT_1 = (
    "SPsealedAQPh6E5wnsIaqfoIjfQ0pHDqNQZjOkARWyMW+JaUcMCaRIiGMb1QkZp+Js9v6g3/fckiUzHHy9QuWfHx"
    "acIO/tQHeyJkZXZpY2UiOiJodWIiLCJudW1iZXIiOjEsImtleSI6InBPQ1NrclpSd25pNWR5eFduMStwdXhQWkJy"
    "UnF0b3lkK2R3clJBbjRvZ2s9IiwiZHV0eSI6InJlZ2lzdHJhciIsImtpbmRzIjpbIm5hbWUiXX0="
)

TEXT_2 = (
    "SPsealedAQNlCea1Ase2A/X/16WiZiSOKaf/4qZM5UoAKarJ7W7SW/xgIX5nGSukA6evAoSKdE5OscHTj+zl0x6w"
    "C6PzhyUBeyJkZXZpY2UiOiJodWIiLCJudW1iZXIiOjEsImtleSI6InpvMDYwY3kyTSt4N2NNRjRGS1hIYnMwQ2xv"
    "VUZEVFJIUmJvRmh3NVlmVms9IiwiZHV0eSI6Im1lZGljIiwia2luZHMiOlsibWVkaWNhbCJdfQ=="
)

TEXT_3 = (
    "SPsealedAQIBrDV9ry9/9mX9H8/tDQDtRpc5EMCkIsi4WPTlTCDccd8TvXhxtARo/X/g+aNHRoo6G/O5YVXvCqQu"
    "LqrN3CZNvFmb542qTWXGU4lH9c/xnWb35sfKcCop+rPVJcULNwKvTIdw5Epj5YFp1Q5lTyaRbFp097b2JZDefRoF"
    "dGfib1rwHaJ+SAedj4kv89yLZ71jEvKUZ8JOsMwFZKPpNheXE0MKD97dJsaDx3wnv/mptYDs5QNQ1NEX63MoLe42"
    "3UQPmUfUV7wecRcYDcmcwucXciDSQSCHk31VjF0vtzOh5GFTtRhi0LOk+7vT2YJlD6duQRrB4EzcrcPqVLrdF+XG"
    "++4I9TiGwbbcHULA+Ln3CM3cm9SWa3cRjqfsMJJ0dHTSJDXFUG8g2j21013Q0iKBeokTG314zcWjzmt7qBAZkFFL"
    "6uSNwX68GM2B3c7oFqCW/emkfvNSFeK35xZV5C3bZVn1SCW8dON1Olpjax3IzkY1W9vtY4/abQqfmZLe0jcM684+"
    "LL0se9fBpvm64NZ/uT68DidhIGWLJrhsNL/kLIvBQdrCF04Yb/iuCbuOlPz/fQgavRS8rfbMfK/4mrqTTRg2ZEJs"
    "qNy8RC1y7bWLU+cpYsO5vzfaDDgz9DhVC1Iulqq5DqNoNC3BlwPwb4pE07+zy3YYgM4ryWh0A/m0Ai7/pv8BwB3t"
    "3TUhqXg7lrriIHmdXRd7BOmpCb3JFI4D4bV7rA9WvaAbWwhK526+SQQWfkHGxNc01XfGfUy4IdWTKT1kpYt/j3Uy"
    "/uf3XyE1IFlvsQRDNuqdmq3lAEvhytM786avDvxofMy0LhfW/4Q4/EesJ3H6l/+AvPjcAhe/OPZ7UB5gox6R"
)

TEXT_4 = (
    "SPsealedAQEB/yhC4vzKwynTOBaHNxFswOYsldOBdhaAI/AxwjAVZhlH75EWIOeoi+jLaGEXbNsvKw7FDhnnJe+T"
    "K87ul511VKXvhv8MFedbYUUb5phwCKlByQpMce0LcO0nx7x/uGUyBo0Genj3KCazMLH0zQShC65eI++2kNf6vak9"
    "p4zk0zm4s0suxXJcEVZLxgI/N5Hmwo1ZI8AucPQxdUyRv5o5R2TZFedOKvnNTBrTaJwyPKf0xDq82raqfk5/wd7G"
    "6aXPgB6yoL7Qg7JNTUHBfYNQQCOeKEniOsyX/twHkRG2jlLyQt79vGj8dWsXP4BVePvH3RnCwU1o9SMt2p1P+H4L"
    "a4hKwFr2JGTS0OinVH/REd5hXo1FP58rzYocNTywCCBQMogBjNGpvZrdGT34fGYy6IwFPgXFVjc32k9VVlB+kEqN"
    "K9/8hxIbD1+LPbfhJQytv/isxoM7nm3vb3toWR1ZJ+CNCrUy/FH/ckaIgllI6sgDu9Wv8WmlxNVEZVA4lzW6ajAE"
    "SrBimqsucOHVtd8y5QufmUsbKRY/rkEyjpOyL9mzfrVAYUQudM7oDaasklqvyNopqmnfkaelqGq3rK8fCLuFBuuU"
    "fC7he6oW59r+Y/57uc3gd/PB50bsFy0EkFp4vfrDb3tKvEKfPTQcruDrbmY604pWNRANae37iJ9X/zWW+A4mbI4b"
    "GLjwmmfnBia7o+3zxu1U42kZLFbfsTyyOo5M/0LxW3xdNC7gH2bFmh6gTMejm4lwBHNXATnYD7mh/XsOp618JQQY"
    "2VzzZjTmxiUT+3wcU8HxwxbaVxLtTDqUPcSK3XHQiYSxXaVkHTjnO+2Xwd3SNek69Y3NYT3kL3X6oiLvJDzh"
)

KEY_FILE = (
    '{"form":"safepassage-key-1","public":"nNWEZCRmiIfGuF25KSu0AJmUoVUrytm7RxPV/h+82W8=","pas'
    'ses":1,"memory":8192,"salt":"3c7ZbLKeqnBknwn7H3nksA==","nonce":"OY2bydTBOzx/N5pcDKumeWOj'
    'fx2YF4n1","cipher":"oaFEadRw1QnY5p+ULxgJGnOqRQBVl9lJWiS8yPlpYXaD1dpGfiFnw0zHua2kjuTg"} '
)


def test_what_was_sealed_opens() -> None:
    shelf = Shelf()
    shelf.texts = {TEXT_1, TEXT_2, TEXT_3, TEXT_4}
    vault = Vault(shelf, trust("gate-1"))
    assert {(r.key, r.duty, r.kinds) for r in vault.readers()} == {
        (REGISTRAR.public, "registrar", frozenset({Kind.NAME})),
        (MEDIC.public, "medic", frozenset({Kind.MEDICAL})),
    }
    name = vault.unlock(REGISTRAR, lambda _: None).name("0412", "test")
    medical = vault.unlock(MEDIC, lambda _: None).medical("0412", "test")
    assert name is not None
    assert medical is not None
    assert (name.fact, medical.fact) == (YUSUF, Medical("0412", "diabetes"))


def test_a_key_file_that_was_written_opens(tmp_path: Path) -> None:
    (tmp_path / "old.key").write_text(KEY_FILE)
    key = keyfile.unlock(tmp_path / "old.key", PASSPHRASE)
    assert key.fingerprint == keyfile.fingerprint_of(tmp_path / "old.key")


def test_size_classes_are_for_good() -> None:
    from safepassage.vault.padding import CLASSES

    assert CLASSES == (512, 1024, 2048, 4096, 8192, 16384, 32768)
