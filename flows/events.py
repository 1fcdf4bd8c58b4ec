"""One event for each new version, so that automations and other systems can follow what is cleaned."""

import logging
from collections.abc import Sequence

from prefect.events import emit_event
from prefect.settings import PREFECT_API_URL

from cleanup.store import Version

CLEANED = "cleanup.article.cleaned"
LIMIT = 5000
"""Events of one run: a first run over an archive does not flood the server. The store has all of them."""
UNHEARD = 100
"""The same on the temporary server of a run by hand, to which nothing can listen: each event costs some 12 ms there."""
# It says every four seconds, beside the summary, how many events are still to be sent; they are sent all the same.
logging.getLogger("EventsWorker").setLevel(logging.ERROR)


def cleaned(versions: Sequence[Version], before: int) -> None:
    """Emit the events of a batch, when `before` versions of this run have been written already."""
    limit = LIMIT if PREFECT_API_URL.value() else UNHEARD
    for version in versions[: max(0, limit - before)]:
        emit_event(
            event=CLEANED,
            resource={
                "prefect.resource.id": f"cleanup.article.{version.article}",
                "prefect.resource.name": version.article,
            },
            payload={
                "version": version.number,
                "why": version.why,
                "outcome": version.outcome,
                "edits": version.edits,
                "open": version.open,
                "cleaned_sha256": version.cleaned_sha256,
            },
        )
