"""The plugins of Qt that Papertray uses: what a bundle keeps, and what the self-check loads. Names only, no Qt."""

SCREENS = ("qxcb", "qwayland", "qwindows", "qcocoa")
"""Those that bring a window onto a screen; each system has one or two of them."""
QT_PLUGINS = {
    "platforms": (*SCREENS, "qoffscreen", "qminimal"),
    # Dead keys and input methods.
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    # The file dialog and colour scheme of the desktop, without linking its toolkit.
    "platformthemes": ("qxdgdesktopportal",),
    "wayland-shell-integration": ("xdg-shell",),
    "wayland-decoration-client": ("adwaita", "bradient"),
    "imageformats": ("qsvg", "qico", "qicns"),
    "iconengines": ("qsvgicon",),
    "styles": ("qmodernwindowsstyle", "qmacstyle"),
}
"""By folder below Qt's plugins, the names of the files without `lib` and ending."""


def plugin_name(file_name: str) -> str:
    """The name of a plugin in the file of any system: "libqxcb.so", "qwindows.dll", "libqcocoa.dylib"."""
    return file_name.partition(".")[0].removeprefix("lib")
