#!/usr/bin/env python3
"""Writes layers.json, functions.json, optimizers.json, schedules.json and initialisers.json beside this file: PyTorch's numbers for what NetGen compiles.

Comes in: nothing but torch. Goes out: the five files, the same bytes on every run with the same torch build.
Everything is computed in float64. README.md beside this file describes the shape of the JSON.
"""
import json
import math
from pathlib import Path

import torch
import torch.nn.functional as F
from torch.nn import init

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
HERE = Path(__file__).parent


# ---------------------------------------------------------------- what NetGen writes, what torch computes

ACTIVATIONS = {  # as declared: function
    "Relu": F.relu,
    "LeakyRelu(0.01)": lambda z: F.leaky_relu(z, 0.01),
    "Elu(1)": lambda z: F.elu(z, 1.0),
    "Tanh": torch.tanh,
    "Sigmoid": torch.sigmoid,
    "Softmax": lambda z: F.softmax(z, dim=1),
}
FUNCTIONS = {  # those of functions.json
    "Selu": F.selu,
    "Gelu": F.gelu,
    "Gelu(Approximate = true)": lambda z: F.gelu(z, approximate="tanh"),
    "Silu": F.silu,
    "Mish": F.mish,
    "Softplus": F.softplus,
    "Softsign": F.softsign,
    "Relu6": F.relu6,
    "HardSigmoid": lambda z: (z / 6 + 0.5).clamp(0, 1),  # F.hardsigmoid multiplies its gradient by a float32 1/6
    "HardSwish": F.hardswish,
    "Exp": torch.exp,
    "LogSoftmax": lambda z: F.log_softmax(z, dim=1),
}
FORWARD = {**ACTIVATIONS, **FUNCTIONS}
KINKS = {"Relu": (0,), "LeakyRelu(0.01)": (0,), "Selu": (0,), "Relu6": (0, 6), "HardSigmoid": (-3, 3), "HardSwish": (-3, 3)}

# As declared: (loss of the head's pre-activation z, its output y and the target t, where e = y - t has a kink).
LOSSES = {
    "CrossEntropy": (lambda z, y, t: F.cross_entropy(z, t), None),
    "CrossEntropy(LabelSmoothing = 0.1)": (lambda z, y, t: F.cross_entropy(z, t, label_smoothing=0.1), None),
    "BinaryCrossEntropy": (lambda z, y, t: F.binary_cross_entropy_with_logits(z, t), None),
    "MeanSquaredError": (lambda z, y, t: F.mse_loss(y, t), None),
    "MeanAbsoluteError": (lambda z, y, t: F.l1_loss(y, t), 0.0),
    "Huber(1)": (lambda z, y, t: F.huber_loss(y, t, delta=1.0), 1.0),
    "Huber(0.5)": (lambda z, y, t: F.huber_loss(y, t, delta=0.5), 0.5),
}
FUNCTION_LOSSES = {  # those of functions.json: the loss; of a margin loss PyTorch takes the mean over classes too
    "MeanSquaredError": lambda z, y, t: F.mse_loss(y, t),
    "CrossEntropy": lambda z, y, t: F.nll_loss(y, t),
    "Hinge": lambda z, y, t: y.shape[1] * F.multi_margin_loss(y, t),
    "SquaredHinge": lambda z, y, t: y.shape[1] * F.multi_margin_loss(y, t, p=2),
    "Poisson": lambda z, y, t: F.poisson_nll_loss(y, t, log_input=False),
    "KlDivergence": lambda z, y, t: F.kl_div(F.log_softmax(z, dim=1), t, reduction="batchmean"),
    "CosineDistance": lambda z, y, t: (1 - F.cosine_similarity(y, t, dim=1)).mean(),
}
HEADS = [  # (head, loss); a None head is linear
    ("Softmax", "CrossEntropy"),
    ("Softmax", "CrossEntropy(LabelSmoothing = 0.1)"),
    ("Sigmoid", "BinaryCrossEntropy"),
    (None, "MeanSquaredError"),
    (None, "MeanAbsoluteError"),
    (None, "Huber(1)"),
    (None, "Huber(0.5)"),
    ("Softmax", "MeanSquaredError"),
    ("Sigmoid", "MeanSquaredError"),
    ("Tanh", "MeanSquaredError"),
    ("Relu", "MeanSquaredError"),
    ("LeakyRelu(0.01)", "MeanSquaredError"),
    ("Elu(1)", "MeanSquaredError"),
]


