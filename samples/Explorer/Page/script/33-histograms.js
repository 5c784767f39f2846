// How values are spread, a row for each layer: bars from the smallest value to the largest, which stand below them. Heights are roots of counts, so that
// what is rare can be seen.
function histogram(low, high, roots, look) {
  const width = 150, height = 30, bar = width / roots.length;
  const bars = draw("svg", { class: `spread ${look ?? "a"}`, viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none", role: "img", "aria-label": `${number(low)} … ${number(high)}` },
    roots.map((root, index) => draw("rect", { x: index * bar + 0.5, y: height - root * height, width: bar - 1, height: Math.max(root > 0 ? 1 : 0, root * height) })),
    low < 0 && high > 0 ? draw("line", { x1: -low / (high - low) * width, x2: -low / (high - low) * width, y1: 0, y2: height }) : null);
  return make("div", { class: "spreading" }, bars, make("small", {}, `${number(low)} … ${number(high)}`));
}

function layersChart(picture, title) {
  const hasFlat = picture.layers.some(layer => layer.flat !== undefined), hasPrediction = picture.layers.some(layer => layer.predicted !== undefined);
  const head = ["column.layer", "column.spread", hasPrediction ? "column.predicted" : null, "column.rms", hasFlat ? "column.flat" : null];
  return make("figure", {}, make("h4", {}, title),
    make("div", { class: "scroll" }, make("table", { class: "layers" },
      make("thead", {}, make("tr", {}, head.filter(key => key).map(key => make("th", {}, t(key))))),
      make("tbody", {}, picture.layers.map(layer => make("tr", {},
        make("th", {}, layer.layer),
        make("td", {}, histogram(layer.low ?? 0, layer.high ?? 0, layer.counts.map(count => Math.sqrt(count / Math.max(...layer.counts))))),
        hasPrediction ? make("td", {}, number(layer.predicted ?? 0)) : null,
        make("td", {}, number(layer.rms ?? 0)),
        hasFlat ? make("td", {}, percent(layer.flat ?? 0)) : null))))));
}
