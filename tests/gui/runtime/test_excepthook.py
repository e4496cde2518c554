"""When something breaks that nobody foresaw."""

from __future__ import annotations

import sys

import pytest
from pytestqt.qtbot import QtBot

from neglect_toolkit.errors import StoreError
from neglect_toolkit.gui.runtime.excepthook import ExceptionRelay


@pytest.fixture
def told(qtbot: QtBot) -> tuple[ExceptionRelay, list[str]]:
    relay = ExceptionRelay()
    sentences: list[str] = []
    relay.happened.connect(sentences.append)
    return relay, sentences


def test_a_known_error_is_told_in_its_own_words(told: tuple[ExceptionRelay, list[str]]):
    relay, sentences = told
    error = StoreError("The disk refuses to keep this. Free some space.")
    relay.handle(type(error), error, None)
    assert sentences == ["The disk refuses to keep this. Free some space."]


def test_an_unforeseen_one_is_told_calmly_without_what_it_holds(
    told: tuple[ExceptionRelay, list[str]], capfd: pytest.CaptureFixture[str]
):
    relay, sentences = told
    error = KeyError("what Zoë said")
    relay.handle(type(error), error, None)
    assert len(sentences) == 1
    assert "Zoë" not in sentences[0]
    assert "KeyError" not in sentences[0]
    assert capfd.readouterr() == ("", "")


def test_it_takes_over_from_python(told: tuple[ExceptionRelay, list[str]], monkeypatch: pytest.MonkeyPatch):
    relay, sentences = told
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    relay.install()
    error = ValueError("x")
    sys.excepthook(type(error), error, None)
    assert len(sentences) == 1


def test_the_user_ending_the_program_is_no_error(told: tuple[ExceptionRelay, list[str]]):
    relay, sentences = told
    relay.handle(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert sentences == []
