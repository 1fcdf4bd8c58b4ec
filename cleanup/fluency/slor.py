"""Surprisal of every word under a causal language model, with the article before it as context.

SLOR of a word is its surprisal minus its unigram surprisal: what is left when rare words are not blamed for being rare.
Articles are read one at a time, so that a score never depends on what else is in the run.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import Any, NamedTuple, Protocol

from cleanup.fluency.network import Among, Guess, Network, guesses, remembers
from cleanup.fluency.subwords import unigram_nats
from cleanup.fluency.threads import each
from cleanup.text import Doc, Span

PART = 960
"""A text is scored in equal parts of at most so many tokens, each on one processor core: sums in another order give other last
digits, and one core per part gives the same digits on any machine, however many cores it has and whatever else it does."""
CONTEXT = 128
"""Tokens before a part that are read again as its left context."""
LEAD = -0.25
"""By so many nats another word must begin likelier for its sentence to be read on with it."""
_ON = 12
"""So many tokens are read after each other word: of 49 words that gain `senses.GAIN` in 100 translations with the whole sentence
read, 47 do with these, and two others; with eight tokens 46."""
_MOST = 100
"""So many times is a part read on with other words, those that begin likeliest."""
_TOGETHER = 256
"""Tokens of such readings in one pass."""


class Place(NamedTuple):
    """Words that may stand at a place of a text instead of what stands there, and where its sentence ends."""

    span: Span
    until: int
    others: tuple[str, ...]


class Word(NamedTuple):
    """A word and, in nats, its surprisal, the entropy before it, and the surprisal of the marks between it and the last word."""

    span: Span
    nats: float
    entropy: float
    gap: float

    def slor(self, text: str) -> float:
        """Surprisal beyond that of the word's own rarity."""
        return self.nats - unigram_nats(self.span.of(text))


class Reading(NamedTuple):
    """The words of a text, and one row of numbers per word as the scorer's tap reads them; None without a tap."""

    words: tuple[Word, ...]
    states: Any = None
    gains: Mapping[Span, tuple[float, ...]] = {}
    """Where other words were asked for: how many nats likelier the sentence is with each from there on, for as far as it is read."""


class Tap(Protocol):
    """What is kept of the network's hidden layers, so that one pass over a text serves every detector."""

    def reduced(self, hidden: Sequence[Any]) -> Any:
        """A few numbers per token from the whole layers at these tokens."""


class _Asked(NamedTuple):
    """A place in tokens: where the word stands, where its sentence goes on and is no longer read; and the tokens of the other words."""

    span: Span
    start: int
    rest: int
    end: int
    others: tuple[tuple[int, ...], ...]


class _Text(NamedTuple):
    """The start token and those of a text, the places where other words are asked for, and what guesses are shared out over."""

    ids: Sequence[int]
    asked: Sequence[_Asked]
    among: Among


class _Branch(NamedTuple):
    """Tokens that might stand after so many of those that the network remembers."""

    after: int
    ids: tuple[int, ...]


class _Token(NamedTuple):
    start: int
    end: int
    nats: float
    entropy: float