def dense_parameters(*sizes):
    """Weights [out, in] of about unit gain and biases that are not zero, so that no gradient is trivially so."""
    parameters = {}
    for i, (inputs, units) in enumerate(zip(sizes, sizes[1:]), start=1):
        parameters[f"dense{i}.weight"] = torch.randn(units, inputs) * math.sqrt(1.5 / inputs)
        parameters[f"dense{i}.bias"] = torch.randn(units) * 0.3
    return {name: p.requires_grad_() for name, p in parameters.items()}


def forward(parameters, x, hidden, head):
    """The two pre-activations and the output of Dense, hidden, Dense, head."""
    z1 = F.linear(x, parameters["dense1.weight"], parameters["dense1.bias"])
    z2 = F.linear(FORWARD[hidden](z1), parameters["dense2.weight"], parameters["dense2.bias"])
    return z1, z2, FORWARD[head](z2) if head else z2


def tensor(t):
    return {"shape": list(t.shape), "values": t.detach().flatten().tolist()}


def tensors(named):
    return {name: tensor(t) for name, t in named.items()}


def write(name, cases):
    """One case per line, so that a difference in version control names its case."""
    lines = ",\n".join(json.dumps(case, separators=(",", ":"), allow_nan=False) for case in cases)
    (HERE / name).write_text(f'{{"torch":"{torch.__version__}","cases":[\n{lines}\n]}}\n', encoding="utf-8")


# ---------------------------------------------------------------- layers: outputs, loss, all gradients

BATCH, INPUTS, HIDDEN, OUTPUTS = 6, 5, 7, 4


def targets(loss):
    """What the loss is measured against. A target of BinaryCrossEntropy is a probability, the ends included."""
    if loss.startswith("CrossEntropy") or loss.endswith("Hinge"):
        return torch.randint(OUTPUTS, (BATCH,))
    if loss == "BinaryCrossEntropy":
        return torch.randint(5, (BATCH, OUTPUTS)) / 4
    if loss == "Poisson":
        return torch.randint(7, (BATCH, OUTPUTS)).double()
    if loss == "KlDivergence":  # probabilities, the first of each row 0
        p = torch.rand(BATCH, OUTPUTS)
        p[:, 0] = 0
        return p / p.sum(dim=1, keepdim=True)
    return torch.randn(BATCH, OUTPUTS)


def near_a_kink(hidden, head, loss, z1, z2, y, t):
    """Whether a derivative would jump within rounding of a float32 network: such a draw compares nothing."""
    margins = [z1 - kink for kink in KINKS.get(hidden, ())] + [z2 - kink for kink in KINKS.get(head, ())]
    if loss in LOSSES and LOSSES[loss][1] is not None:
        margins.append((y - t).abs() - LOSSES[loss][1])
    if loss.endswith("Hinge"):
        margins.append(y - y.gather(1, t[:, None]) + 1)
    return any(m.abs().min() < 1e-3 for m in margins)


def layer_case(seed, hidden, head, loss, loss_of, spread=1):
    """`loss_of` computes the loss; `spread` widens the inputs, so that functions with flat ends are seen there too."""
    while True:
        torch.manual_seed(seed)
        parameters = dense_parameters(INPUTS, HIDDEN, OUTPUTS)
        x, t = spread * torch.randn(BATCH, INPUTS), targets(loss)
        z1, z2, y = forward(parameters, x, hidden, head)
        labels = not t.is_floating_point()
        if not near_a_kink(hidden, head, loss, z1, z2, y, t):
            break
        seed += 1000
    value = loss_of(z2, y, t)
    value.backward()
    declaration = [f"Input({INPUTS})", f"Dense({HIDDEN})", hidden, f"Dense({OUTPUTS})", *([head] if head else []), loss]
    return {
        "name": " ".join([hidden, "|", head or "linear", "|", loss]),
        "declaration": declaration,
        "parameters": tensors(parameters),
        "inputs": tensor(x),
        **({"labels": t.tolist()} if labels else {"targets": tensor(t)}),
        "outputs": tensor(y),
        "loss": value.item(),
        "gradients": tensors({name: p.grad for name, p in parameters.items()}),
    }


def layers():
    return [layer_case(seed, hidden, head, loss, LOSSES[loss][0])
            for seed, (hidden, head, loss) in enumerate((a, h, l) for a in ACTIVATIONS for h, l in HEADS)]


