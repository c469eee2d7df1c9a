"""Manual page and shell completions, made from the commands themselves, so that they cannot fall behind."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import typer.main

from desktop import __version__, cli

ALWAYS = ("--library", "--help")
"""Options of every command."""


class Command(NamedTuple):
    """A command as it is typed ("tags rename"), its help, its options with their help, its arguments."""

    name: str
    help: str
    options: tuple[tuple[tuple[str, ...], str, str], ...]
    arguments: str


def commands() -> list[Command]:
    """Every command, groups before their own commands, in the order of the help."""
    root = typer.main.get_command(cli.build())
    return [command for name, each in sorted(root.commands.items()) for command in _of(name, each)]  # type: ignore[attr-defined]


def _of(name: str, command: Any) -> Iterator[Command]:
    options, arguments = [], []
    for parameter in command.params:
        words = (parameter.help or "").strip() if hasattr(parameter, "help") else ""
        if parameter.param_type_name == "option":
            value = "" if parameter.is_flag else (parameter.metavar or parameter.name.upper())
            options.append((tuple(sorted(parameter.opts, key=len)), value, words))
        else:
            arguments.append(parameter.metavar or parameter.name.upper())
    yield Command(name, (command.help or "").strip(), tuple(options), " ".join(arguments))
    for inner, each in sorted(getattr(command, "commands", {}).items()):
        yield from _of(f"{name} {inner}", each)


def manual_page(date: str) -> str:
    """The page papertray(1) in the macros of man(7)."""
    lines = [
        f'.TH PAPERTRAY 1 "{date}" "Papertray {__version__}" "User Commands"',
        ".SH NAME",
        r"papertray \- decide which papers to read, and find them again",
        ".SH SYNOPSIS",
        r".B papertray\fR [\fB\-\-library\fR \fIPATH\fR] [\fIFILE\fR|\fILINK\fR]...",
        ".br",
        r".B papertray\fR \fICOMMAND\fR [\fIARGUMENTS\fR]",
        ".SH DESCRIPTION",
        "Without a command the window opens, and files are offered for import: nothing is added before it was",
        "reviewed. The commands do the same work without a window.",
        ".SH OPTIONS",
        *_entry(r"\-\-library \fIPATH", "The library to use; before or after the command."),
        *_entry(r"\-\-version", "Say which Papertray this is."),
        *_entry(
            r"\-\-self\-check", "Try whether everything works on this machine; exit code 0 when it does."
        ),
        *_entry(r"\-\-help", "Show help, also of a command."),
        ".SH COMMANDS",
    ]
    for command in commands():
        lines += _entry(_typeset(f"{command.name} {command.arguments}".strip()), _typeset(command.help))
        for names, value, words in command.options:
            if "--help" not in names:
                shown = ", ".join(_typeset(each) for each in names) + (
                    f" \\fI{_typeset(value)}" if value else ""
                )
                lines += [".RS", *_entry(shown, _typeset(words)), ".RE"]
    return "\n".join([*lines, *_ENDING]) + "\n"


def _entry(head: str, words: str) -> list[str]:
    return [".TP", rf".B {head}", *(words.splitlines() or [""])]


def _typeset(text: str) -> str:
    text = text.replace("\\", r"\e").replace("-", r"\-")
    return re.sub(r"^([.'])", r"\\&\1", text, flags=re.MULTILINE)


_ENDING = (
    ".SH EXIT STATUS",
    "0 done; 2 usage; 3 the input was refused, or no window can be shown; 4 the library cannot be used;",
    "130 stopped by Ctrl+C; 1 a defect of Papertray.",
    ".SH FILES",
    r".I ~/.local/share/papertray/library.db",
    r"The library, unless \fB\-\-library\fR or the variable \fBPAPERTRAY_LIBRARY\fR names another one.",
)


def completions() -> dict[str, str]:
    """The text for bash, zsh and fish, by the name that each shell looks for."""
    return {"papertray": _bash(), "_papertray": _zsh(), "papertray.fish": _fish()}


def _words_by_command() -> dict[str, list[str]]:
    """What may follow each command, "" for none yet: inner commands and long options."""
    found: dict[str, list[str]] = {"": ["--version", "--self-check", *ALWAYS]}
    for command in commands():
        outer, _, inner = command.name.rpartition(" ")
        found.setdefault(outer, []).append(inner)
        long = [name for names, _, _ in command.options for name in names if name.startswith("--")]
        found.setdefault(command.name, []).extend(sorted({*long, *ALWAYS}))
    return found


def _bash() -> str:
    cases = "".join(
        f'    "{name}") words="{" ".join(words)}" ;;\n' for name, words in sorted(_words_by_command().items())
    )
    return _BASH.replace("@cases@", cases)


def _zsh() -> str:
    return "#compdef papertray\nautoload -U +X bashcompinit && bashcompinit\n" + _bash()


def _fish() -> str:
    lines = [f"# Completions of Papertray {__version__} for fish.", ""]
    for command in commands():
        outer, _, inner = command.name.rpartition(" ")
        where = f"__fish_seen_subcommand_from {outer}" if outer else "__fish_use_subcommand"
        help_ = command.help.partition("\n")[0].replace("'", r"\'")
        lines.append(f"complete -c papertray -n '{where}' -a {inner} -d '{help_}'")
        first = command.name.partition(" ")[0]
        for names, value, words in command.options:
            for name in names:
                kind = "-l" if name.startswith("--") else "-s"
                needs = " -r" if value else ""
                said = words.partition("\n")[0].replace("'", r"\'")
                where = f"__fish_seen_subcommand_from {first}"
                lines.append(
                    f"complete -c papertray -n '{where}' {kind} {name.lstrip('-')}{needs} -d '{said}'"
                )
    return (
        "\n".join([*dict.fromkeys(lines), "complete -c papertray -l library -r -d 'The library to use'"])
        + "\n"
    )


_BASH = """\
# Completions of Papertray for bash: commands, their options, and files.
_papertray() {
  local current=${COMP_WORDS[COMP_CWORD]} command="" inner="" words="" word
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in
      -*) ;;
      *) if [ -z "$command" ]; then command=$word; elif [ -z "$inner" ]; then inner=$word; fi ;;
    esac
  done
  case "$command${inner:+ $inner}" in
@cases@    *) inner="" ;;
  esac
  if [ -z "$words" ]; then
    case "$command" in
@cases@    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current") $(compgen -f -- "$current"))
}
complete -o filenames -F _papertray papertray papertray-cli
"""
