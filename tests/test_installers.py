"""The files by which desktops and installers know Papertray: they agree with each other and with the code."""

import configparser
import importlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from desktop import __version__
from desktop.command_line.names import COMMANDS
from desktop.papers.cleaning import one_line
from desktop.papers.links import page_to_add

ROOT = Path(__file__).resolve().parents[1]
PACKAGING = ROOT / "packaging"
LINUX = PACKAGING / "linux"
posix = pytest.mark.skipif(os.name == "nt", reason="shell scripts")


@pytest.fixture(scope="module")
def part():
    """Loads a module of packaging/bundling by name; none of them is left behind."""
    path = list(sys.path)
    sys.path.insert(0, str(PACKAGING / "bundling"))
    before = set(sys.modules)
    yield importlib.import_module
    sys.path[:] = path
    for name in set(sys.modules) - before:
        if str(getattr(sys.modules[name], "__file__", "")).startswith(str(PACKAGING)):
            del sys.modules[name]


def checked(*command):
    """What a checker says, "" for nothing; skips where it is not installed."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, timeout=60, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.fixture(scope="module")
def launcher():
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(LINUX / "papertray.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_launcher_opens_every_kind_and_takes_links(part, launcher):
    identity = part("identity")
    kinds = launcher["MimeType"].rstrip(";").split(";")
    assert {identity.LIST_TYPE, "x-scheme-handler/papertray"} <= set(kinds)
    assert {media for _, media in identity.OPENS.values()} <= set(kinds)
    assert launcher["Exec"] == "papertray %U"
    assert launcher["StartupWMClass"] == launcher["Icon"] == "papertray"


def test_the_launcher_is_what_the_window_calls_itself():
    source = (ROOT / "desktop" / "app.py").read_text(encoding="utf-8")
    assert 'setDesktopFileName("papertray")' in source
    assert (LINUX / "papertray.desktop").exists()


def test_the_launcher_is_valid():
    assert checked("desktop-file-validate", LINUX / "papertray.desktop") == ""


def test_the_description_for_stores_is_valid_and_of_this_version(part):
    file = LINUX / "org.papertray.papertray.metainfo.xml"
    about = etree.parse(file).getroot()
    assert about.findtext("id") == part("identity").BUNDLE_ID
    assert about.find("releases/release").get("version") == __version__
    pictures = about.findall("screenshots/screenshot/image")
    assert len(pictures) >= 3
    home = part("identity").HOME_PAGE
    assert about.findtext("url[@type='homepage']") == home
    assert all(picture.text.startswith(f"{home}/") for picture in pictures)
    assert checked("appstreamcli", "validate", "--no-net", file) == ""


def test_there_is_one_version():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__


def test_the_kinds_of_file_are_declared(part):
    kinds = etree.parse(LINUX / "papertray.mime.xml").getroot()
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    endings = {
        glob.get("pattern"): glob.getparent().get("type") for glob in kinds.iterfind(".//m:glob", space)
    }
    assert endings["*.papertray"] == part("identity").LIST_TYPE
    assert {"*.ris", "*.nbib"} <= endings.keys()


def test_the_windows_installer_offers_the_same_kinds(part):
    text = (PACKAGING / "windows" / "papertray.nsi").read_text(encoding="utf-8")
    for ending in part("identity").OPENS:
        assert f'"{"."}{ending}"' in text
    assert '"URL Protocol"' in text


def test_the_windows_installer_compiles(part, qapp, tmp_path):
    icons = part("icon_files")
    (tmp_path / "a.ico").write_bytes(icons.ico({16: icons.png(16), 32: icons.png(32)}))
    payload = tmp_path / "bundle"
    (payload / "_internal").mkdir(parents=True)
    (payload / "papertray.exe").write_bytes(b"MZ")
    out = tmp_path / "papertray-0.1.0-windows.exe"
    given = {"VERSION": __version__, "BUNDLE": payload, "ICON": tmp_path / "a.ico", "OUT": out}
    options = [f"-D{name}={value}" for name, value in given.items()]
    assert checked("makensis", "-V2", "-WX", *options, PACKAGING / "windows" / "papertray.nsi") == ""
    assert out.read_bytes()[:2] == b"MZ"


@pytest.mark.parametrize(
    "script", [*sorted(PACKAGING.rglob("*.sh")), LINUX / "papertray-start"], ids=lambda p: p.name
)
def test_scripts_are_shell(script):
    shell = "bash" if b"bash" in script.read_bytes().splitlines()[0] else "sh"
    assert checked(shell, "-n", script) == ""
    assert os.name == "nt" or os.access(script, os.X_OK)


# -- manual page and completions -------------------------------------------------------------------------


def test_the_manual_page_and_completions_know_every_command(part):
    documents = part("command_documents")
    page = documents.manual_page("2026-01-01")
    texts = documents.completions()
    assert set(texts) == {"papertray", "_papertray", "papertray.fish"}
    for command in COMMANDS:
        assert f".B {command}" in page
        assert all(command in text for text in texts.values())
    assert "--keep-updated" in texts["papertray"]


@posix
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("papertray ex", "export"),
        ("papertray tags ren", "rename"),
        ("papertray export --keep-u", "--keep-updated"),
    ],
)
def test_bash_completes_commands_and_options(part, tmp_path, words, expected):
    file = tmp_path / "papertray"
    file.write_text(part("command_documents").completions()["papertray"], encoding="utf-8")
    array = words.split()
    code = (
        f'. "{file}"; COMP_WORDS=({words}); COMP_CWORD={len(array) - 1}; _papertray; echo "${{COMPREPLY[@]}}"'
    )
    if shutil.which("bash") is None:
        pytest.skip("there is no bash here")
    done = subprocess.run(["bash", "-c", code], capture_output=True, text=True, timeout=30, check=False)
    assert done.stdout.split() == [expected]


# -- installing for oneself ------------------------------------------------------------------------------


@pytest.fixture
def bundle(tmp_path):
    """A bundle whose program only says that it was started, in a folder with a difficult name."""
    folder = tmp_path / "un packed é"
    share = folder / "share"
    (share / "applications").mkdir(parents=True)
    shutil.copy(LINUX / "papertray.desktop", share / "applications")
    (share / "man" / "man1").mkdir(parents=True)
    (share / "man" / "man1" / "papertray.1.gz").write_bytes(b"")
    shutil.copy(LINUX / "install.sh", folder)
    start = (LINUX / "papertray-start").read_text(encoding="utf-8").replace("@minor@", "31")
    (folder / "papertray-start").write_text(start, encoding="utf-8")
    (folder / "papertray").write_text('#!/bin/sh\necho "started $@"\n')
    for program in ("papertray", "papertray-start"):
        (folder / program).chmod(0o755)
    return folder


def run(home, *command, **changes):
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), **changes}
    return subprocess.run(
        [*map(str, command)], env=environment, capture_output=True, text=True, timeout=60, check=False
    )


@posix
def test_it_is_installed_for_oneself_and_taken_away_again(bundle, tmp_path):
    home = tmp_path / "a home & more"
    library = home / ".local" / "share" / "papertray" / "library.db"
    library.parent.mkdir(parents=True)
    library.write_text("mine")
    for _twice in range(2):
        assert run(home, bundle / "install.sh").returncode == 0
    command = home / ".local" / "bin" / "papertray"
    assert run(home, command, "--version").stdout == "started --version\n"
    entry = (home / ".local/share/applications/papertray.desktop").read_text(encoding="utf-8")
    assert f'Exec="{command}" %U' in entry
    assert "TryExec" not in entry
    assert run(home, bundle / "install.sh", "--uninstall").returncode == 0
    left = [path for path in home.rglob("*") if path.is_file() or path.is_symlink()]
    assert left == [library]


@posix
def test_double_clicks_find_it_where_no_tool_tells_desktops_of_types(bundle, tmp_path):
    tools, home = tmp_path / "tools", tmp_path / "home"
    for folder in (tools, home):
        folder.mkdir()
    for tool in [
        "cp",
        "dirname",
        "find",
        "getconf",
        "grep",
        "ln",
        "mkdir",
        "readlink",
        "rm",
        "sed",
        "sh",
        "tr",
    ]:
        (tools / tool).symlink_to(shutil.which(tool))
    cache = home / ".local/share/applications/mimeinfo.cache"
    for _twice in range(2):
        assert run(home, bundle / "install.sh", PATH=str(tools)).returncode == 0
        lines = cache.read_text().splitlines()
        assert lines[0] == "[MIME Cache]"
        assert "application/vnd.papertray.list+json=papertray.desktop;" in lines
        assert "x-scheme-handler/papertray=papertray.desktop;" in lines
    assert run(home, bundle / "install.sh", "--uninstall", PATH=str(tools)).returncode == 0
    assert not cache.exists()
    others = "[MIME Cache]\ntext/plain=editor.desktop;\n"
    cache.write_text(others)
    assert run(home, bundle / "install.sh", PATH=str(tools)).returncode == 0
    assert cache.read_text() == others


@posix
@pytest.mark.parametrize(
    ("said", "code"), [("glibc 2.28", 3), ("glibc 2.31", 0), ("glibc 2.100", 0), ("musl", 0), ("", 0)]
)
def test_a_c_library_that_is_too_old_is_a_sentence(bundle, tmp_path, said, code):
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "getconf").write_text(f"#!/bin/sh\necho '{said}'\n")
    (tools / "getconf").chmod(0o755)
    done = run(tmp_path, bundle / "papertray-start", "a", PATH=f"{tools}:{os.environ['PATH']}")
    assert done.returncode == code
    assert done.stdout == ("" if code else "started a\n")
    assert ("too old" in done.stderr) == bool(code)


# -- the bookmark ----------------------------------------------------------------------------------------


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
def test_the_bookmark_in_the_manual_makes_links_that_are_understood(title):
    manual = (ROOT / "docs" / "installing.md").read_text(encoding="utf-8")
    [code] = re.findall(r"^javascript:location\.href=(.+)$", manual, re.MULTILINE)
    values = {"location.href": "https://example.org/a?b=c&d=%20e#f", "document.title": title}
    link = ""
    for part in code.split("+"):
        literal, named = re.fullmatch(r"'(.*)'|encodeURIComponent\((.*)\)", part).groups()
        # What encodeURIComponent leaves as it is: ECMAScript, section 19.2.6.4.
        link += literal if named is None else quote(values[named], safe="!'()*-._~")
    page = page_to_add(link)
    assert page is not None
    assert page.url == values["location.href"]
    assert page.title == one_line(title)
