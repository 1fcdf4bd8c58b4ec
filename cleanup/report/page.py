"""The static report: one page without scripts. Article text is untrusted, so everything is escaped."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from typing import NamedTuple

from cleanup.changelog import Change, ChangeLog
from cleanup.names.clusters import NameCluster
from cleanup.report.heat import heated
from cleanup.report.redline import Piece, redline, visible
from cleanup.rules import all_rules

MAX_REDLINES = 200
_EDGES = 20
_ORDER = {"suggested": 0, "flagged": 1, "applied": 2, "superseded": 3, "rejected": 4}


class Item(NamedTuple):
    """An article for the report."""

    original: str
    log: ChangeLog

    @property
    def open(self) -> int:
        """How many things in it wait for a person."""
        return sum(change.status in ("suggested", "flagged") for change in self.log.changes)


def page(
    items: Sequence[Item], clusters: Iterable[NameCluster], listed: Sequence[tuple[str, str]] = ()
) -> Iterator[str]:
    """The report in pieces. `listed` are articles (id, outcome) too many to be shown in full."""
    style = files("cleanup").joinpath("data/report.css").read_text("utf-8")
    yield (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>Cleaned articles</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
    )
    yield from _head(items, len(listed))
    yield from _person(items)
    yield '<section id="articles">\n<h2>Articles</h2>\n' + _legend()
    for item in items:
        yield from _article(item)
    if listed:
        rows = "".join(f"<li>{_e(name)} <small>{_e(outcome)}</small></li>\n" for name, outcome in listed)
        yield f"<details><summary>{len(listed)} more articles</summary><ul>\n{rows}</ul></details>\n"
    yield "</section>\n"
    yield from _names(clusters)
    yield from _rules(items)
    yield "</body>\n</html>\n"


def _e(text: str) -> str:
    """Escaped, and with characters that would reorder or hide text made visible."""
    if not text.replace("\n", " ").replace("\t", " ").isprintable():
        text = "".join(char if char.isprintable() or char in "\n\t" else f"‹U+{ord(char):04X}›" for char in text)
    return html.escape(text, quote=True)


def _head(items: Sequence[Item], more: int) -> Iterator[str]:
    totals = Counter(change.status for item in items for change in item.log.changes)
    again = sum(item.log.outcome == "needs re-translation" for item in items)
    figures = [
        (len(items) + more, "articles"),
        (totals["applied"], "edits applied"),
        (totals["suggested"], "suggested"),
        (totals["flagged"], "flagged"),
        (again, "need re-translation"),
    ]
    cells = "".join(f"<div><b>{number}</b> {label}</div>" for number, label in figures)
    yield (
        f'<header>\n<h1>Cleaned articles</h1>\n<div class="figures">{cells}</div>\n'
        '<nav><a href="#person">What needs a person</a> <a href="#articles">Articles</a> '
        '<a href="#names">Names</a> <a href="#rules">Rules</a></nav>\n</header>\n'
    )


def _legend() -> str:
    return (
        '<p class="legend"><del>taken out</del> <ins>put in</ins> '
        '<span class="suggested">proposed</span> <span class="flagged">seen, no repair known</span> '
        '<span><span class="heat1">some</span> <span class="heat2">more</span> <span class="heat3">most</span> '
        "likely a wrong sentence; short ones, which the language model may leave out, by their length and names</span></p>\n"
    )


def _person(items: Sequence[Item]) -> Iterator[str]:
    waiting = [item for item in items if item.open or item.log.outcome != "cleaned"]
    yield '<section id="person">\n<h2>What needs a person</h2>\n'
    if not waiting:
        yield "<p>Nothing.</p>\n</section>\n"
        return
    for item in waiting:
        note = "" if item.log.outcome == "cleaned" else f" <strong>{_e(item.log.outcome)}</strong>"
        anchor = _anchor(item.log.article)
        yield f'<details open><summary><a href="#{anchor}">{_e(item.log.article)}</a>: {item.open} open{note}</summary>\n<ol>\n'
        for change in item.log.changes:
            if change.status in ("suggested", "flagged"):
                link = f'<a href="#{anchor}-{change.id}">{_arrow(change)}</a>'
                yield f'<li class="{change.status}">{link} {_e(change.message)}</li>\n'
        yield "</ol></details>\n"
    yield "</section>\n"


def _anchor(article: str) -> str:
    return "a-" + html.escape(article, quote=True)


def _arrow(change: Change) -> str:
    before = f'<q lang="en">{_e(_short(visible(change.before)))}</q>'
    if change.after is None:
        return before
    return f"{before} → <q>{_e(_short(visible(change.after))) or '∅'}</q>"


def _short(text: str, limit: int = 160) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def _article(item: Item) -> Iterator[str]:
    anchor = _anchor(item.log.article)
    numbers = {change.id: number for number, change in enumerate(item.log.changes, 1)}
    yield f'<article id="{anchor}">\n<h3>{_e(item.log.article)}</h3>\n'
    if item.log.outcome != "cleaned":
        yield f'<p class="outcome">{_e(item.log.outcome)}</p>\n'
    if item.log.mt_score is not None:
        yield f"<p><small>machine-translated: {item.log.mt_score:.0%} likely</small></p>\n"
    yield '<div class="redline" dir="auto">'
    for piece, step in heated(redline(item.original, item.log), item.log.sentences):
        body = _piece(piece, anchor, numbers)
        yield f'<span class="heat{step}">{body}</span>' if step else body
    yield "</div>\n"
    if item.log.changes:
        yield f"<details><summary>{len(item.log.changes)} notes</summary>\n<ol>\n"
        for change in item.log.changes:
            yield _note(change, anchor)
        yield "</ol></details>\n"
    yield "</article>\n"


def _piece(piece: Piece, anchor: str, numbers: dict[str, int]) -> str:
    change = piece.change
    if change is None:
        return _e(piece.old)
    marks = "".join(
        f'<sup><a href="#{anchor}-{c.id}-note">{numbers[c.id]}</a></sup>'
        for c in (change, *piece.also)
        if c.id in numbers
    )
    title = _e(f"{change.rule}: {change.message}")
    if change.status == "applied":
        old = f"<del>{_e(visible(piece.old))}</del>" if piece.old else ""
        new = f"<ins>{_e(visible(piece.new))}</ins>" if piece.new else ""
        body = old + new
    elif change.after is None:
        body = f'<span class="flagged">{_e(piece.old)}</span>'
    else:
        body = f'<span class="suggested">{_e(piece.old)}</span><span class="proposal"> {_e(visible(change.after)) or "∅"}</span>'
    return f'<span id="{anchor}-{change.id}" title="{title}">{body}</span>{marks}'


def _note(change: Change, anchor: str) -> str:
    evidence = "".join(f"<li>{_e(item.kind)}: {_e(item.detail)}</li>" for item in change.evidence if item.detail)
    reason = f"<li>not applied: {_e(change.reason)}</li>" if change.reason else ""
    listing = f"<ul>{evidence}{reason}</ul>" if evidence or reason else ""
    return (
        f'<li id="{anchor}-{change.id}-note"><a href="#{anchor}-{change.id}">{_arrow(change)}</a> '
        f'<span class="tag {change.status}">{change.status}</span> <code>{_e(change.rule)}</code> {_e(change.message)} '
        f"<small>confidence {change.confidence:g}, {change.safety.name.lower()}, {_e(change.category)}, id {change.id}</small>"
        f"{listing}</li>\n"
    )


def _names(clusters: Iterable[NameCluster]) -> Iterator[str]:
    yield '<section id="names">\n<h2>Names in several spellings</h2>\n'
    several = [cluster for cluster in clusters if len(cluster.variants) > 1]
    yield "" if several else "<p>None.</p>\n"
    for cluster in several[:1000]:
        forms = ", ".join(
            f"{_e(form)} <small>{sum(places.values())}</small>"
            for form, places in sorted(cluster.variants.items(), key=lambda pair: (-sum(pair[1].values()), pair[0]))
        )
        shown = cluster.sorted_edges[:_EDGES]
        edges = "".join(f"<li>{_e(e.a)} = {_e(e.b)}: {_e('; '.join(e.evidence))}</li>" for e in shown)
        if more := len(cluster.sorted_edges) - len(shown):
            edges += f"<li>{more} more: <code>cleanup names show {_e(cluster.id)}</code></li>"
        yield (
            f"<details><summary><b>{_e(cluster.canonical)}</b>: {forms}</summary>"
            f"<p>{_e(cluster.why)} <small>{_e(cluster.id)}</small></p><ul>{edges}</ul></details>\n"
        )
    yield "</section>\n"


def _rules(items: Sequence[Item]) -> Iterator[str]:
    used: dict[str, Counter[str]] = {}
    for item in items:
        for change in item.log.changes:
            used.setdefault(change.rule, Counter())[change.status] += 1
    names = {rule.code: rule for rule in all_rules()}
    yield '<section id="rules">\n<h2>Rules</h2>\n<table><thead><tr><th>rule</th><th></th><th>applied</th><th>suggested</th>'
    yield "<th>flagged</th></tr></thead><tbody>\n"
    for code in sorted(used):
        title = names[code].page.split("\n", 1)[0] if code in names else ""
        cells = "".join(f"<td>{used[code][status]}</td>" for status in ("applied", "suggested", "flagged"))
        yield f"<tr><td><code>{_e(code)}</code></td><td>{_e(title)}</td>{cells}</tr>\n"
    yield "</tbody></table>\n</section>\n"