def functions():
    """Every function hidden and as the head, then every loss behind the heads it speaks of."""
    wide = ("Relu6", "HardSigmoid", "HardSwish")
    cases = [(f, None, "MeanSquaredError") for f in FUNCTIONS] + [("Tanh", f, "MeanSquaredError") for f in FUNCTIONS] + [
        (hidden, head, loss)
        for head, loss in (
            (None, "Hinge"), (None, "SquaredHinge"), ("Tanh", "Hinge"), ("LogSoftmax", "CrossEntropy"), ("Exp", "Poisson"), ("Softplus", "Poisson"),
            ("Softmax", "KlDivergence"), ("LogSoftmax", "KlDivergence"), (None, "CosineDistance"), ("Tanh", "CosineDistance"))
        for hidden in ("Tanh", "Gelu")]
    return [layer_case(seed, hidden, head, loss, FUNCTION_LOSSES[loss], spread=4 if hidden in wide or head in wide else 1)
            for seed, (hidden, head, loss) in enumerate(cases, start=10_000)]


# ---------------------------------------------------------------- optimizers: ten full-batch steps

STEPS, SHOWN = 10, (1, 2, 3, 10)


class Nadam(torch.optim.Optimizer):
    """The algorithm of torch.optim.NAdam's documentation (Dozat 2016). Torch 1.13's code takes mu_t twice into the product of step t + 1
    (pytorch/pytorch#92699); with twice=True so does this one, which is how it is checked against torch below."""
    def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0, momentum_decay=4e-3, twice=False):
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, momentum_decay=momentum_decay, twice=twice))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            (beta1, beta2), decay = group["betas"], group["momentum_decay"]
            for w in group["params"]:
                s = self.state[w]
                if not s:
                    s.update(t=0, product=1.0, m=torch.zeros_like(w), v=torch.zeros_like(w))
                s["t"] += 1
                t, g = s["t"], w.grad + group["weight_decay"] * w
                mu, mu_next = (beta1 * (1 - 0.5 * 0.96 ** (k * decay)) for k in (t, t + 1))
                s["product"] *= mu
                s["m"] = beta1 * s["m"] + (1 - beta1) * g
                s["v"] = beta2 * s["v"] + (1 - beta2) * g * g
                product_next = s["product"] * mu_next * (mu if group["twice"] else 1)
                mean = (1 - mu) / (1 - s["product"]) * g + mu_next / (1 - product_next) * s["m"]
                w -= group["lr"] * mean / ((s["v"] / (1 - beta2 ** t)).sqrt() + group["eps"])


class Lion(torch.optim.Optimizer):
    """Chen et al. 2023, algorithm 2, which torch has not: the decay stands beside the sign, both from the weight before the step."""
    def __init__(self, params, lr=1e-4, betas=(0.9, 0.99), weight_decay=0.0):
        super().__init__(params, dict(lr=lr, betas=betas, weight_decay=weight_decay))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            for w in group["params"]:
                m = self.state[w].setdefault("m", torch.zeros_like(w))
                u = (beta1 * m + (1 - beta1) * w.grad).sign()
                w -= group["lr"] * (u + group["weight_decay"] * w)
                self.state[w]["m"] = beta2 * m + (1 - beta2) * w.grad


class Lamb(torch.optim.Optimizer):
    """You et al. 2020, algorithm 2, which torch has not: weights move by a share of their norm; what has no decay moves as Adam moves it, as in the
    authors' code for BERT."""
    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-6, weight_decay=0.01):
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            for w in group["params"]:
                s = self.state[w]
                if not s:
                    s.update(t=0, m=torch.zeros_like(w), v=torch.zeros_like(w))
                s["t"] += 1
                s["m"] = beta1 * s["m"] + (1 - beta1) * w.grad
                s["v"] = beta2 * s["v"] + (1 - beta2) * w.grad * w.grad
                r = s["m"] / (1 - beta1 ** s["t"]) / ((s["v"] / (1 - beta2 ** s["t"])).sqrt() + group["eps"]) + group["weight_decay"] * w
                ratio = (w.norm() / r.norm()).item() if w.dim() > 1 and w.norm() > 0 and r.norm() > 0 else 1.0
                w -= group["lr"] * ratio * r


