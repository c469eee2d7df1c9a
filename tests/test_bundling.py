"""What goes into a bundle on each system, that it can check itself, and that archives are the same each time."""

import ast
import importlib
import os
import plistlib
import struct
import sys
import tarfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.command_line.bundle_files import CONTENTS, damaged_files
from desktop.ui.qt_plugins import QT_PLUGINS

ROOT = Path(__file__).resolve().parents[1]
PACKAGING = ROOT / "packaging"
SPEC = PACKAGING / "papertray.spec"
PLUGINS = "PySide6/Qt/plugins"


@pytest.fixture(scope="module")
def part():
    """Loads a module of packaging/bundling by name; none of them is left behind."""
    path = list(sys.path)
    sys.path[:0] = [str(PACKAGING / "bundling"), str(PACKAGING)]
    before = set(sys.modules)
    yield importlib.import_module
    sys.path[:] = path
    for name in set(sys.modules) - before:
        if str(getattr(sys.modules[name], "__file__", "")).startswith(str(PACKAGING)):
            del sys.modules[name]


class Recorder:
    """Stands in for PyInstaller's classes: remembers who was called with what."""

    def __init__(self, binary: Path) -> None:
        self.calls: list[tuple[str, tuple, dict]] = []
        self._binary = binary

    def __getitem__(self, name):
        def call(*arguments, **options):
            self.calls.append((name, arguments, options))
            binaries = [
                (f"{PLUGINS}/platforms/libqxcb.so", str(self._binary), "BINARY"),
                (f"{PLUGINS}/sqldrivers/libqsqlite.so", str(self._binary), "BINARY"),
                ("libgtk-3.so.0", str(self._binary), "BINARY"),
            ]
            datas = [("desktop/resources/icons/a.svg", str(self._binary), "DATA")]
            pure = [("desktop.app", "", "PYMODULE"), ("pygments.lexers.python", "", "PYMODULE")]
            return SimpleNamespace(pure=pure, scripts=[], binaries=binaries, datas=datas)

        return call

    def of(self, name):
        return [(arguments, options) for called, arguments, options in self.calls if called == name]


@pytest.fixture
def executed(part, tmp_path, monkeypatch):
    """Return `executed(system)`: what the spec asks PyInstaller for there."""

    def execute(system):
        monkeypatch.setenv("PAPERTRAY_BUILD", str(tmp_path))
        monkeypatch.setenv("PATH", str(tmp_path))  # no dpkg: the machine's libraries are none of our business
        (tmp_path / "any").write_bytes(b"any")
        recorder = Recorder(tmp_path / "any")
        names = {name: recorder[name] for name in ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")}
        code = compile(SPEC.read_text(encoding="utf-8"), str(SPEC), "exec")
        with monkeypatch.context() as patch:
            patch.setattr(sys, "platform", system)
            patch.setattr(sys, "path", list(sys.path))
            exec(code, {**names, "SPECPATH": str(PACKAGING)})
        return recorder

    return execute


@pytest.mark.parametrize(
    ("system", "programs"),
    [
        ("linux", ["papertray"]),
        ("win32", ["papertray", "papertray-cli"]),
        ("darwin", ["papertray", "papertray-cli"]),
    ],
)
def test_each_system_gets_its_programs_over_one_folder(executed, system, programs):
    recorder = executed(system)
    made = [options for _, options in recorder.of("EXE")]
    assert [(each["name"], each["console"]) for each in made] == [
        (name, name == "papertray-cli") for name in programs
    ]
    assert all(each["exclude_binaries"] for each in made)
    assert len(recorder.of("COLLECT")) == 1
    assert len(recorder.of("BUNDLE")) == (system == "darwin")


def test_windows_gets_an_icon_and_a_version(executed, tmp_path):
    [(_, window), _console] = executed("win32").of("EXE")
    assert window["icon"].endswith("papertray.ico")
    tree = ast.parse(Path(window["version"]).read_text(encoding="utf-8"))
    words = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert {"Papertray", "papertray.exe", "ProductVersion"} <= words


def test_macos_gets_an_information_file_that_names_its_kinds(executed):
    [(_, options)] = executed("darwin").of("BUNDLE")
    assert options["icon"].endswith("papertray.icns")
    told = plistlib.loads(plistlib.dumps(options["info_plist"]))
    [owned, opened] = told["CFBundleDocumentTypes"]
    assert owned["LSItemContentTypes"] == [told["UTExportedTypeDeclarations"][0]["UTTypeIdentifier"]]
    assert {"bib", "ris", "nbib", "eml", "mbox", "json", "xml", "txt", "md", "html"} == set(
        opened["CFBundleTypeExtensions"]
    )
    assert told["CFBundleURLTypes"][0]["CFBundleURLSchemes"] == ["papertray"]
    assert plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())


