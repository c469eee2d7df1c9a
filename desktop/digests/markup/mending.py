"""Mends the tags of damaged XML, so that a parser that recovers neither drops text nor joins words across it."""

import re

_NAME = r"[A-Za-z_][\w:.-]*+"
_ATTRIBUTES = rf"(?:\s+{_NAME}\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*+"
_MARK = re.compile(
    r"(?P<apart><!--|<!\[CDATA\[)"
    rf"|<(?P<open>(?P<name>{_NAME}){_ATTRIBUTES})[^<>]*?(?P<empty>/?)>"
    rf"|</(?P<close>{_NAME})[^<>]*>"
    r"|(?P<text><|\]\]>)"
)
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>"}
_LOOKED_AHEAD = 2_000
_FOLLOWED = 256
"""How many elements inside of each other are followed: libxml2 reads no more."""


def with_sound_tags(xml: str) -> str:
    """`xml` without what is damaged inside of its tags, with every element closed; what begins as a tag but never
    ends is text.

    Of the attributes of a damaged tag those before the damage are kept.
    """
    return _Mending(xml).mended()


class _Mending:
    """One pass over a text: what is written, and the elements that are open."""

    def __init__(self, xml: str) -> None:
        self._xml = xml
        self._parts: list[str] = []
        self._open: list[str] = []
        self._endless: set[str] = set()

    def mended(self) -> str:
        """What `with_sound_tags` gives."""
        at = 0
        while found := _MARK.search(self._xml, at):
            self._parts.append(self._xml[at : found.start()])
            at = found.end()
            if found["apart"]:
                at = self._apart(found["apart"], at)
            elif found["close"]:
                self._close(found["close"], at)
            elif found["text"]:
                self._parts.append(_as_text(found["text"]))
            else:
                self._parts.append(f"<{found['open']}{found['empty']}>")
                if not found["empty"] and len(self._open) < _FOLLOWED:
                    self._open.append(found["name"])
        self._parts.append(self._xml[at:])
        self._parts += (f"</{name}>" for name in reversed(self._open))
        return "".join(self._parts)

    def _apart(self, opening: str, at: int) -> int:
        """Copies a comment or section that begins before `at`; one that never ends was none."""
        end = -1 if opening in self._endless else self._xml.find(_ENDS[opening], at)
        if end < 0:
            self._endless.add(opening)  # not to be looked for again and again
            self._parts.append(_as_text(opening))
            return at
        end += len(_ENDS[opening])
        self._parts += (opening, self._xml[at:end])
        return end

    def _close(self, name: str, at: int) -> None:
        """Closes the element that an end tag before `at` means, and those in it that were left open.

        An end tag of no open element is the damaged one of the innermost, unless that one's own still comes.
        """
        if name in self._open:
            while (inner := self._open.pop()) != name:
                self._parts.append(f"</{inner}>")
            self._parts.append(f"</{name}>")
        elif self._open and self._xml.find(f"</{self._open[-1]}", at, at + _LOOKED_AHEAD) < 0:
            self._parts.append(f"</{self._open.pop()}>")


def _as_text(sign: str) -> str:
    return sign.replace("<", "&lt;").replace(">", "&gt;")
