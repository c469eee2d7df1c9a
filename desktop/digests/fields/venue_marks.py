"""Recognises where and when a list says that a paper came out: "(ICML 2018)", "[2023/05]", "NeurIPS'21"."""

import re

_NAMES = (
    r"arxiv|corr|preprint|neurips|nips|icml|iclr|cvpr|iccv|eccv|wacv|accv|bmvc|acl|emnlp|naacl|eacl|aacl"
    r"|coling|conll|tacl|cl|aaai|ijcai|uai|aistats|colt|kdd|www|thewebconf|web ?conf|sigir|cikm|wsdm"
    r"|recsys|icde|vldb|sigmod|icra|iros|rss|corl|ral|ra-l|siggraph(?: asia)?|tog|tvcg|tpami|pami|tip"
    r"|tmlr|jmlr|tnnls|icassp|interspeech|slt|asru|miccai|isbi|media|tmi|chi|uist|osdi|sosp|nsdi"
    r"|usenix(?: security| atc)?|mlsys|asplos|isca|micro|hpca|dac|iccad|date|ccs|ndss|s&p|sp|icse|fse"
    r"|ase|issta|nature(?: \w+)?|science(?: \w+)?|pnas|cell|plos(?: \w+)?|jcdl|lrec(?:-coling)?|mm"
    r"|acm mm|icmr|icip|icpr|ijcv|3dv|neuroimage|findings(?: of \w+)?|biorxiv|medrxiv|openreview"
    r"|under review|in submission|tmm|tkde|tois|tist|csur|blog|github|technical report|thesis|phd thesis"
    r"|workshop|ecml(?:-pkdd)?|pakdd|icdm|sdm"
)
_EXTRA = (
    r"oral|spotlight|poster|highlight|best paper(?: \w+)*|workshops?|w|findings|main|long|short|demo"
    r"|journal|conference|track|d&b|datasets(?: and|&) benchmarks|award|outstanding|runner-up"
    r"|honou?rable mention|extended|accepted|submitted|survey|industry|preprint"
)
_YEAR = r"(?:(?:19|20)\d\d|['’`]\d\d)"
_MONTHS = r"jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*"
_DATE = rf"(?:{_YEAR}(?:[-/.]\d{{1,2}}){{0,2}}|(?:{_MONTHS})\.?,? ?{_YEAR}|\d{{1,2}}[-/.]{_YEAR})"
_VENUE = re.compile(
    rf"[\[(]?(?:in |on |at )?(?:(?:proc\.|proceedings of(?: the)?) )?"
    rf"(?:(?:{_NAMES})(?:[-@/ ]+(?:{_EXTRA}|{_NAMES}))*[-,. ]*(?:{_DATE}|\d\d)?"
    rf"|{_DATE}|[A-Z][\w&/.-]{{0,30}}(?: [A-Z&][\w&/.-]{{0,30}}){{0,6}}[,']? ?{_YEAR})"
    rf"(?:[-,. (/]*(?:{_EXTRA}))*[)\]., ]*\Z",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s,.;:]*[\[(（【]([^\[\]()（）【】]{2,80})[\])）】]\W*\Z|(?:[,.;]|\s[-–—|])\s*([^,;|–—]{3,40})\Z"
)
_FOUND_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_LONGEST = 100
_TAILS = 4


def is_venue(words: str) -> bool:
    """Whether words say nothing but where or when a paper came out."""
    words = words.strip(" .,;:`*_")
    return len(words) <= _LONGEST and bool(_VENUE.match(words)) and not words.islower()


def without_venue(words: str) -> str:
    """`words` without venue and year at their end: "A Title (ICML 2018)" and "A Title, CVPR 2016"."""
    for _ in range(_TAILS):
        found = _TAIL.search(words[-_LONGEST:])
        if not found or not is_venue(found[1] or found[2]):
            break
        if found[2] and not (_FOUND_YEAR.search(found[2]) or found[2].isupper()):
            break
        words = words[: len(words) - len(words[-_LONGEST:]) + found.start()].rstrip()
    return words


def venues_in(text: str) -> list[str]:
    """What stands in brackets, in code or emphasis in `text` and is a venue or a date."""
    found = (match[1] or match[2] or match[3] for match in _MARKED.finditer(text[:2_000]))
    return [words.strip(" .,") for words in found if is_venue(words)]


_MARKED = re.compile(
    r"[\[(]([^\[\]()\n]{2,80})[\])]|`([^`\n]{2,80})`|(?<![*\w])[*_]([^*_\n]{2,80})[*_](?![*\w])"
)


def date_in(words: str) -> str:
    """The partial date in a venue or a date: "2023-05" of "2023/05", "2018" of "ICML 2018", "" for none."""
    found = re.search(r"(?<!\d)((?:19|20)\d\d)(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?!\d)", words)
    if not found:
        return ""
    date = found[1]
    for part, most in ((found[2], 12), (found[3], 31)):
        if not part or not 1 <= int(part) <= most:
            break
        date += f"-{int(part):02}"
    return date
