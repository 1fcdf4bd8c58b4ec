"""The commands `cleanup names ...`: what names there are, and what people decide about them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleanup.cli_common import AS_JSON, OUTPUT, Refused, refusing
from cleanup.inflection import many

if TYPE_CHECKING:
    from cleanup.decisions import Decision

WHY = click.option("--why", default="", help="Reason, kept with the decision.")
_SHOWN = 10


@click.group("names", invoke_without_command=True)
@click.pass_context
def names_group(context: click.Context) -> None:
    """Names and their spellings, as the last run settled them, and what people decide about them."""
    if context.invoked_subcommand is None:
        context.invoke(names_list)


@names_group.command("list")
@click.option("--all", "everything", is_flag=True, help="Also names with one spelling only.")
@OUTPUT
@AS_JSON
@refusing
def names_list(everything: bool = False, output: Path = Path("output"), as_json: bool = False) -> None:
    """List the names that occur in several spellings."""
    clusters = [c for c in clusters_of(output) if everything or len(c["variants"]) > 1]
    if as_json:
        click.echo(json.dumps(clusters, ensure_ascii=False, indent=1))
        return
    for cluster in clusters:
        forms = ", ".join(f"{v['form']} ({v['count']})" for v in cluster["variants"])
        click.echo(f"{cluster['canonical']}  [{cluster['id']}]  {forms}")


@names_group.command("show")
@click.argument("name")
@OUTPUT
@AS_JSON
@refusing
def names_show(name: str, output: Path, as_json: bool) -> None:
    """Show the cluster of NAME (a spelling or an id): how it is written and why, spellings, places, and why they are one."""
    from cleanup.report.names import name_text

    clusters = _named(name, clusters_of(output))
    if not clusters:
        raise Refused(f"no cluster has the name {name!r}; `cleanup names list --all` shows them all")
    if as_json:
        click.echo(json.dumps(clusters, ensure_ascii=False, indent=1))
        return
    click.echo("\n\n".join(name_text(cluster) for cluster in clusters))


@names_group.command("same")
@click.argument("a")
@click.argument("b")
@WHY
@OUTPUT
@AS_JSON
@refusing
def names_same(a: str, b: str, why: str, output: Path, as_json: bool) -> None:
    """Decide that the spellings A and B are one name."""
    _decide("same", output, as_json, why=why, a=a, b=b)


@names_group.command("different")
@click.argument("a")
@click.argument("b")
@WHY
@OUTPUT
@AS_JSON
@refusing
def names_different(a: str, b: str, why: str, output: Path, as_json: bool) -> None:
    """Decide that the spellings A and B are two names, and never to be made one."""
    _decide("different", output, as_json, why=why, a=a, b=b)


@names_group.command("prefer")
@click.argument("cluster")
@click.argument("name")
@WHY
@OUTPUT
@AS_JSON
@refusing
def names_prefer(cluster: str, name: str, why: str, output: Path, as_json: bool) -> None:
    """Decide that CLUSTER (an id or a spelling) is to be written NAME; a surname alone keeps the first names."""
    from cleanup.names.fold import key

    clusters = clusters_of(output, required=False)
    cluster_id, called = _cluster_meant(cluster, clusters)
    for other in clusters:
        forms = [v["form"] for v in other["variants"] if " " in key(v["form"])]
        if other["id"] != cluster_id and key(name) in map(key, forms):
            owner = f"{other['canonical']} ({other['id']})"
            raise Refused(f"{name} is a spelling of another name, {owner}: two would become one")
    _decide("prefer", output, as_json, why=why, cluster=cluster_id, name=name, a=called)


@names_group.command("undo")
@click.argument("decision_id")
@WHY
@OUTPUT
@AS_JSON
@refusing
def names_undo(decision_id: str, why: str, output: Path, as_json: bool) -> None:
    """End the standing decision DECISION_ID; its line stays in the file."""
    from cleanup.config import load_config
    from cleanup.decisions import author, now
    from cleanup.names.judge import end

    ended = end(Path(load_config().decisions), decision_id, author(), now(), why)
    _report(ended, f"ended {ended.id}", output, as_json)


@names_group.command("decisions")
@click.option("--all", "everything", is_flag=True, help="Also decisions about single repairs.")
@AS_JSON
@refusing
def names_decisions(everything: bool, as_json: bool) -> None:
    """List the decisions about names that stand, with their ids."""
    from cleanup.config import load_config
    from cleanup.decisions import load_decisions
    from cleanup.names.judge import said

    made = load_decisions(Path(load_config().decisions))
    standing = made.standing if everything else made.names
    if as_json:
        click.echo(json.dumps([_as_data(decision) for decision in standing], ensure_ascii=False, indent=1))
        return
    for decision in standing:
        why = f": {decision.why}" if decision.why else ""
        click.echo(f"{decision.id}  {said(decision)}  by {decision.by} on {decision.at[:10]}{why}")


def _decide(kind: Any, output: Path, as_json: bool, **what: str) -> None:
    from cleanup.config import load_config
    from cleanup.decisions import Decision, author, now
    from cleanup.names.authority import load
    from cleanup.names.judge import decide

    config = load_config()
    stripped: dict[str, Any] = {name: value.strip() for name, value in what.items()}
    new = Decision(kind=kind, by=author(), at=now(), **stripped)
    kept = decide(Path(config.decisions), new, load(config.authority))
    done = "decided" if kept is new else f"{kept.by} decided so on {kept.at[:10]}, nothing to add:"
    _report(kept, f"{done} {kept.id}", output, as_json)


def _report(decision: Decision, done: str, output: Path, as_json: bool) -> None:
    """Say what was done, and which articles of the last run it concerns."""
    from cleanup.names.judge import said

    clusters = clusters_of(output, required=False)
    articles = _concerned(decision, clusters)
    if as_json:
        click.echo(json.dumps({"decision": _as_data(decision), "articles": articles}, ensure_ascii=False, indent=1))
        return
    click.echo(f"{done}: {said(decision)}")
    if not clusters:
        click.echo("there are no names yet; it holds from the first run on")
    elif not articles:
        click.echo("no article of the last run is concerned; it holds for later ones")
    else:
        shown = ", ".join(articles[:_SHOWN]) + (f" and {len(articles) - _SHOWN} more" if len(articles) > _SHOWN else "")
        click.echo(f"the next run looks at {many(len(articles), 'article')} again: {shown}")


def _as_data(decision: Decision) -> dict[str, Any]:
    return {"id": decision.id, **json.loads(decision.to_json())}


def _concerned(decision: Decision, clusters: Sequence[dict[str, Any]]) -> list[str]:
    """The articles of the last run that have the spellings, or the cluster, that a decision speaks of."""
    from cleanup.names.fold import key

    if decision.kind == "prefer":
        named = [c for c in clusters if c["id"] == decision.cluster] or _named(decision.a or "", clusters)
        return sorted({article for c in named for v in c["variants"] for article in v["articles"]})
    wanted = {key(form) for form in (decision.a, decision.b) if form}
    return sorted(
        {article for c in clusters for v in c["variants"] if key(v["form"]) in wanted for article in v["articles"]}
    )


def _cluster_meant(name: str, clusters: Sequence[dict[str, Any]]) -> tuple[str, str]:
    """Id and present name of the cluster that a user means: one of the last run, or one of the authority."""
    from cleanup.config import load_config
    from cleanup.names.authority import load
    from cleanup.names.fold import key

    found = {cluster["id"]: cluster["canonical"] for cluster in _named(name, clusters)}
    if not found:
        authority = load(load_config().authority)
        entries = [authority.by_id[name]] if name in authority.by_id else []
        entries += [match.entry for match in authority.right.get(key(name), ())]
        found = {entry.id: entry.name for entry in entries}
    if not found:
        raise Refused(f"no cluster has the name {name!r}; `cleanup names list --all` shows them all")
    if len(found) > 1:
        several = ", ".join(f"{canonical} ({cluster})" for cluster, canonical in sorted(found.items())[:5])
        raise Refused(f"{name!r} stands for several names; give the id of one: {several}")
    return next(iter(found.items()))


def _named(name: str, clusters: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The clusters with this id or spelling."""
    from cleanup.names.fold import key

    if by_id := [cluster for cluster in clusters if cluster["id"] == name]:
        return by_id
    wanted = key(name)
    return [
        c
        for c in clusters
        if any(key(form) == wanted for form in (c["canonical"], *(v["form"] for v in c["variants"])))
    ]


def names_text(output: Path) -> str:
    """The body of names.json as it is now; nothing where there is no usable file."""
    try:
        return (output / "names.json").read_text("utf-8")
    except (FileNotFoundError, UnicodeDecodeError):
        return ""


def parsed(text: str) -> list[dict[str, Any]]:
    """The clusters in the body of names.json; none where it is damaged."""
    try:
        clusters: list[dict[str, Any]] = json.loads(text)["clusters"]
    except (KeyError, TypeError, ValueError):
        return []
    return clusters


def clusters_of(output: Path, required: bool = True) -> list[dict[str, Any]]:
    """The clusters of names.json; none where there is no usable file and none is required."""
    path = output / "names.json"
    try:
        clusters: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["clusters"]
    except (FileNotFoundError, KeyError, TypeError, ValueError) as error:
        if not required:
            return []
        if isinstance(error, FileNotFoundError):
            raise Refused(f"{path}: there are no names yet; run `cleanup run` first") from None
        raise Refused(f"{path}: is damaged; run `cleanup run` again") from None
    return clusters