OPTIMIZERS = [  # (as declared, torch's class, torch's options)
    ("Sgd(0.1)", torch.optim.SGD, dict(lr=0.1)),
    ("Sgd(0.1, WeightDecay = 0.05)", torch.optim.SGD, dict(lr=0.1, weight_decay=0.05)),
    ("Sgd(0.1, Momentum = 0.9)", torch.optim.SGD, dict(lr=0.1, momentum=0.9)),
    ("Sgd(0.1, Momentum = 0.9, Nesterov = true)", torch.optim.SGD, dict(lr=0.1, momentum=0.9, nesterov=True)),
    ("Sgd(0.1, Momentum = 0.9, WeightDecay = 0.05)", torch.optim.SGD, dict(lr=0.1, momentum=0.9, weight_decay=0.05)),
    ("Sgd(0.1, Momentum = 0.9, Nesterov = true, WeightDecay = 0.05)", torch.optim.SGD,
     dict(lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.05)),
    ("Adam", torch.optim.Adam, dict()),
    ("Adam(0.02)", torch.optim.Adam, dict(lr=0.02)),
    ("Adam(0.02, WeightDecay = 0.01)", torch.optim.Adam, dict(lr=0.02, weight_decay=0.01)),
    ("Adam(0.02, Beta1 = 0.8, Beta2 = 0.95, Epsilon = 0.001)", torch.optim.Adam, dict(lr=0.02, betas=(0.8, 0.95), eps=1e-3)),
    ("AdamW", torch.optim.AdamW, dict()),
    ("AdamW(0.02, WeightDecay = 0.01)", torch.optim.AdamW, dict(lr=0.02, weight_decay=0.01)),
    ("AdamW(0.02, WeightDecay = 0.5)", torch.optim.AdamW, dict(lr=0.02, weight_decay=0.5)),
    ("RmsProp", torch.optim.RMSprop, dict()),
    ("RmsProp(0.005, Alpha = 0.9, Epsilon = 0.001)", torch.optim.RMSprop, dict(lr=0.005, alpha=0.9, eps=1e-3)),
    ("RmsProp(0.005, Momentum = 0.9)", torch.optim.RMSprop, dict(lr=0.005, momentum=0.9)),
    ("RmsProp(0.005, Centered = true)", torch.optim.RMSprop, dict(lr=0.005, centered=True)),
    ("RmsProp(0.005, Momentum = 0.9, Centered = true)", torch.optim.RMSprop, dict(lr=0.005, momentum=0.9, centered=True)),
    ("RmsProp(0.005, WeightDecay = 0.05)", torch.optim.RMSprop, dict(lr=0.005, weight_decay=0.05)),
    ("Adagrad", torch.optim.Adagrad, dict()),
    ("Adagrad(0.1, LearningRateDecay = 0.1)", torch.optim.Adagrad, dict(lr=0.1, lr_decay=0.1)),
    ("Adagrad(0.1, WeightDecay = 0.05)", torch.optim.Adagrad, dict(lr=0.1, weight_decay=0.05)),
    ("Adam(0.02, Beta2 = 0.6, AmsGrad = true)", torch.optim.Adam, dict(lr=0.02, betas=(0.9, 0.6), amsgrad=True)),
    ("AdamW(0.02, Beta2 = 0.6, AmsGrad = true)", torch.optim.AdamW, dict(lr=0.02, betas=(0.9, 0.6), amsgrad=True)),
    ("Nadam", Nadam, dict()),
    ("Nadam(0.02, Beta1 = 0.8, Beta2 = 0.95, Epsilon = 0.001, MomentumDecay = 0.1)", Nadam,
     dict(lr=0.02, betas=(0.8, 0.95), eps=1e-3, momentum_decay=0.1)),
    ("Nadam(0.02, WeightDecay = 0.05)", Nadam, dict(lr=0.02, weight_decay=0.05)),
    ("RAdam", torch.optim.RAdam, dict()),  # rectified from the sixth step on
    ("RAdam(0.02, Beta1 = 0.8, Beta2 = 0.95, Epsilon = 0.001)", torch.optim.RAdam, dict(lr=0.02, betas=(0.8, 0.95), eps=1e-3)),
    ("RAdam(0.02, Beta2 = 0.5)", torch.optim.RAdam, dict(lr=0.02, betas=(0.9, 0.5))),  # never rectified
    ("RAdam(0.02, WeightDecay = 0.05)", torch.optim.RAdam, dict(lr=0.02, weight_decay=0.05)),
    ("Adamax", torch.optim.Adamax, dict()),
    ("Adamax(0.02, Beta1 = 0.8, Beta2 = 0.6, Epsilon = 0.001)", torch.optim.Adamax, dict(lr=0.02, betas=(0.8, 0.6), eps=1e-3)),
    ("Adamax(0.02, WeightDecay = 0.05)", torch.optim.Adamax, dict(lr=0.02, weight_decay=0.05)),
    ("Adadelta", torch.optim.Adadelta, dict()),
    ("Adadelta(0.5, Rho = 0.8, Epsilon = 0.001)", torch.optim.Adadelta, dict(lr=0.5, rho=0.8, eps=1e-3)),
    ("Adadelta(0.5, WeightDecay = 0.05)", torch.optim.Adadelta, dict(lr=0.5, weight_decay=0.05)),
    ("Lion", Lion, dict()),
    ("Lion(0.01, Beta1 = 0.5, Beta2 = 0.8, WeightDecay = 0.5)", Lion, dict(lr=0.01, betas=(0.5, 0.8), weight_decay=0.5)),
    ("Lamb", Lamb, dict()),
    ("Lamb(0.05, Beta1 = 0.8, Beta2 = 0.95, Epsilon = 0.001, WeightDecay = 0.5)", Lamb, dict(lr=0.05, betas=(0.8, 0.95), eps=1e-3, weight_decay=0.5)),
    ("Lamb(0.02, WeightDecay = 0)", Lamb, dict(lr=0.02, weight_decay=0.0)),
]

