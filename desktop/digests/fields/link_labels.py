"""Tells the words of a link that only say what lies behind it ("PDF", "[12]", "arXiv:2401.00001") from titles."""

import re

from desktop.papers.identifiers import arxiv_of, doi_of

_LABEL = re.compile(
    r"""(?:the\ )?(?:full\ )?(?:
        papers?(?:\s*(?:page|link|\d+))? | pdf | (?:pdf\ )?links? | abs(?:tract)? | html | e?prints?
      | preprint | arxiv(?:\ (?:page|link|paper|preprint))? | code(?:s|base)? | project(?:\ ?page)?
      | web(?:site|page|\ page|\ site)? | home(?:page)? | page | site | git\ ?hub | gitlab
      | repo(?:sitory)? | doi | url | here | open\ ?review | videos? | slides? | blogs?(?:\ post)?
      | tweets? | twitter | x | thread | demo | data(?:set)?s? | models? | weights | posters? | talks?
      | supp(?:l|lementary)?(?:\ material)? | bib(?:tex)? | cite | citation
      | read(?:\ (?:more|paper|the\ paper))? | more | view(?:\ paper)? | hf(?:\ (?:page|papers?))?
      | hugging\ ?face(?:\ (?:page|papers?))? | paper\ page | alphaxiv | semantic\ scholar
      | google\ scholar | scholar | official(?:\ code)? | pytorch | tensorflow | jax | implementation
      | colab | notebook | docs? | documentation | report | technical\ report | tech\ report | book
      | news | press | review | notes? | summary | audio | podcast | benchmark | leaderboard | official
      | source | download(?:\ (?:pdf|paper))? | publisher | publication | article | full\ text
      | text | ieee(?:\ xplore)?
      | acm(?:\ dl)? | springer | elsevier | nature | science | biorxiv | medrxiv | pubmed | pmid | pmc
      | acl | cvf | nips | neurips | icml | iclr | cvpr | iccv | eccv | aaai | ijcai | emnlp | naacl
      | kdd | www | 论文 | 原文 | 链接 | 代码 | 論文 | コード | リンク | top | back(?:\ to\ top)? | edit | cached?
      | related | share | save | none | null | n/?a | tbd
    )\s*(?:v?\d{1,4})?""",
    re.IGNORECASE | re.VERBOSE,
)
_FRAME = " \t\n[](){}<>|:：.,;*_`'\"“”‘’#·•→↗➜»›-–—=+~^/\\&"
_SEPARATOR = re.compile(r"[(),|/&+]")
_WORD = re.compile(r"[^\W\d_]")
_URL = re.compile(r"(?:https?://|www\.)\S*\Z|\S+\.(?:pdf|html?|org|com|net|io)(?:/\S*)?\Z", re.IGNORECASE)


def is_label(words: str) -> bool:
    """Whether words say what kind of thing a link leads to, or name it by number or address, and give no title."""
    bare = words.strip(_FRAME)
    if not _WORD.search(bare):
        return True
    # Pictures such as "📄" or "🤗" stand before and after labels.
    bare = bare.strip(
        _FRAME + "".join({letter for letter in bare if ord(letter) > 0x2190 and not letter.isalpha()})
    )
    if not bare or _URL.match(bare) or arxiv_of(bare):
        return True
    parts = [part for part in (each.strip(_FRAME) for each in _SEPARATOR.split(bare)) if _WORD.search(part)]
    return all(_LABEL.fullmatch(part) for part in parts) or (" " not in bare and bool(doi_of(bare)))