def test_the_bundle_holds_what_is_used_and_lists_it(executed, tmp_path):
    [(arguments, _)] = executed("linux").of("COLLECT")
    _program, binaries, datas = arguments
    assert [place for place, _, _ in binaries] == [f"{PLUGINS}/platforms/libqxcb.so"]
    assert CONTENTS in [place for place, _, _ in datas]
    bundle = tmp_path / "bundle"
    for place, source, _ in [*binaries, *datas]:
        target = bundle / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(Path(source).read_bytes())
    assert damaged_files(bundle) == []
    (bundle / "desktop/resources/icons/a.svg").write_text("changed")
    assert damaged_files(bundle) == ["desktop/resources/icons/a.svg"]


def test_every_module_of_ours_is_named(part):
    names = part("contents").modules(ROOT)
    assert {"desktop", "desktop.__main__", "desktop.digests.ris.records", "desktop.ui.checking"} <= set(names)
    assert len(names) == len(set(names))


@pytest.mark.parametrize("kind", QT_PLUGINS)
def test_plugins_are_kept_on_every_system(part, kind):
    kept = part("contents").is_kept
    for name in QT_PLUGINS[kind]:
        assert kept(f"{PLUGINS}/{kind}/lib{name}.so")
        assert kept(f"PySide6\\plugins\\{kind}\\{name}.dll")
    assert not kept(f"{PLUGINS}/{kind}/libother.so")


@pytest.mark.parametrize(
    "place",
    [
        "libQt6Network.so.6", "PySide6/Qt6Quick.dll", "libssl.so.3", "libwayland-client.so.0", "libgtk-3.so.0",
        "libpango-1.0.so.0",
        "PySide6/Qt/translations/qtbase_de.qm", "lxml/includes/x.h", "a/__pycache__/b.pyc",
        "rapidfuzz/distance/metrics_cpp_avx2.cpython-311-x86_64-linux-gnu.so", "pydantic-2.1.dist-info/METADATA",
    ],
)  # fmt: skip
def test_what_is_not_needed_stays_out(part, place):
    assert not part("contents").is_kept(place)


@pytest.mark.parametrize(
    "place",
    [
        "libQt6Core.so.6", "libxcb-cursor.so.0", "lxml/etree.so", "desktop/resources/a.svg",
        "rapidfuzz/distance/metrics_cpp.cpython-311-x86_64-linux-gnu.so",
    ],
)  # fmt: skip
def test_what_is_needed_stays(part, place):
    assert part("contents").is_kept(place)


def test_letters_of_other_scripts_are_spelt_in_the_bundle_too(executed):
    [(_, options)] = executed("linux").of("Analysis")
    data = [Path(source) for source, place in options["datas"] if place == "anyascii/_data"]
    assert len(data) > 100
    assert all(file.is_file() and file.suffix != ".py" for file in data)


def test_only_what_nobody_reads_is_without_its_words(part):
    names = (
        "desktop.cli",
        "desktop.app",
        "sqlalchemy.orm",
        "typing",
        "bibtexparser.model",
        "pygments.lexers.python",
    )
    kept = part("contents").kept_modules([(name, f"{name}.py", "PYMODULE") for name in names])
    assert {name: kind for name, _, kind in kept} == {
        "desktop.cli": "PYMODULE",
        "desktop.app": "PYMODULE-2",
        "sqlalchemy.orm": "PYMODULE-2",
        "typing": "PYMODULE-2",
        "bibtexparser.model": "PYMODULE",
    }


# -- icons -----------------------------------------------------------------------------------------------


def test_the_icon_for_windows_holds_png_in_every_size(part, qapp):
    icons = part("icon_files")
    data = icons.ico({size: icons.png(size) for size in (16, 256)})
    _, kind, count = struct.unpack_from("<HHH", data)
    assert (kind, count) == (1, 2)
    for at, size in ((6, 16), (22, 0)):
        width, _, _, _, _, bits, length, place = struct.unpack_from("<BBBBHHII", data, at)
        assert (width, bits) == (size, 32)
        assert data[place : place + 8] == b"\x89PNG\r\n\x1a\n"
        assert place + length <= len(data)


def test_the_icon_for_macos_is_a_chain_of_its_sizes(part):
    data = part("icon_files").icns({b"ic07": b"one", b"ic08": b"three"})
    assert data[:4] == b"icns"
    assert struct.unpack(">I", data[4:8]) == (len(data),)
    assert data[8:] == b"ic07" + struct.pack(">I", 11) + b"one" + b"ic08" + struct.pack(">I", 13) + b"three"


