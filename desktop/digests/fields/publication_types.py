"""What the types of other programs are called in CSL, the names that Papertray stores."""

from functools import lru_cache

_BIBTEX = {
    "article-journal": "article suppperiodical review",
    "paper-conference": "inproceedings conference",
    "chapter": "incollection inbook bookinbook suppbook suppcollection inreference",
    "book": "book mvbook collection mvcollection proceedings mvproceedings reference mvreference",
    "pamphlet": "booklet",
    "report": "techreport report manual",
    "thesis": "phdthesis mastersthesis thesis bachelorsthesis",
    "manuscript": "unpublished",
    "webpage": "online electronic www webpage",
    "software": "software",
    "dataset": "dataset data",
    "patent": "patent",
    "periodical": "periodical",
    "standard": "standard",
}
_RIS = {
    "article-journal": "JOUR JFULL EJOUR ABST",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "article": "INPR PREPRINT",
    "paper-conference": "CPAPER CONF",
    "chapter": "CHAP ECHAP",
    "book": "BOOK EBOOK EDBOOK WHOLE SER",
    "report": "RPRT GOVDOC",
    "thesis": "THES",
    "manuscript": "UNPB MANSCPT",
    "webpage": "ELEC WEB",
    "post-weblog": "BLOG",
    "software": "COMP",
    "dataset": "DATA AGGR DBASE",
    "patent": "PAT",
    "standard": "STAND",
    "pamphlet": "PAMP",
    "motion_picture": "MPCT VIDEO",
    "map": "MAP",
    "figure": "FIGURE CHART",
    "legislation": "STAT LEGAL",
    "legal_case": "CASE",
    "bill": "BILL",
    "hearing": "HEAR",
    "song": "SOUND MUSIC",
    "speech": "SLIDE",
    "graphic": "ART",
    "entry-encyclopedia": "ENCYC",
    "entry-dictionary": "DICT",
    "classic": "CLSWK",
    "personal_communication": "PCOMM ICOMM",
}
# Zotero, EndNote, Crossref, OpenAlex, Semantic Scholar, Scopus, WoS, PubMed: lower case, letters only.
_WORDS = {
    "article-journal": "journalarticle article research researcharticle review reviewarticle letter editorial "
    "erratum shortsurvey jnl journal articleinpress proceedingsarticlearticle casereport clinicaltrial "
    "metaanalysis note electronicarticle",
    "article-magazine": "magazinearticle",
    "article-newspaper": "newspaperarticle news",
    "article": "preprint postedcontent",
    "paper-conference": "conferencepaper conference proceedingsarticle proceedingspaper conferencearticle "
    "ieeeconferences conferencereview conferenceproceedings",
    "chapter": "booksection bookchapter bookpart booktrack referenceentry electronicbooksection",
    "book": "book monograph editedbook referencebook bookset bookseries proceedings proceedingsseries books "
    "electronicbook",
    "report": "report reportseries reportcomponent techreport governmentdocument",
    "thesis": "thesis dissertation",
    "manuscript": "manuscript unpublishedwork",
    "webpage": "webpage",
    "post-weblog": "blogpost blog",
    "software": "computerprogram software",
    "dataset": "dataset database onlinedatabase",
    "patent": "patent",
    "standard": "standard ieeestandards",
    "speech": "presentation",
    "entry-encyclopedia": "encyclopediaarticle encyclopedia",
    "entry-dictionary": "dictionaryentry dictionary",
    "motion_picture": "film videorecording filmorbroadcast",
    "review": "peerreview",
}
_BY_BIBTEX, _BY_RIS, _BY_WORD = (
    {word: csl for csl, words in table.items() for word in words.split()} for table in (_BIBTEX, _RIS, _WORDS)
)


def csl_type_of_entry(entry_type: str) -> str:
    """The CSL type of a BibTeX or BibLaTeX entry type, "" for `@misc` and unknown ones."""
    return _BY_BIBTEX.get(entry_type.lower(), "")


def csl_type_of_ris(code: str) -> str:
    """The CSL type of what stands behind TY, "" for GEN and unknown ones."""
    return _BY_RIS.get(code.strip().upper(), "")


@lru_cache(maxsize=1024)
def csl_type_of_word(words: str) -> str:
    """The CSL type of an item type as Zotero, Crossref and databases word it, "" when it tells none."""
    key = "".join(letter for letter in words.lower() if letter.isalpha())
    return _BY_WORD.get(key, "")
