"""How the user likes the window, kept between runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.runtime.preferences import FILE_NAME, THEMES, PreferenceFile, Preferences
from neglect_toolkit.gui.runtime.preferences_controller import PreferencesController

some_preferences = st.builds(
    Preferences,
    theme=st.sampled_from(THEMES),
    text_scale=st.floats(1.0, 2.0),
    idle_minutes=st.integers(1, 60),
    width=st.integers(640, 10_000),
    height=st.integers(480, 10_000),
    maximised=st.booleans(),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(preferences=some_preferences)
def test_what_is_kept_is_read_again(tmp_path: Path, preferences: Preferences):
    PreferenceFile(tmp_path).keep(preferences)
    assert PreferenceFile(tmp_path).read() == preferences


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(nonsense=st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=200))
def test_a_spoiled_file_never_keeps_the_window_from_opening(tmp_path: Path, nonsense: str):
    (tmp_path / FILE_NAME).write_text(f"[General]\ntheme={nonsense}\ntext_scale={nonsense}\nwidth=x", encoding="utf-8")
    read = PreferenceFile(tmp_path).read()
    assert read.theme in THEMES
    assert 1.0 <= read.text_scale <= 2.0
    assert read.width == Preferences().width


def test_without_a_folder_nothing_is_kept_and_nothing_breaks(tmp_path: Path):
    file = PreferenceFile(tmp_path / "not there")
    file.keep(Preferences(theme="dark"))
    assert file.read() == Preferences()
    assert not (tmp_path / "not there").exists()


def test_a_chosen_look_is_applied_at_once_and_kept(qapp: QApplication, looks: PreferencesController, tmp_path: Path):
    looks.choose_theme("dark")
    looks.larger()
    assert theme.current().palette is theme.DARK
    assert theme.current().scale == pytest.approx(1.15)
    assert PreferenceFile(tmp_path).read().theme == "dark"


def test_text_never_gets_smaller_than_100_percent(looks: PreferencesController):
    looks.smaller()
    assert looks.preferences.text_scale == 1.0


def test_a_change_is_told_once(looks: PreferencesController):
    told: list[Preferences] = []
    looks.changed.connect(told.append)
    looks.choose_idle_minutes(5)
    looks.choose_idle_minutes(5)
    assert [preferences.idle_minutes for preferences in told] == [5]


def test_a_maximised_window_remembers_the_size_it_had_before(
    looks: PreferencesController, tmp_path: Path, qapp: QApplication
):
    looks.remember_window(1000, 700, maximised=False)
    kept = PreferencesController(qapp, PreferenceFile(tmp_path))
    kept.remember_window(1920, 1080, maximised=True)
    read = PreferenceFile(tmp_path).read()
    assert (read.width, read.height, read.maximised) == (1000, 700, True)


def test_the_file_says_nothing_but_how_things_look_and_which_forms_are_used(
    looks: PreferencesController, tmp_path: Path
):
    looks.choose_theme("light")
    lines = (tmp_path / FILE_NAME).read_text(encoding="utf-8").splitlines()
    names = {line.split("=")[0] for line in lines if "=" in line}
    assert names == {"theme", "text_scale", "idle_minutes", "width", "height", "maximised", "forms_folder"}
