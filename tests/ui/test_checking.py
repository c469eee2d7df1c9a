"""Whether a window could be shown: modules, drawings, plugins, and a sentence where one cannot."""

import pytest

from desktop.errors import NoWindow
from desktop.ui import checking
from desktop.ui.qt_plugins import QT_PLUGINS, plugin_name


def test_modules_drawings_and_plugins_are_told(qapp):
    first, *_ = said = list(checking.check_window(has_screen=False))
    assert "modules of the window" in first
    assert any("plugins of Qt load" in line for line in said)


def test_a_plugin_that_is_no_library_is_named_with_the_reason(tmp_path):
    (tmp_path / "platforms").mkdir()
    (tmp_path / "platforms" / "libqxcb.so").write_bytes(b"")
    (tmp_path / "platforms" / "libqvnc.so").write_bytes(b"")  # one that Papertray does not use
    [(name, reason)] = checking.plugin_refusals(tmp_path).items()
    assert name == "qxcb"
    assert "libqxcb.so" in reason


@pytest.mark.parametrize("refusals", [{}, {"qxcb": "libxcb-cursor.so.0: cannot open shared object file"}])
def test_without_any_plugin_for_a_screen_there_is_no_window(refusals):
    with pytest.raises(NoWindow, match="nothing that shows windows"):
        checking._refuse_without_screens(refusals)


def test_one_plugin_for_a_screen_is_enough():
    checking._refuse_without_screens({"qxcb": "", "qwayland": "libwayland-client.so.0: no such file"})


def test_what_to_do_depends_on_what_is_lacking():
    assert "apt install" in checking.lacking("libGL.so.1: cannot open shared object file: No such file")
    assert checking.lacking("invalid ELF header") == "Install Papertray again."


@pytest.mark.parametrize("file", ["libqxcb.so", "qwindows.dll", "libqcocoa.dylib"])
def test_plugins_are_known_on_every_system(file):
    assert plugin_name(file) in QT_PLUGINS["platforms"]