# -- archives --------------------------------------------------------------------------------------------


def small_bundle(folder: Path, clock: int) -> Path:
    """A bundle in small, with another clock and other modes each time."""
    bundle = folder / "papertray"
    (bundle / "_internal").mkdir(parents=True)
    (bundle / "papertray").write_bytes(b"\x7fELF GLIBC_2.17 GLIBC_2.34 GLIBC_2.4")
    (bundle / "papertray").chmod(0o755 if clock % 2 else 0o775)
    (bundle / "papertray-cli").symlink_to("papertray")
    (bundle / "install.sh").write_text("#!/bin/sh\n")
    (bundle / "_internal" / "é.txt").write_text("text")
    (bundle / "share" / "doc" / "papertray").mkdir(parents=True)
    (bundle / "share" / "doc" / "papertray" / "LICENSE").write_text("MIT")
    for path in bundle.rglob("*"):
        if not path.is_symlink():
            os.utime(path, (clock, clock))
    return bundle


posix = pytest.mark.skipif(os.name == "nt", reason="modes and links of POSIX")


@posix
def test_a_tar_is_the_same_whenever_it_is_made(part, tmp_path):
    archives = part("archives")
    made = []
    for clock in (1_000_001, 2_000_000):
        bundle = small_bundle(tmp_path / str(clock), clock)
        made.append(archives.tar_gz(bundle, tmp_path / f"{clock}.tar.gz", 1_700_000_000))
    assert made[0].read_bytes() == made[1].read_bytes()
    with tarfile.open(made[0]) as archive:
        members = {member.name: member for member in archive}
    assert members["papertray/papertray-cli"].linkname == "papertray"
    assert members["papertray/papertray"].mode == 0o755
    assert {member.uname for member in members.values()} == {"root"}


@posix
def test_a_hash_of_a_bundle_sees_every_byte_name_and_link(part, tmp_path):
    digest_of = part("archives").digest_of
    bundle = small_bundle(tmp_path, 1)
    first = digest_of(bundle)
    os.utime(bundle / "install.sh", (5, 5))
    assert digest_of(bundle) == first
    (bundle / "install.sh").chmod(0o755)
    assert digest_of(bundle) != first


@posix
def test_the_newest_symbol_says_which_c_library_is_needed(part, tmp_path):
    assert part("archives").newest_glibc(small_bundle(tmp_path, 1)) == 34


@posix
def test_a_deb_is_the_same_whenever_it_is_made(part, tmp_path):
    archives = part("archives")
    if archives.shutil.which("dpkg-deb") is None:
        pytest.skip("there is no dpkg-deb here")
    made = []
    for clock in (1_000_001, 2_000_000):
        bundle = small_bundle(tmp_path / str(clock), clock)
        target = tmp_path / f"{clock}.deb"
        made.append(archives.deb(bundle, tmp_path / f"stage{clock}", target, "0.1.0", 1_700_000_000))
    assert made[0].read_bytes() == made[1].read_bytes()
    told = archives._answer("dpkg-deb", "--field", str(made[0]), "Depends")
    assert "libc6 (>= 2.34)" in told
    listed = archives._answer("dpkg-deb", "--contents", str(made[0]))
    assert "./usr/bin/papertray -> ../lib/papertray/papertray-start" in listed
    assert "install.sh" not in listed


def test_tools_get_an_environment_that_leads_nowhere_and_is_the_same_each_time(part, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/planted")
    monkeypatch.setenv("QT_PLUGIN_PATH", "/planted")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    environment = part("build").clean_environment()
    assert "/planted" not in environment.values()
    assert environment["PYTHONHASHSEED"] == environment["PYTHONNODEBUGRANGES"] == "1"
    assert int(environment["SOURCE_DATE_EPOCH"]) >= part("build").EARLIEST
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert part("build").clean_environment()["SOURCE_DATE_EPOCH"] == "1700000000"


# -- names -----------------------------------------------------------------------------------------------


def test_no_file_of_packaging_shadows_a_package_or_a_module_of_python():
    assert list(PACKAGING.rglob("__init__.py")) == []
    shadows = {file.stem for file in PACKAGING.rglob("*.py")} & set(sys.stdlib_module_names)
    assert shadows == set()


@given(st.text(min_size=1, max_size=40))
def test_any_thing_has_a_file_name_for_its_licence(thing):
    sys.path.insert(0, str(PACKAGING / "bundling"))
    try:
        from licence_texts import file_name
    finally:
        sys.path.remove(str(PACKAGING / "bundling"))
    assert not set(file_name(thing)) & set('/\\:*?"<>|\n\0')
