"""Words of titles that tell two works apart, and those that tell nothing."""

from desktop.papers.title_words import set_of

ARTICLES = set_of("a an the and")
FILLERS = ARTICLES | set_of("of in on for to by from at as its is are st nd rd th de la le der die das")
NEGATIONS = set_of("no not without never non neither nor cannot dont doesnt isnt arent cant wont")
NOTICES = set_of(
    "erratum errata corrigendum corrigenda correction corrections addendum retraction retracted reply response "
    "comment comments commentary rejoinder review reviews reviewed survey surveys supplement supplementary "
    "supporting appendix rebuttal discussion editorial summary abridged poster slides update updated revisited "
    "revisiting rethinking reconsidered reexamined replication replicated critique continued sequel translation "
    "translated withdrawal withdrawn expression"
)
"""Words of works about another work, and of those that take it up again."""
DESCRIBING = set_of(
    "review reviews reviewed survey surveys discussion summary update updated response commentary correction "
    "corrections critique translation supporting expression"
)
"""Notices that a sub-title may well have without being one: "X: A Systematic Review"."""
LABELS = set_of(
    "data dataset datasets code software poster abstract slides demo video figure table additional supplemental "
    "author decision peer highlights protocol preface interview podcast announcement chapter presentation file"
)
"""What stands before the title of a work, and makes another one of it: "Data from: X", "Poster: X"."""
HEADS = set_of(
    "un non in im ir il a an dis de anti counter ab mis sub super semi multi bi tri uni pre post inter intra extra "
    "hyper hypo micro macro nano over under out up down self meta pseudo quasi ultra infra trans cis homo hetero "
    "iso mono di poly hemi mega pico femto kilo milli exo endo ecto eu dys omni co on off peri eth meth prop"
)
"""What makes opposites of two words with the same tail."""
ENDINGS = (("ate", "ite", "ide"), ("ane", "ene", "yne"), ("anol", "anal"))
"""Endings by which chemistry tells substances apart."""
_OPPOSITES = (
    "male-female left-right upper-lower inner-outer internal-external north-south northern-southern east-west "
    "eastern-western early-late acute-chronic high-low higher-lower large-small big-small long-short young-old "
    "children-adults boys-girls men-women man-woman before-after global-local dense-sparse strong-weak "
    "static-dynamic sequential-parallel forward-backward deterministic-stochastic single-multiple single-double "
    "single-multi best-worst discrete-continuous positive-negative summer-winter import-export input-output "
    "encoder-decoder encoding-decoding text-image image-video images-videos convex-concave maximum-minimum "
    "maximal-minimal maximizing-minimizing hot-cold warm-cold wet-dry rural-urban public-private proton-photon "
    "proton-neutron electron-positron cation-anion afferent-efferent ethyl-methyl mitosis-meiosis ileum-ilium "
    "benign-malignant primary-secondary systolic-diastolic arterial-venous mice-rats gain-loss odd-even true-false "
    "open-closed rich-poor fast-slow spring-autumn day-night ascending-descending lossless-lossy few-many "
    "heating-cooling adsorption-absorption inductive-deductive ability-disability emission-absorption"
)
OPPOSITES = frozenset(frozenset(pair.split("-")) for pair in _OPPOSITES.split())
GENERAL = set_of(
    "introduction editorial preface foreword erratum corrigendum correction errata review bookreview "
    "abstracts abstract index discussion conclusion conclusions reply response comment comments commentary news "
    "obituary inmemoriam bookreviews lettertotheeditor letter letters acknowledgments acknowledgements contents "
    "tableofcontents frontmatter backmatter guesteditorial editorialboard contributors announcement announcements "
    "postersession keynote panel tutorial prologue epilogue summary overview background editorsnote fromtheeditor "
    "listofreviewers reviewers retraction addendum inthisissue thismonth briefcommunications"
)
"""Titles, as letters in a row, that thousands of works have."""
GENERAL_WORDS = FILLERS | set_of(
    "introduction editorial editorials editor editors guest letter letters reply response comment comments news "
    "review reviews book books special issue issues section volume number part conference workshop symposium "
    "proceedings meeting annual committee program programme chair chairs message welcome note notes abstract "
    "abstracts index contents table front back matter cover author authors reviewer reviewers list acknowledgment "
    "acknowledgments acknowledgement acknowledgements memoriam obituary announcement announcements call papers "
    "paper erratum corrigendum errata correction corrections preliminary pages title page board forum session "
    "keynote invited talk talks panel tutorial tutorials international national journal society association our "
    "january february march april may june july august september october november december this with we"
)
"""Words of which such titles are made up: "Introduction to the Special Issue"."""


def is_general(letters: str, words: tuple[str, ...]) -> bool:
    """Whether a title is one that thousands of works have."""
    return letters in GENERAL or all(word in GENERAL_WORDS or word.isdecimal() for word in words)


def tells_apart(word: str) -> bool:
    """Whether a word that only one title has makes it the title of another work."""
    is_letter = len(word) == 1 and word.isascii() and word != "a"
    return word.isdecimal() or is_letter or word in NEGATIONS or word in NOTICES


def is_negation(word: str) -> bool:
    """Whether a word that only one title has says the contrary, or names what is made of another work."""
    return word in NEGATIONS or word in NOTICES or word in LABELS
