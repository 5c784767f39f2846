#!/usr/bin/env python3
"""Writes sequences.json beside this file: PyTorch's numbers for layers of sequences, over several steps, as golden_norm.py does for normalisations.

Comes in: nothing but torch. Goes out: one file, the same bytes on every run with the same torch build.
A case is a list of (declaration, torch module or None, function or None): what torch computes is the functions one after the other, on [batch, steps, channels].
"""
import math

import torch
import torch.nn.functional as F
from torch import nn

from golden import tensor, tensors, write
from golden_norm import STEPS, drawn


RATE = 0.002


class Attention(nn.MultiheadAttention):
    """MultiheadAttention of a sequence to itself."""

    def __init__(self, channels, heads, causal, bias):
        super().__init__(channels, heads, bias=bias, batch_first=True)
        self.causal = causal

    def forward(self, x):
        steps = x.shape[1]
        mask = torch.full((steps, steps), -math.inf).triu(1) if self.causal else None
        return super().forward(x, x, x, attn_mask=mask, need_weights=False)[0]


class Positions(nn.Embedding):
    """A learned vector for each place, added."""

    def forward(self, x):
        return x + super().forward(torch.arange(x.shape[1]))


def attention(channels, heads, causal=False, bias=True):
    options = [str(heads)] + ["Causal = true"] * causal + ["Bias = false"] * (not bias)
    return f"Attention({', '.join(options)})", Attention(channels, heads, causal, bias)