class Scorer:
    """A tokenizer and a network, asked for surprisals, and for hidden layers where there is a tap."""

    def __init__(self, tokenizer: Any, network: Network, tap: Tap | None = None) -> None:
        self._tokenizer = tokenizer
        self._network = network
        self._tap = tap
        self._start = _start_token(tokenizer)

    def read(self, doc: Doc) -> tuple[Word, ...]:
        """The words of `doc` with their surprisals."""
        return self.study(doc).words

    def study(self, doc: Doc, places: Sequence[Place] = ()) -> Reading:
        """The words of `doc` with their surprisals and states; and how well other words would stand at `places`."""
        tokens, states, gains = self._tokens(doc.text, places)
        words, lasts = _joined(doc, tokens)
        return Reading(words, None if states is None else states[lasts], gains)

    def gains(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """How many nats likelier the second text of each pair is than the first; without context, their first `PART` tokens.

        A pair is computed together and apart from all other pairs, so that its digits depend on nothing else.
        """
        return each(self._gain, pairs)

    def _gain(self, pair: tuple[str, str]) -> float:
        import torch

        torch.set_num_threads(1)
        coded = [
            [self._start, *ids[:PART]] for ids in self._tokenizer(list(pair), add_special_tokens=False)["input_ids"]
        ]
        longest, among = max(len(ids) for ids in coded), self._network.among(one for ids in coded for one in ids)
        with torch.inference_mode():
            # What stands after a token changes nothing about it, so that the filling needs no mask.
            rows = torch.tensor(
                [ids + [self._start] * (longest - len(ids)) for ids in coded], device=self._network.device
            )
            ends, _ = self._network.read(rows, longest, use_cache=False)
            before, after = (
                sum(guess.nats for guess in guesses(ends[row], ids[1:], among)) for row, ids in enumerate(coded)
            )
        return before - after

    def _tokens(self, written: str, places: Sequence[Place]) -> tuple[list[_Token], Any, dict[Span, tuple[float, ...]]]:
        """Each token once, with the text before it as context; its states; and what other words at places gain."""
        coded = self._tokenizer(written, add_special_tokens=False, return_offsets_mapping=True, verbose=False)
        offsets = [_bare(written, start, end) for start, end in coded["offset_mapping"]]
        ids = [self._start, *coded["input_ids"]]
        asked = list(self._asked(places, coded["offset_mapping"], offsets))
        among = self._network.among([*ids, *(one for place in asked for other in place.others for one in other)])
        text = _Text(ids, asked, among)
        scored = each(lambda part: self._score(text, part), _parts(len(offsets)))
        flat = (score for part, _, _ in scored for score in part)
        tokens = [_Token(*place, *score) for place, score in zip(offsets, flat, strict=True)]
        gains = {place: gain for _, _, found in scored for place, gain in found.items()}
        return tokens, _stacked([states for _, states, _ in scored]), gains

    def _asked(
        self, places: Sequence[Place], whole: Sequence[tuple[int, int]], bare: Sequence[tuple[int, int]]
    ) -> Iterator[_Asked]:
        """The places that begin and end where tokens do."""
        begins = {start: number for number, (start, _) in enumerate(bare)}
        ends = {end: number for number, (_, end) in enumerate(bare, 1)}
        for span, until, others in places:
            start, rest = begins.get(span.start), ends.get(span.end)
            if start is None or rest is None:
                continue
            end = min(rest + _ON, max(rest, bisect_left(bare, (until, 0))))
            space = " " * (bare[start][0] > whole[start][0])
            coded = self._tokenizer([space + other for other in others], add_special_tokens=False)["input_ids"]
            yield _Asked(span, start, rest, end, tuple(map(tuple, coded)))

    def _score(self, text: _Text, part: Span) -> tuple[list[tuple[float, float]], Any, dict[Span, tuple[float, ...]]]:
        """Surprisal and entropy of the tokens of a part, counted without the start token; their states; and what other words gain at
        the places there."""
        import torch

        torch.set_num_threads(1)
        first, count = max(0, part.start - CONTEXT), part.end - part.start
        here = [place for place in text.asked if part.start <= place.start and place.rest <= part.end]
        with torch.inference_mode():
            row = torch.tensor([text.ids[first : part.end + 1]], device=self._network.device)
            options = {"output_hidden_states": True} if self._tap else {}
            ends, output = self._network.read(row, count + 1, use_cache=bool(here), **options)
            others = {place.start - part.start: [other[0] for other in place.others] for place in here}
            found = list(guesses(ends[0], text.ids[part.start + 1 : part.end + 1], text.among, others))
            states = self._tap and self._tap.reduced([layer[0, -count:] for layer in output.hidden_states])
            past = getattr(output, "past_key_values", None)
            return [(guess.nats, guess.entropy) for guess in found], states, self._gains(text, here, part, found, past)

    def _gains(
        self, text: _Text, places: Sequence[_Asked], part: Span, guessed: Sequence[Guess], past: Any
    ) -> dict[Span, tuple[float, ...]]:
        """What the words asked for at places of a part gain; minus infinity for those that are not read on with.

        Nothing with a network that does not remember each token by itself, or not all of them.
        """
        if not remembers(past):
            return {}
        ids, tried = text.ids, list[tuple[float, _Asked, int]]()
        for place in places:
            stands = guessed[place.start - part.start]
            leads = (stands.nats - nats for nats in stands.others)
            tried += [(lead, place, number) for number, lead in enumerate(leads) if lead > LEAD]
        tried = sorted(tried, key=lambda one: (-one[0], one[1].start))[:_MOST]
        found = {place.span: [float("-inf")] * len(place.others) for place in places}
        before = max(0, part.start - CONTEXT) - 1
        branches = [
            _Branch(place.start - before, (*place.others[number], *ids[place.rest + 1 : min(place.end, part.end) + 1]))
            for _, place, number in tried
        ]
        for (lead, place, number), nats_on in zip(tried, self._branches(past, branches, text.among), strict=True):
            as_is = guessed[place.start + 1 - part.start : min(place.end, part.end) - part.start]
            found[place.span][number] = sum(guess.nats for guess in as_is) + lead - nats_on
        return {span: tuple(gains) for span, gains in found.items()}

    def _branches(self, past: Any, branches: Sequence[_Branch], among: Among) -> Iterator[float]:
        """Nats of all tokens but the first of each branch; some branches are read in one pass, none of which sees another."""
        import torch

        for group in _grouped(branches):
            known, rows = past.get_seq_length(), sum(len(branch.ids) - 1 for branch in group)
            if not rows:  # words at the end of a part, of one token each
                yield from (0.0 for _ in group)
                continue
            mask = torch.full((rows, known + rows), float("-inf"))
            at = 0
            for branch in group:
                size = len(branch.ids) - 1
                mask[at : at + size, : branch.after] = 0.0
                mask[at : at + size, known + at : known + at + size] = torch.full((size, size), float("-inf")).triu(1)
                at += size
            places = [branch.after + n for branch in group for n in range(len(branch.ids) - 1)]
            wanted = [one for branch in group for one in branch.ids[1:]]
            device = self._network.device
            ends, _ = self._network.read(
                torch.tensor([[one for branch in group for one in branch.ids[:-1]]], device=device),
                rows,
                attention_mask=self._network.mask(mask[None, None]),
                position_ids=torch.tensor([places], device=device),
                past_key_values=past,
                use_cache=True,
            )
            past.crop(-rows)
            nats = iter([guess.nats for guess in guesses(ends[0], wanted, among)])
            yield from (sum(islice(nats, len(branch.ids) - 1)) for branch in group)


def _grouped(branches: Sequence[_Branch]) -> Iterator[list[_Branch]]:
    """Branches in their order, at most `_TOGETHER` tokens of them in one pass."""
    group: list[_Branch] = []
    for branch in branches:
        if group and sum(len(one.ids) for one in (*group, branch)) > _TOGETHER:
            yield group
            group = []
        group.append(branch)
    if group:
        yield group


def _parts(count: int) -> list[Span]:
    """So many tokens in equal parts."""
    number = -(-count // PART)
    bounds = [count * index // max(1, number) for index in range(number + 1)]
    return [Span(*part) for part in pairwise(bounds)]


def _start_token(tokenizer: Any) -> int:
    """What stands before a text: the end of the text before it."""
    if "<|endoftext|>" in tokenizer.all_special_tokens:
        return int(tokenizer.convert_tokens_to_ids("<|endoftext|>"))
    for candidate in (tokenizer.bos_token_id, tokenizer.eos_token_id):
        if candidate is not None:
            return int(candidate)
    return 0


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A token's place without the space before it."""
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _stacked(parts: Sequence[Any]) -> Any:
    """The states of all parts as one table."""
    import torch

    return None if not parts or parts[0] is None else torch.cat(list(parts))


def _joined(doc: Doc, tokens: Sequence[_Token]) -> tuple[tuple[Word, ...], list[int]]:
    """Tokens summed into the words of `doc`, and the last token of each word."""
    words: list[Word] = []
    lasts: list[int] = []
    at = 0
    for span in doc.words:
        gap = nats = 0.0
        while at < len(tokens) and tokens[at].end <= span.start:
            gap += tokens[at].nats
            at += 1
        first = at
        while at < len(tokens) and tokens[at].start < span.end:
            nats += tokens[at].nats
            at += 1
        words.append(Word(span, nats, tokens[first].entropy if at > first else 0.0, gap))
        lasts.append(max(0, at - 1))
    return tuple(words), lasts
