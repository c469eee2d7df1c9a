"""Tells what people say around papers (greetings, comments, names below a mail) from titles of papers."""

import re

from desktop.digests.prose.judging import is_odd_title
from desktop.digests.prose.pairing import title_cost

_GREETING = re.compile(
    r"(?:hi|hello|hey|dear|good (?:morning|day|evening)|hallo|liebe[rs]?|moin|bonjour|salut|ch[eè]re?s?|hola|ciao|"
    r"olá|best(?=\W*\Z|,)|(?:with )?(?:all the )?(?:best|kind|kindest|warm|many) (?:regards|wishes|greetings|thanks)|"
    r"all the best|cheers|thanks?|thank you|thx|regards|sincerely|yours|"
    r"(?:viele|beste|herzliche|liebe|schöne) (?:gr|dank)\w*|mit freundlichen|danke|merci|cordialement|bien à|"
    r"saludos|gracias|abra[çz]os|sent from|von meinem|你好|谢谢|您好)(?![^\W_])",
    re.IGNORECASE,
)
_GREETING_WORDS = 6
_COMMENT = re.compile(
    r"(?:see(?: also)?(?=:|\Z| (?:below|here|this|these|you))|also(?: see)?(?=[:,]|\Z| (?:this|these|here|see))|"
    r"check(?: out)?(?= (?:this|these|it|out))|this (?-i:is|one|paper|looks)|these (?-i:are|two|three|ones|papers)|"
    r"here(?:'s|’s| (?-i:is|are))|have a look|take a look|looks? (?:at (?:this|these)|good|interesting)|"
    r"worth (?:a|reading)|(?:very |really |quite )?(?:nice|cool|great|interesting|relevant|related)"
    r"(?=\W*\Z| (?:one|paper|read|work)s?\b)|"
    r"fyi|btw|ps\b|p\.s\.|re:|fwd?:|(?:i|we|they|he|she)(?:['’](?:ve|m|ll|d))? (?-i:[a-z])|"
    r"(?:papers|links|references|reading list|further reading|to read|more)(?:\W*\Z| (?:for|of|from|to read)\b)|"
    r"siehe|voir|ver también|on .{6,80} wrote:)",
    re.IGNORECASE,
)
# In lower case only: titles say "Attention, Please!".
_ASKING = re.compile(
    r"\bplease\b|\A(?:Please|Bitte) [a-z]|\b[Ll]et me know\b|\bwhat do you think\b|\bthanks\b|\bI['’](?:m|ve)\b"
)
_UNFINISHED = re.compile(r"[.,:;!…。！：，](?<!\b[A-Z]\.)\Z")
_DATE = re.compile(r"\W*\d{1,4}[-./:]\d{1,2}[-./:]\d")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LONGEST_TITLE = 300
_TITLE_COST = 3.1
"""What a title without any blank costs, as in Chinese; a full stop at its end costs more."""
_QUOTED = re.compile(r"[\"“«„'‘]([^\"“”«»„]+)[\"”»“'’]\Z")
_PERSONAL = re.compile(r"\b(?:I|I'm|I've|I’m|I’ve|[Yy]ou|[Yy]our|[Mm]e|[Mm]y|us)\b")


def is_greeting(text: str) -> bool:
    """Whether a line opens or closes a letter."""
    return bool(_GREETING.match(text)) and len(text.split()) <= _GREETING_WORDS


def is_comment(text: str) -> bool:
    """Whether words speak about a paper to somebody, and so are no title of one."""
    return bool(
        text.endswith((":", "：")) or is_greeting(text) or _COMMENT.match(text) or _ASKING.search(text)
    )


def may_be_title(text: str) -> bool:
    """Whether words may be the title of the paper whose link stands beside them."""
    return not (
        len(text) > _LONGEST_TITLE
        or (text.isascii() and len(_WORD.findall(text)) < 2)
        or _UNFINISHED.search(text)
        or _DATE.match(text)
        or "://" in text
        or title_cost(text) > _TITLE_COST
        or is_odd_title(text)
        or is_comment(text)
    )


def is_personal(text: str) -> bool:
    """Whether words are said by somebody to somebody: an abstract hardly says "I", "you", "us"."""
    return bool(_PERSONAL.search(text))


def unquoted(title: str) -> str:
    """A title without the quotation marks around all of it."""
    found = _QUOTED.match(title)
    return found[1] if found else title
