// A cell of the grid: its verdict, what is said of it, its charts and its declaration.
function cellView(choice, onCure) {
  const cell = cellOf(choice), last = cell.epochs.at(-1);
  const isBroken = cell.brokeAt !== null, accuracy = isBroken ? null : last.otherAccuracy;
  const look = isBroken || accuracy < 0.2 ? "bad" : accuracy < 0.85 ? "middling" : "good";
  const curve = (name, of) => ({ name, x: cell.epochs.map((_, index) => index + 1), y: cell.epochs.map(of) });
  return [
    make("div", { class: "verdict " + look, "data-place": cell.place },
      make("strong", { id: "accuracy" }, isBroken ? t("verdict.broke", cell.brokeAt) : percent(accuracy)),
      make("span", {}, isBroken ? t("verdict.broke.how") : t("verdict." + look))),
    make("h3", {}, t("explorer.rules")),
    rulesOf(cell.findings, cell.troubles, choice, onCure),
    make("div", { class: "charts" },
      bandChart(cell.layers, { name: "signal", title: "explorer.signal", predicted: "predicted", band: "band", measured: "rms", trained: "rms" }),
      bandChart(cell.layers, { name: "gradient", title: "explorer.gradient", predicted: "predictedGradient", band: "gradientBand", measured: "gradient" }),
      linesChart({ x: "epoch", y: "loss", logY: true, lines: [curve("training", epoch => epoch.loss), curve("others", epoch => epoch.otherLoss)] }, t("explorer.loss")),
      linesChart({ x: "epoch", y: "accuracy", lines: [curve("training", epoch => epoch.accuracy), curve("others", epoch => epoch.otherAccuracy)] }, t("explorer.accuracy"))),
    make("p", { class: "how" }, t("explorer.note"), choice.dropout ? " " + t("explorer.note.dropout") : "", choice.normalization ? " " + t("explorer.note.batch") : ""),
    make("h3", {}, t("explorer.histograms")),
    make("p", { class: "how" }, t("histograms.how")),
    make("div", { class: "scroll" }, histograms(cell)),
    make("h3", {}, t("explorer.declaration")),
    make("pre", { id: "declaration" }, declarationOf(choice)),
  ];
}

function histograms(cell) {
  const half = (spread, rms, flat, look) => spread
    ? [make("td", {}, histogram(-spread.low ? spread.low : 0, spread.high, spread.roots, look)), make("td", {}, number(rms)), make("td", {}, percent(flat))]
    : [make("td", { colspan: 3 }, "–")];
  const heads = ["column.spread", "column.rms", "column.flat"];
  return make("table", { class: "layers", id: "histograms" },
    make("thead", {},
      make("tr", {}, make("th", {}), make("th", { colspan: 3, class: "over" }, t("measured")), make("th", { colspan: 3, class: "over" }, t("trained"))),
      make("tr", {}, make("th", {}, t("column.layer")), [...heads, ...heads].map(key => make("th", {}, t(key))))),
    make("tbody", {}, cell.layers.map((layer, index) => make("tr", {},
      make("th", {}, index + 1), half(layer.spread, layer.rms, layer.flat, "b"), half(layer.trained?.spread, layer.trained?.rms, layer.trained?.flat, "c")))));
}
