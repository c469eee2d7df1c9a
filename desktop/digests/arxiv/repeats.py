"""Takes a paper that an announcement names twice, as new here and as a cross-list there, for one."""

from collections.abc import Mapping, Sequence

from desktop.papers.draft import Draft
from desktop.papers.text_keys import title_key

_RANKS = {"withdrawn": 0, "new": 1, "cross": 2, "replaced": 3}
_OTHER_TITLE = "The same identifier stands beside another title in this digest: please check."


def without_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft for each paper among `drafts`, which all have the same identifier.

    What one listing leaves out another may tell; the first that is most (new before cross before replaced,
    with an abstract before without) says where it stands. Another title means another paper.
    """
    papers: dict[str, list[Draft]] = {}
    for draft in drafts:
        papers.setdefault(title_key(draft.title), []).append(draft)
    joined = [_joined(listings) for listings in papers.values()]
    if len(joined) == 1:
        return joined
    return [draft.model_copy(update={"doubt": f"{draft.doubt} {_OTHER_TITLE}".strip()}) for draft in joined]


def _joined(listings: Sequence[Draft]) -> Draft:
    best, *others = sorted(listings, key=lambda each: (_RANKS.get(each.status, 4), not each.abstract))
    told: dict[str, object] = {}
    for name in type(best).model_fields:
        if not getattr(best, name):
            told[name] = next(
                (value for each in others if (value := getattr(each, name))), getattr(best, name)
            )
    told["categories"] = tuple(dict.fromkeys(code for each in (best, *others) for code in each.categories))
    extra: Mapping[str, str] = {key: value for each in (*others, best) for key, value in each.extra.items()}
    return best.model_copy(update={**told, "extra": dict(extra), "doubt": best.doubt})
