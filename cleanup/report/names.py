"""The names of names.json for reading: how one is written and why, its spellings and places, and what a run changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

_REASONS = 6
_PLACES = 8
_BY = {"authority": "by the authority", "person": "by a decision", "similarity": "by the articles themselves"}


def name_text(cluster: dict[str, Any]) -> str:
    """One cluster as a paragraph."""
    return "\n".join(_lines(cluster))


def _lines(cluster: dict[str, Any]) -> Iterator[str]:
    yield f"{cluster['canonical']}  [{cluster['id']}]"
    yield f"  written so because: {_why(cluster)}"
    yield "  spellings:"
    for variant in cluster["variants"]:
        yield f"    {variant['form']}: {_times(variant['count'])} in {_places(variant['articles'])}"
    links = _links(cluster["edges"])
    if links:
        yield "  one name because:"
    for (a, b, by), (score, reasons) in links.items():
        sure = "" if score >= 1 else f", {round(100 * score)} % alike" if by == "similarity" else ""
        yield f"    {a} is {b} ({_BY.get(by, by)}{sure}):"
        yield from (f"      - {reason}" for reason in reasons[:_REASONS])
        if len(reasons) > _REASONS:
            yield f"      - and {len(reasons) - _REASONS} more reasons; all of them with --json"
    if len(cluster["variants"]) > 1:
        yield f"  if two of them are not one: cleanup names different {cluster['variants'][0]['form']!r} OTHER"


def _why(cluster: dict[str, Any]) -> str:
    why = str(cluster["why"])
    return f"the authority has it ({why.removeprefix('authority: ')})" if why.startswith("authority: ") else why


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _places(articles: dict[str, int]) -> str:
    shown = [f"{article} ({count})" for article, count in list(articles.items())[:_PLACES]]
    rest = len(articles) - len(shown)
    return ", ".join(shown) + (f" and {rest} more articles" if rest else "")


def _links(edges: Iterable[dict[str, Any]]) -> dict[tuple[str, str, str], tuple[float, list[str]]]:
    """The edges between two spellings as one, each reason said once."""
    found: dict[tuple[str, str, str], tuple[float, list[str]]] = {}
    for edge in edges:
        score, reasons = found.get((edge["a"], edge["b"], edge["by"]), (0.0, []))
        fresh = [reason for reason in edge["evidence"] if reason not in reasons]
        found[edge["a"], edge["b"], edge["by"]] = (max(score, edge["score"]), [*reasons, *fresh])
    return found


def renamed(
    before: Sequence[dict[str, Any]], after: Sequence[dict[str, Any]], cleaned: Iterable[str]
) -> list[dict[str, Any]]:
    """The names that are written otherwise than in the run before, each with the articles that were cleaned again for it.

    A name is found again by its id, or where it has become part of another name, by its old canonical spelling.
    """
    by_id = {cluster["id"]: cluster for cluster in after}
    by_form = {variant["form"]: cluster for cluster in after for variant in cluster["variants"]}
    again, found = set(cleaned), []
    for old in before:
        new = by_id.get(old["id"]) or by_form.get(old["canonical"])
        if new is None or new["canonical"] == old["canonical"]:
            continue
        had = {article for variant in old["variants"] for article in variant["articles"]}
        if articles := sorted(had & again):
            found.append({"id": new["id"], "was": old["canonical"], "is": new["canonical"], "articles": articles})
    return found
