#!/usr/bin/env python3
"""Writes gates.json beside this file: numbers of recurrent layers that PyTorch has no module of, written out step by step of its primitives.

Comes in: nothing but torch. Goes out: one file, the same bytes on every run with the same torch build.
The GRU whose reset gate stands before the product (Cho et al. 2014; Keras' reset_after=False), and a state before the first step that is learned: a parameter of
each direction, the same for all sequences. Everything else is as in golden_recurrent.py, and cells without either are held against torch's modules here.
"""
import torch
from torch import nn

from golden import write
from golden_recurrent import LAST, TANH, case, dense, recurrent

GATES = {"SimpleRnn": 1, "Gru": 3, "GruBefore": 3, "Lstm": 4}


class Cell(nn.Module):
    """One way, or both ways side by side. Gates as PyTorch has them; of the reset before the product r, z of the state and n of the reset state."""

    def __init__(self, kind, inputs, units, sequence=False, both=False, reverse=False, bias=True, learned=False):
        super().__init__()
        self.kind, self.units, self.sequence = kind, units, sequence
        self.ways = [("", False), ("_reverse", True)] if both else [("", reverse)]
        gates = GATES[kind]
        shapes = {"weight_ih_l0": (gates * units, inputs), "weight_hh_l0": ((2 if kind == "GruBefore" else gates) * units, units)}
        if kind == "GruBefore":
            shapes["weight_nh_l0"] = (units, units)
        if bias:
            shapes["bias_ih_l0"] = (gates * units,)
        if bias and kind != "GruBefore":
            shapes["bias_hh_l0"] = (gates * units,)
        if learned:
            shapes["h_0"] = (units,)
        if learned and kind == "Lstm":
            shapes["c_0"] = (units,)
        for name, _ in self.ways:
            for key, shape in shapes.items():
                self.register_parameter(key + name, nn.Parameter(torch.zeros(*shape)))

    def way(self, x, name, reverse):
        def of(key, otherwise=None):
            return getattr(self, key + name, otherwise)

        def start(key):
            return of(key, torch.zeros(self.units)).expand(x.shape[0], -1)

        w, u, states = of("weight_ih_l0"), of("weight_hh_l0"), []
        b, k = of("bias_ih_l0", torch.zeros(w.shape[0])), of("bias_hh_l0", torch.zeros(u.shape[0]))
        h, c = start("h_0"), start("c_0")
        for step in reversed(range(x.shape[1])) if reverse else range(x.shape[1]):
            a, s = (x[:, step] @ w.T + b).split(self.units, 1), (h @ u.T + k).split(self.units, 1)
            if self.kind == "SimpleRnn":
                h = torch.tanh(a[0] + s[0])
            elif self.kind == "Lstm":
                i, f, o = (torch.sigmoid(a[gate] + s[gate]) for gate in (0, 1, 3))
                c = f * c + i * torch.tanh(a[2] + s[2])
                h = o * torch.tanh(c)
            else:
                r, z = torch.sigmoid(a[0] + s[0]), torch.sigmoid(a[1] + s[1])
                n = torch.tanh(a[2] + (r * s[2] if self.kind == "Gru" else (r * h) @ of("weight_nh_l0").T))
                h = (1 - z) * n + z * h
            states.append(h)
        return torch.stack(states[::-1] if reverse else states, 1), h

    def forward(self, x):
        ways = [self.way(x, *way) for way in self.ways]
        return torch.cat([states if self.sequence else last for states, last in ways], -1)


def cell(kind, inputs, units, **options):
    names = {"sequence": "ReturnSequence = true", "both": "Bidirectional = true", "reverse": "Reverse = true", "learned": "InitialState = NetGen.InitialState.Learned"}
    written = [names[key] for key in options if key in names] + ["Bias = false"] * (not options.get("bias", True))
    written += ["ResetAfter = false"] * (kind == "GruBefore")
    return f"{kind.replace('Before', '')}({', '.join([str(units), *written])})", Cell(kind, inputs, units, **options)


def gru(inputs, units, **options):
    return cell("GruBefore", inputs, units, **options)


# As in golden_recurrent.py.
CASES = {
    "last state": (4, 5, 3, lambda: [gru(3, 7), dense(7, 2)]),
    "sequence": (3, 4, 2, lambda: [gru(2, 5, sequence=True), dense(5, 3)]),
    "one step": (3, 1, 3, lambda: [gru(3, 4), dense(4, 2)]),
    "one sample, whole vectors": (1, 6, 8, lambda: [gru(8, 16), dense(16, 2)]),
    "more units than a vector": (3, 4, 5, lambda: [gru(5, 37), dense(37, 2)]),
    "last step first": (3, 5, 3, lambda: [gru(3, 6, reverse=True), dense(6, 2)]),
    "sequence, last step first": (3, 5, 3, lambda: [gru(3, 6, sequence=True, reverse=True), dense(6, 2)]),
    "both ways": (3, 5, 3, lambda: [gru(3, 9, both=True), dense(18, 2)]),
    "sequence, both ways": (2, 4, 3, lambda: [gru(3, 5, sequence=True, both=True), dense(10, 2)]),
    "no bias": (3, 4, 3, lambda: [gru(3, 11, bias=False), dense(11, 2)]),
    "two": (3, 5, 2, lambda: [gru(2, 6, sequence=True), gru(6, 9), dense(9, 2)]),
    "of what a dense layer makes of each step": (3, 5, 2, lambda: [dense(2, 5), TANH, gru(5, 8), TANH, dense(8, 3)]),
    "beside the other form": (3, 5, 2, lambda: [gru(2, 6, sequence=True), recurrent("Gru", 6, 5, sequence=True), LAST, dense(5, 2)]),
}
for kind in GATES:
    CASES |= {
        f"{kind}, learned start": (3, 4, 2, lambda kind=kind: [cell(kind, 2, 7, learned=True), dense(7, 2)]),
        f"{kind}, learned start, sequence, last step first": (3, 4, 2, lambda kind=kind: [
            cell(kind, 2, 5, sequence=True, reverse=True, learned=True), dense(5, 2)]),
        f"{kind}, learned start, both ways": (3, 3, 2, lambda kind=kind: [cell(kind, 2, 5, both=True, bias=False, learned=True), dense(10, 2)]),
        f"{kind}, learned start, one step, two": (2, 1, 3, lambda kind=kind: [
            cell(kind, 3, 17, sequence=True, learned=True), cell(kind, 17, 4, learned=True), dense(4, 2)]),
    }


def check_against_modules():
    """What is written out here of the cells that torch has is what torch computes."""
    for kind, module in (("SimpleRnn", nn.RNN), ("Gru", nn.GRU), ("Lstm", nn.LSTM)):
        torch.manual_seed(1)
        ours, theirs, x = Cell(kind, 3, 5, sequence=True, both=True), module(3, 5, batch_first=True, bidirectional=True), torch.randn(2, 4, 3)
        ours.load_state_dict(theirs.state_dict())
        assert torch.allclose(ours(x), theirs(x)[0], rtol=1e-13, atol=1e-13), kind


if __name__ == "__main__":
    check_against_modules()
    write("gates.json", [case(seed, name, *rest) for seed, (name, rest) in enumerate(CASES.items())])