SGD = ("Sgd(0.1)", torch.optim.SGD, dict(lr=0.1))
MOMENTUM = ("Sgd(0.1, Momentum = 0.9)", torch.optim.SGD, dict(lr=0.1, momentum=0.9))
ADAM = ("Adam(0.02)", torch.optim.Adam, dict(lr=0.02))
LAMB = ("Lamb(0.02)", Lamb, dict(lr=0.02))


def soft_threshold(w, threshold):
    return w.sign() * (w.abs() - threshold).clamp(min=0)


class L2:
    """½λ‖w‖² in the function that is differentiated: torch's weight_decay by another road."""
    def __init__(self, strength): self.strength = strength
    def __str__(self): return f"L2({self.strength})"
    def term(self, weights): return sum(0.5 * self.strength * (w * w).sum() for w in weights)
    def proximal(self, w, rate): return w


class L1:
    """λ‖w‖₁: soft threshold ηλ behind the optimizer's step."""
    def __init__(self, strength): self.strength = strength
    def __str__(self): return f"L1({self.strength})"
    def term(self, weights): return 0.0
    def proximal(self, w, rate): return soft_threshold(w, rate * self.strength)


class ElasticNet:
    """λ(r‖w‖₁ + ½(1 − r)‖w‖²): soft threshold ηλr, then division by 1 + ηλ(1 − r), behind the optimizer's step."""
    def __init__(self, strength, ratio): self.strength, self.ratio = strength, ratio
    def __str__(self): return f"ElasticNet({self.strength}, {self.ratio})"
    def term(self, weights): return 0.0
    def proximal(self, w, rate):
        return soft_threshold(w, rate * self.strength * self.ratio) / (1 + rate * self.strength * (1 - self.ratio))


class ClipNorm:
    """torch.nn.utils.clip_grad_norm_ over all parameters."""
    def __init__(self, norm): self.norm = norm
    def __str__(self): return f"ClipNorm({self.norm})"
    def apply(self, parameters): torch.nn.utils.clip_grad_norm_(parameters, self.norm)


class ClipValue:
    def __init__(self, value): self.value = value
    def __str__(self): return f"ClipValue({self.value})"
    def apply(self, parameters): torch.nn.utils.clip_grad_value_(parameters, self.value)


