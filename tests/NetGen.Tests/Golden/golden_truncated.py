#!/usr/bin/env python3
"""Writes truncated.json beside this file: PyTorch's numbers for truncated back-propagation through time.

Comes in: nothing but torch. Goes out: one file, the same bytes on every run with the same torch build.
A sequence is cut into windows; each window is a step of gradient descent that begins with the states of the one before, detached. Losses are those of the
steps, gradients those of the last window before any step (its states having come through all others), outputs those of a window that begins with zeros.
"""
import math

import torch
import torch.nn.functional as F
from torch import nn

from golden import tensor, tensors, write
from golden_recurrent import drawn

RATE = 0.05
MODULES = {"SimpleRnn": nn.RNN, "Gru": nn.GRU, "Lstm": nn.LSTM}
# Name: (samples, windows, steps of each, channels, layers of (kind, units)).
CASES = {
    "SimpleRnn": (3, 6, 4, 2, [("SimpleRnn", 5)]),
    "Gru": (3, 6, 4, 2, [("Gru", 7)]),
    "Lstm": (4, 6, 3, 3, [("Lstm", 9)]),
    "one step at a time": (2, 8, 1, 2, [("Gru", 4)]),
    "stack": (3, 5, 5, 2, [("Lstm", 6), ("SimpleRnn", 4), ("Gru", 8)]),
}


def detached(state):
    return tuple(part.detach() for part in state) if isinstance(state, tuple) else state.detach()


class Network(nn.Module):
    def __init__(self, channels, layers):
        super().__init__()
        sizes = [channels, *(units for _, units in layers)]
        self.layers = nn.ModuleList(MODULES[kind](i, o, batch_first=True) for (kind, _), i, o in zip(layers, sizes, sizes[1:]))
        self.head = nn.Linear(sizes[-1], 2)

    def forward(self, x, states):
        after = []
        for layer, state in zip(self.layers, states):
            x, state = layer(x, state)
            after.append(detached(state))
        return self.head(x), after


def case(seed, name, samples, windows, steps, channels, layers):
    torch.manual_seed(seed)
    network, nothing = Network(channels, layers), [None] * len(layers)
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.copy_(drawn(*parameter.shape, scale=0.3 if parameter.dim() == 1 else math.sqrt(1.0 / parameter.shape[1])))
    inputs, targets = drawn(samples, windows * steps, channels), drawn(samples, windows * steps, 2)
    parts = list(zip(inputs.split(steps, 1), targets.split(steps, 1)))
    counts, names = {}, {}
    for i, (kind, _) in enumerate(layers):
        counts[kind] = counts.get(kind, 0) + 1
        names[f"layers.{i}."] = f"{kind.lower()}{counts[kind]}."
    names["head."] = "dense1."

    def named(values):
        return {next(ours + key[len(theirs):] for theirs, ours in names.items() if key.startswith(theirs)): value.clone() for key, value in values}

    before, states = named(network.state_dict().items()), nothing
    for x, _ in parts[:-1]:
        _, states = network(x, states)
    F.mse_loss(network(parts[-1][0], states)[0], parts[-1][1]).backward()
    gradients = named((key, p.grad) for key, p in network.named_parameters())
    optimizer, states, losses = torch.optim.SGD(network.parameters(), lr=RATE), nothing, []
    for x, t in parts:
        optimizer.zero_grad()
        y, states = network(x, states)
        loss = F.mse_loss(y, t)
        loss.backward()
        losses.append(loss.item())
        optimizer.step()
    return {
        "name": name,
        "declaration": [
            f"Input({steps}, {channels})", *(f"{kind}({units}, ReturnSequence = true)" for kind, units in layers), "Dense(2)", "MeanSquaredError", f"Sgd({RATE})",
            "Training(CarryState = true)"],
        "parameters": tensors(before),
        "inputs": tensor(inputs),
        "targets": tensor(targets),
        "losses": losses,
        "gradients": tensors(gradients),
        "after": tensors(named(network.state_dict().items())),
        "outputs": tensor(network(parts[0][0], nothing)[0]),
    }


if __name__ == "__main__":
    write("truncated.json", [case(seed, name, *rest) for seed, (name, rest) in enumerate(CASES.items())])