class Sinusoids(nn.Module):
    """The positional encoding of torch's tutorial on transformers."""

    def forward(self, x):
        steps, channels = x.shape[1:]
        place = torch.arange(steps).unsqueeze(1)
        factor = torch.exp(torch.arange(0, channels, 2) * (-math.log(10000.0) / channels))
        table = torch.zeros(steps, channels)
        table[:, 0::2] = torch.sin(place * factor)
        table[:, 1::2] = torch.cos(place * factor)[:, : channels // 2]
        return x + table


def dense(i, o):
    return f"Dense({o})", nn.Linear(i, o)


def positions(steps, channels):
    return "LearnedPositions", Positions(steps, channels)


class Causal(nn.Conv1d):
    """Zeros in front of the sequence alone."""

    def forward(self, x):
        return super().forward(F.pad(x.movedim(-1, 1), ((self.kernel_size[0] - 1) * self.dilation[0], 0))).movedim(1, -1)


def causal(i, o, kernel, **options):
    written = "".join(f", {key.capitalize()} = {value}" for key, value in options.items())
    return f"Conv1D({o}, {kernel}, Padding = NetGen.Padding.Causal{written})", Causal(i, o, kernel, **options)


class ChannelsFirst(nn.Flatten):
    """A file has what stands behind Flatten channels first."""

    def forward(self, x):
        return super().forward(x.movedim(-1, 1))


def embedding(vocabulary, width, padding=False, **options):
    written = "".join(f", {key} = {value}" for key, value in options.items())
    return f"Embedding({width}{', ZeroIsPadding = true' if padding else ''}{written})", nn.Embedding(vocabulary, width, padding_idx=0 if padding else None)


def frozen(layer):
    layer[1].weight.requires_grad_(False)
    return layer


def ragged_attention(channels, heads, causal=False):
    return f"Attention({heads}{', Causal = true' if causal else ''})", RaggedAttention(channels, heads, causal, True)


def recurrent(kind, i, o):
    module = {"Gru": nn.GRU, "Lstm": nn.LSTM}[kind](i, o, batch_first=True)
    return f"{kind}({o})", Last(module)


class Last(nn.Module):
    """The last output of a recurrent module, with its names."""

    def __init__(self, module):
        super().__init__()
        self.module = module

    def forward(self, x):
        return self.module(x)[0][:, -1]


# Of the batch that is computed: which steps are there.
THERE = None


def there(x):
    return THERE[..., None].to(x.dtype)


class RaggedEmbedding(nn.Embedding):
    """−1 is no token."""

    def forward(self, x):
        global THERE
        THERE = x >= 0
        y = super().forward(x.clamp(min=0))
        return y * there(y)


class RaggedRecurrent(nn.Module):
    """Packed by its lengths: its states, 0 behind the end, or its last."""

    def __init__(self, module, returns):
        super().__init__()
        self.module, self.returns = module, returns

    def forward(self, x):
        packed = nn.utils.rnn.pack_padded_sequence(x, THERE.sum(1), batch_first=True, enforce_sorted=False)
        states, last = self.module(packed)
        if self.returns:
            return nn.utils.rnn.pad_packed_sequence(states, batch_first=True, total_length=x.shape[1])[0]
        last = last[0] if isinstance(last, tuple) else last
        return torch.cat(list(last), -1)


def ragged_recurrent(kind, i, o, returns=False, both=False):
    module = {"SimpleRnn": nn.RNN, "Gru": nn.GRU, "Lstm": nn.LSTM}[kind](i, o, batch_first=True, bidirectional=both)
    return f"{kind}({o}{', ReturnSequence = true' if returns else ''}{', Bidirectional = true' if both else ''})", RaggedRecurrent(module, returns)


class RaggedAttention(Attention):
    """No step sees what is behind the end."""

    def forward(self, x):
        steps = x.shape[1]
        mask = torch.ones(steps, steps, dtype=torch.bool).triu(1) if self.causal else None
        return nn.MultiheadAttention.forward(self, x, x, x, attn_mask=mask, key_padding_mask=~THERE, need_weights=False)[0]


class Of(nn.Module):
    """A function of the steps that are there."""

    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return self.function(x)


MEAN = ("GlobalAveragePool1D", Of(lambda x: (x * there(x)).sum(1) / there(x).sum(1)))
MAX = ("GlobalMaxPool1D", Of(lambda x: x.masked_fill(~THERE[..., None], -math.inf).max(1)[0]))
LAST = ("LastStep", Of(lambda x: x[torch.arange(len(x)), THERE.sum(1) - 1]))


TANH = ("Tanh", nn.Tanh())
FLATTEN = ("Flatten", ChannelsFirst())

# Name: (samples, (steps, channels), layers).
CASES = {
    "attention of one head": (3, (5, 3), lambda: [attention(3, 1), FLATTEN, dense(15, 2)]),
    "attention of three heads": (2, (7, 9), lambda: [attention(9, 3), TANH, FLATTEN, dense(63, 2)]),
    "attention of eight channels a head": (2, (6, 16), lambda: [attention(16, 2), FLATTEN, dense(96, 3)]),
    "causal attention": (2, (9, 20), lambda: [attention(20, 4, causal=True), FLATTEN, dense(180, 2)]),
    "attention without biases": (3, (4, 6), lambda: [attention(6, 2, bias=False), FLATTEN, dense(24, 2)]),
    "attention of one step": (3, (1, 6), lambda: [attention(6, 2), FLATTEN, dense(6, 2)]),
    "causal attention of many steps": (2, (33, 4), lambda: [dense(4, 8), attention(8, 2, causal=True), TANH, attention(8, 1, causal=True), FLATTEN, dense(264, 2)]),
    "learned positions": (3, (5, 4), lambda: [dense(4, 6), positions(5, 6), TANH, dense(6, 3), FLATTEN, dense(15, 2)]),
    "positions and attention": (3, (6, 4), lambda: [positions(6, 4), attention(4, 2, causal=True), TANH, attention(4, 2), FLATTEN, dense(24, 2)]),
}

# One encoder layer of torch's, by NetGen's names.
ENCODER = {
    "self_attn.in_proj_weight": "attention1.in_proj_weight", "self_attn.in_proj_bias": "attention1.in_proj_bias",
    "self_attn.out_proj.weight": "attention1.out_proj.weight", "self_attn.out_proj.bias": "attention1.out_proj.bias",
    "linear1.weight": "dense1.weight", "linear1.bias": "dense1.bias", "linear2.weight": "dense2.weight", "linear2.bias": "dense2.bias",
    "norm1.weight": "layernorm1.weight", "norm1.bias": "layernorm1.bias", "norm2.weight": "layernorm2.weight", "norm2.bias": "layernorm2.bias",
}


def encoder(channels, heads, hidden, norm_first):
    """TransformerEncoderLayer, normalised behind its sums or in front of its maps."""
    module = nn.TransformerEncoderLayer(channels, heads, hidden, dropout=0, activation="gelu", batch_first=True, norm_first=norm_first)
    attend, think = [f"Attention({heads})"], [f"Dense({hidden})", "Gelu", f"Dense({channels})"]
    declaration = ['Mark("a")', "LayerNorm", *attend, 'Add("a")', 'Mark("b")', "LayerNorm", *think, 'Add("b")'] if norm_first else \
        ['Mark("a")', *attend, 'Add("a")', "LayerNorm", 'Mark("b")', *think, 'Add("b")', "LayerNorm"]
    return declaration, module


def named(layers):
    """Each layer's tensors under the name that a weight file gives them."""
    counts, state, gradients = {}, {}, {}
    for declaration, module in layers:
        if isinstance(declaration, list):
            name = ENCODER.get
        else:
            kind = declaration.split("(")[0]
            number = counts[kind] = counts.get(kind, 2 if kind == "Dense" and isinstance(layers[0][0], list) else 0) + 1
            name = lambda key, prefix=f"{kind.lower()}{number}.": prefix + key
        module = getattr(module, "module", module)
        state.update({name(key): value.clone() for key, value in module.state_dict().items()})
        gradients.update({name(key): p.grad.clone() for key, p in module.named_parameters() if p.grad is not None})
    return state, gradients


def case(seed, name, samples, shape, build):
    torch.manual_seed(seed)
    layers = build()
    network = nn.Sequential(*(module for _, module in layers))
    with torch.no_grad():
        for parameter in network.parameters():
            one = 1.0 if parameter.dim() == 1 and (parameter == 1).all() else 0.0
            parameter.copy_(one + drawn(*parameter.shape, scale=0.3 if parameter.dim() == 1 else math.sqrt(1.5 / parameter[0].numel())))
    tokens = shape[0] in ("tokens", "ragged")
    inputs = torch.randint(0, shape[1], (samples, shape[2])) if tokens else drawn(samples, *shape) + 0.5
    if shape[0] == "ragged":
        # All lengths from 1 to all steps, in no order.
        lengths = torch.tensor([1 + (5 * i) % shape[2] for i in range(samples)])
        inputs[torch.arange(shape[2])[None] >= lengths[:, None]] = -1
    targets = drawn(samples, *network(inputs).shape[1:])
    before, _ = named(layers)
    optimizer = torch.optim.SGD(network.parameters(), lr=RATE)
    losses, gradients = [], None
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = F.mse_loss(network(inputs), targets)
        loss.backward()
        gradients = gradients or named(layers)[1]
        losses.append(loss.item())
        optimizer.step()
    declaration = [item for written, _ in layers for item in (written if isinstance(written, list) else [written])]
    return {
        "name": name,
        "declaration": [f"Tokens({shape[1]}, Steps = {shape[2]}{', Ragged = true' if shape[0] == 'ragged' else ''})" if tokens else f"Input({', '.join(map(str, shape))})", *declaration, "MeanSquaredError", f"Sgd({RATE})"],
        "parameters": tensors(before),
        "inputs": tensor(inputs),
        "targets": tensor(targets),
        "losses": losses,
        "gradients": tensors(gradients),
        "after": tensors(named(layers)[0]),
        "outputs": tensor(network(inputs)),
    }


CASES["encoder layer"] = (2, (5, 6), lambda: [encoder(6, 2, 11, False), FLATTEN, dense(30, 2)])
CASES["encoder layer, normalised first"] = (2, (6, 8), lambda: [encoder(8, 2, 9, True), FLATTEN, dense(48, 2)])

CASES["causal convolution"] = (2, (7, 3), lambda: [causal(3, 5, 3), TANH, FLATTEN, dense(35, 2)])
CASES["dilated causal convolutions"] = (2, (11, 4), lambda: [causal(4, 6, 2), TANH, causal(6, 6, 2, dilation=2), TANH, causal(6, 3, 2, dilation=4), FLATTEN, dense(33, 2)])
CASES["causal convolution with stride and groups"] = (2, (9, 4), lambda: [causal(4, 8, 4, stride=2, groups=2), TANH, FLATTEN, dense(40, 2)])

# Tokens: (samples, ("tokens", vocabulary, steps), layers).
CASES["embedding"] = (4, ("tokens", 7, 5), lambda: [embedding(7, 6), FLATTEN, dense(30, 2)])
CASES["embedding with padding"] = (4, ("tokens", 4, 6), lambda: [embedding(4, 3, padding=True), TANH, FLATTEN, dense(18, 2)])
CASES["embedding of single tokens"] = (5, ("tokens", 9, 1), lambda: [embedding(9, 17), TANH, FLATTEN, dense(17, 2)])
CASES["embedding into a recurrent layer"] = (3, ("tokens", 11, 6), lambda: [embedding(11, 8), recurrent("Lstm", 8, 5), dense(5, 2)])
CASES["embedding, positions, attention"] = (3, ("tokens", 12, 5), lambda: [embedding(12, 16), positions(5, 16), attention(16, 2, causal=True), TANH, FLATTEN, dense(80, 2)])
CASES["frozen embedding"] = (3, ("tokens", 6, 4), lambda: [frozen(embedding(6, 5, Trainable="false")), recurrent("Gru", 5, 4), dense(4, 2)])

CASES["sinusoidal positions"] = (3, (7, 5), lambda: [dense(5, 9), ("SinusoidalPositions", Sinusoids()), TANH, FLATTEN, dense(63, 2)])
CASES["sinusoids behind an embedding"] = (3, ("tokens", 8, 6), lambda: [embedding(8, 4), ("SinusoidalPositions", Sinusoids()), attention(4, 2), FLATTEN, dense(24, 2)])


# Ragged: the same of sequences that are shorter.
def ragged(vocabulary, width):
    return f"Embedding({width})", RaggedEmbedding(vocabulary, width)


CASES["ragged simple recurrence"] = (6, ("ragged", 9, 7), lambda: [ragged(9, 5), ragged_recurrent("SimpleRnn", 5, 4), dense(4, 2)])
CASES["ragged Gru"] = (6, ("ragged", 9, 7), lambda: [ragged(9, 5), ragged_recurrent("Gru", 5, 9), dense(9, 2)])
CASES["ragged Lstm"] = (6, ("ragged", 9, 7), lambda: [ragged(9, 5), ragged_recurrent("Lstm", 5, 9), dense(9, 2)])
CASES["ragged stack in both directions"] = (6, ("ragged", 9, 6), lambda: [
    ragged(9, 5), ragged_recurrent("Gru", 5, 4, returns=True, both=True), ragged_recurrent("Lstm", 8, 3, both=True), dense(6, 2)])
CASES["ragged simple recurrence in both directions"] = (6, ("ragged", 9, 6), lambda: [ragged(9, 5), ragged_recurrent("SimpleRnn", 5, 4, both=True), dense(8, 2)])
CASES["mean of ragged states"] = (6, ("ragged", 9, 6), lambda: [ragged(9, 5), ragged_recurrent("Lstm", 5, 8, returns=True), MEAN, dense(8, 2)])
CASES["largest of ragged states"] = (6, ("ragged", 9, 6), lambda: [ragged(9, 8), ragged_recurrent("Gru", 8, 8, returns=True), MAX, dense(8, 2)])
CASES["ragged attention"] = (6, ("ragged", 9, 6), lambda: [ragged(9, 8), positions(6, 8), ragged_attention(8, 2), TANH, MEAN, dense(8, 2)])
CASES["ragged causal attention"] = (6, ("ragged", 9, 6), lambda: [ragged(9, 6), ragged_attention(6, 3, causal=True), LAST, dense(6, 2)])
CASES["ragged causal convolution"] = (6, ("ragged", 9, 6), lambda: [ragged(9, 6), causal(6, 7, 3), TANH, LAST, dense(7, 2)])

if __name__ == "__main__":
    write("sequences.json", [case(seed, name, *rest) for seed, (name, rest) in enumerate(CASES.items())])