def optimizer_case(optimizer, penalty=None, rate_of_step=None, clips=(), factor=1):
    """Ten steps of 5-7-tanh-3 with mean squared error on 12 rows. Decay and penalties cover weights only; the first layer's rate is
    multiplied by a factor."""
    declared, kind, options = optimizer
    torch.manual_seed(7)
    parameters = dense_parameters(5, 7, 3)
    x, t = torch.randn(12, 5), torch.randn(12, 3)
    start = tensors(parameters)
    weights = [p for name, p in parameters.items() if name.endswith(".weight")]
    torch_optimizer = kind([{"params": [p], **({"weight_decay": 0.0} if name.endswith(".bias") else {})} for name, p in parameters.items()], **options)
    for group in torch_optimizer.param_groups[:2]:
        group["lr"] *= factor

    rates, losses, after = [], [], {}
    for step in range(1, STEPS + 1):
        if rate_of_step:
            for group in torch_optimizer.param_groups:
                group["lr"] = rate_of_step(step)
        rate = torch_optimizer.param_groups[-1]["lr"]
        loss = F.mse_loss(forward(parameters, x, "Tanh", None)[2], t)
        torch_optimizer.zero_grad()
        (loss + (penalty.term(weights) if penalty else 0.0)).backward()
        for clip in clips:
            clip.apply(parameters.values())
        torch_optimizer.step()
        if penalty:
            with torch.no_grad():
                for w in weights:
                    w.copy_(penalty.proximal(w, rate))
        rates.append(rate)
        losses.append(loss.item())
        if step in SHOWN:
            after[step] = tensors(parameters)

    items = [declared, *map(str, clips)] + ([str(penalty)] if penalty else [])
    return {
        "name": " ".join(items) + (" with a changing rate" if rate_of_step else "") + (f" with a factor of {factor}" if factor != 1 else ""),
        "declaration": ["Input(5)", "Dense(7)" if factor == 1 else f"Dense(7, LearningRateFactor = {factor})", "Tanh", "Dense(3)", "MeanSquaredError", *items],
        "parameters": start,
        "inputs": tensor(x),
        "targets": tensor(t),
        "learningRates": rates,
        "losses": losses,
        "parametersAfter": after,
    }


def optimizers():
    halved = lambda step: 0.1 if step <= 4 else 0.05  # tells η outside the velocity (PyTorch) from η inside it (Keras)
    return [
        *(optimizer_case(o) for o in OPTIMIZERS),
        optimizer_case(MOMENTUM, rate_of_step=halved),
        *(optimizer_case(o, p) for p in (L2(0.05), L1(0.3), ElasticNet(0.6, 0.5)) for o in (SGD, MOMENTUM, ADAM)),
        optimizer_case(SGD, L1(0.3), rate_of_step=halved),
        *(optimizer_case(o, clips=clips) for o in (MOMENTUM, ADAM) for clips in ([ClipNorm(0.5)], [ClipNorm(1000.0)], [ClipValue(0.05)], [ClipNorm(0.5), ClipValue(0.05)])),
        *(optimizer_case(o, factor=0.25) for o in (MOMENTUM, ADAM, ("AdamW(0.02, WeightDecay = 0.5)", torch.optim.AdamW, dict(lr=0.02, weight_decay=0.5)))),
        optimizer_case(("Adagrad(0.1, LearningRateDecay = 0.1)", torch.optim.Adagrad, dict(lr=0.1, lr_decay=0.1)), factor=4),
        *(optimizer_case(LAMB, clips=clips) for clips in ([ClipNorm(0.5)], [ClipNorm(0.5), ClipValue(0.05)])),
        optimizer_case(LAMB, L2(0.05)),
        optimizer_case(LAMB, factor=0.25),
    ]


def check_nadam():
    """With torch 1.13's slip, Nadam above is torch's own, but for rounding; and without the slip it is not."""
    def after(kind, **options):
        torch.manual_seed(3)
        w = torch.randn(20).requires_grad_()
        optimizer = kind([w], weight_decay=0.05, momentum_decay=0.1, **options)
        for _ in range(30):
            optimizer.zero_grad()
            ((w - 1) ** 4).sum().backward()
            optimizer.step()
        return w.detach()
    assert (after(Nadam, twice=True) - after(torch.optim.NAdam)).abs().max() < 1e-12
    assert (after(Nadam) - after(torch.optim.NAdam)).abs().max() > 1e-6


# ---------------------------------------------------------------- schedules: the rate of every step

RATE, STEPS_PER_EPOCH, EPOCHS = 0.2, 4, 9
TOTAL = STEPS_PER_EPOCH * EPOCHS
LR = torch.optim.lr_scheduler


def lambda_of(share):
    return lambda optimizer: LR.LambdaLR(optimizer, share)


def warmed(steps, share):
    """NetGen's warm-up of a schedule that is a share of the rate: linear to what it gives to the last of the steps, then the schedule."""
    return lambda_of(lambda t: share(max(t, steps - 1)) * min(1.0, (t + 1) / steps))


# (as declared, torch's scheduler, whether it is told of every step or of every epoch)
SCHEDULES = [
    (["StepDecay(2, 0.5)"], lambda o: LR.StepLR(o, 2, 0.5), False),
    (["MultiStepDecay(0.1, 2, 3, 7)"], lambda o: LR.MultiStepLR(o, [2, 3, 7], 0.1), False),
    (["MultiStepDecay(0.5, 100)"], lambda o: LR.MultiStepLR(o, [100], 0.5), False),
    (["ExponentialDecay(0.8)"], lambda o: LR.ExponentialLR(o, 0.8 ** (1 / STEPS_PER_EPOCH)), True),
    (["InverseTimeDecay(0.3)"], lambda_of(lambda t: 1 / (1 + 0.3 * t / STEPS_PER_EPOCH)), True),
    (["InverseSquareRoot"], lambda_of(lambda t: (t + 1) ** -0.5), True),
    (["LinearDecay"], lambda o: LR.LinearLR(o, 1.0, 0.0, TOTAL), True),
    (["LinearDecay(EndFactor = 0.25)"], lambda o: LR.LinearLR(o, 1.0, 0.25, TOTAL), True),
    (["PolynomialDecay"], lambda o: LR.PolynomialLR(o, TOTAL, 2), True),
    (["PolynomialDecay(0.5)"], lambda o: LR.PolynomialLR(o, TOTAL, 0.5), True),
    (["PolynomialDecay(3, EndFactor = 0.1)"], lambda_of(lambda t: 0.1 + 0.9 * (1 - t / TOTAL) ** 3), True),
    (["CosineDecay"], lambda o: LR.CosineAnnealingLR(o, TOTAL), True),
    (["CosineDecay(EndFactor = 0.1)"], lambda o: LR.CosineAnnealingLR(o, TOTAL, 0.1 * RATE), True),
    (["CosineRestarts(2)"], lambda o: LR.CosineAnnealingWarmRestarts(o, 2 * STEPS_PER_EPOCH), True),
    (["CosineRestarts(1, Multiplier = 2, EndFactor = 0.1)"], lambda o: LR.CosineAnnealingWarmRestarts(o, STEPS_PER_EPOCH, 2, 0.1 * RATE), True),
    (["OneCycle"], lambda o: LR.OneCycleLR(o, RATE, TOTAL, cycle_momentum=False), True),
    (["OneCycle(Rise = 0.5, StartDivisor = 10, EndDivisor = 100)"],
     lambda o: LR.OneCycleLR(o, RATE, TOTAL, pct_start=0.5, div_factor=10, final_div_factor=100, cycle_momentum=False), True),
    (["Triangular(10, 2)"], lambda o: LR.CyclicLR(o, RATE, 10 * RATE, 2 * STEPS_PER_EPOCH, cycle_momentum=False), True),
    (["Triangular(10, 1.5, CycleFactor = 0.5)"],
     lambda o: LR.CyclicLR(o, RATE, 10 * RATE, 6, mode="triangular2", cycle_momentum=False), True),
    (["Triangular(10, 2, EpochFactor = 0.9)"],
     lambda o: LR.CyclicLR(o, RATE, 10 * RATE, 8, mode="exp_range", gamma=0.9 ** (1 / STEPS_PER_EPOCH), cycle_momentum=False), True),
    (["WarmUp(6)"], lambda o: LR.LinearLR(o, 1 / 6, 1.0, 5), True),
    (["WarmUp(1)"], lambda_of(lambda t: 1.0), True),
    (["WarmUp(7)", "InverseSquareRoot"], lambda_of(lambda t: min((t + 1) ** -0.5, (t + 1) * 7 ** -1.5)), True),
    (["WarmUp(6)", "CosineDecay"], warmed(6, lambda t: 0.5 * (1 + math.cos(math.pi * t / TOTAL))), True),
    (["WarmUp(6)", "StepDecay(1, 0.5)"], warmed(6, lambda t: 0.5 ** (t // STEPS_PER_EPOCH)), True),
]


def schedule_case(declared, scheduler_of, every_step):
    """The rate of each step of EPOCHS epochs; a scheduler that is told of epochs only holds its rate in between."""
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=RATE)
    scheduler, rates = scheduler_of(optimizer), []
    for step in range(TOTAL):
        rates.append(float(optimizer.param_groups[0]["lr"]))
        optimizer.step()
        if step + 1 < TOTAL and (every_step or (step + 1) % STEPS_PER_EPOCH == 0):
            scheduler.step()
    return {
        "name": " ".join(declared),
        "declaration": ["Input(2)", "Dense(1)", "MeanSquaredError", f"Sgd({RATE})", *declared],
        "stepsPerEpoch": STEPS_PER_EPOCH,
        "epochs": EPOCHS,
        "learningRates": rates,
    }


def schedules():
    return [schedule_case(*s) for s in SCHEDULES]


# ---------------------------------------------------------------- initialisers: what torch.nn.init draws

def lecun_normal_(w):
    return init.normal_(w, 0.0, math.sqrt(1 / w.shape[1]))


def lecun_uniform_(w):
    bound = math.sqrt(3 / w.shape[1])
    return init.uniform_(w, -bound, bound)


def kaiming(fill, slope):
    options = dict(a=slope, nonlinearity="leaky_relu") if slope else dict(nonlinearity="relu")
    return lambda w: fill(w, mode="fan_in", **options)


RECTIFIER = {0: init.calculate_gain("relu"), 0.2: init.calculate_gain("leaky_relu", 0.2)}

# (as declared, InitScale, slope of the leaky ReLU behind the layer, the fill, analytic standard deviation from the two fans)
INITIALISERS = [
    ("XavierNormal", 1, 0, init.xavier_normal_, lambda i, o: math.sqrt(2 / (i + o))),
    ("XavierNormal", 2, 0, lambda w: init.xavier_normal_(w, gain=2), lambda i, o: 2 * math.sqrt(2 / (i + o))),
    ("XavierUniform", 1, 0, init.xavier_uniform_, lambda i, o: math.sqrt(2 / (i + o))),
    ("XavierUniform", 2, 0, lambda w: init.xavier_uniform_(w, gain=2), lambda i, o: 2 * math.sqrt(2 / (i + o))),
    ("HeNormal", 1, 0, kaiming(init.kaiming_normal_, 0), lambda i, o: RECTIFIER[0] / math.sqrt(i)),
    ("HeNormal", 1, 0.2, kaiming(init.kaiming_normal_, 0.2), lambda i, o: RECTIFIER[0.2] / math.sqrt(i)),
    ("HeUniform", 1, 0, kaiming(init.kaiming_uniform_, 0), lambda i, o: RECTIFIER[0] / math.sqrt(i)),
    ("HeUniform", 1, 0.2, kaiming(init.kaiming_uniform_, 0.2), lambda i, o: RECTIFIER[0.2] / math.sqrt(i)),
    ("LecunNormal", 1, 0, lecun_normal_, lambda i, o: math.sqrt(1 / i)),
    ("LecunUniform", 1, 0, lecun_uniform_, lambda i, o: math.sqrt(1 / i)),
]
FANS = [(5, 7), (64, 32), (784, 128), (30, 1000)]
SAMPLES = 1_000_000


def initialiser_case(fan_in, fan_out, declared, scale, slope, fill, analytic):
    """Draws whole [out, in] tensors until there are a million values, and checks the formula against them."""
    torch.manual_seed(11)
    weight = torch.empty(fan_out, fan_in)
    draws = torch.cat([fill(weight).flatten().clone() for _ in range(math.ceil(SAMPLES / weight.numel()))])
    std, uniform = analytic(fan_in, fan_out), declared.endswith("Uniform")
    bound = std * math.sqrt(3) if uniform else None
    assert abs(draws.std().item() / std - 1) < 0.005, (declared, fan_in, fan_out)
    assert not uniform or 0.99 * bound < draws.abs().max().item() <= bound, (declared, fan_in, fan_out)
    return {
        "name": f"{declared} {fan_in}-{fan_out}" + (f" scale {scale}" if scale != 1 else "") + (f" slope {slope}" if slope else ""),
        "init": declared,
        "initScale": scale,
        "slope": slope,
        "fanIn": fan_in,
        "fanOut": fan_out,
        "standardDeviation": std,
        "bound": bound,
        "samples": draws.numel(),
        "sampleMean": draws.mean().item(),
        "sampleStandardDeviation": draws.std(unbiased=False).item(),
    }


def initialisers():
    return [initialiser_case(fan_in, fan_out, *initialiser) for fan_in, fan_out in FANS for initialiser in INITIALISERS]


if __name__ == "__main__":
    check_nadam()
    write("layers.json", layers())
    write("functions.json", functions())
    write("optimizers.json", optimizers())
    write("schedules.json", schedules())
    write("initialisers.json", initialisers())
