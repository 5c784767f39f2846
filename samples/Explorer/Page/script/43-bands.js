// Signal or gradient by layer: what is foretold with its band, what is measured, and what it is after the training.
function bandChart(layers, what) {
  const { predicted, band, measured, trained } = what;
  const known = layers.map((layer, index) => ({ at: index + 1, p: layer[predicted], b: layer[band], m: layer[measured], t: trained ? layer.trained?.[trained] : null }));
  const values = known.flatMap(one => [one.p, one.m, one.t]).filter(value => value > 0);
  const x = scaleOf(known.length > 1 ? known.map(one => one.at) : [0, 2], false, frame.left + 12, frame.width - frame.right - 12);
  x.ticks = known.map(one => one.at);
  const y = scaleOf(values, true, frame.height - frame.bottom, frame.top);
  const chart = framed(x, y, "layer", what.name);
  const bounded = known.filter(one => one.p > 0 && one.b !== null);
  if (bounded.length) {
    const reach = known.length > 1 ? 0 : 14;
    const edge = (one, up, side) => `${(x(one.at) + side * reach).toFixed(1)} ${y.clamp(up ? one.p * one.b : one.p / one.b).toFixed(1)}`;
    const upper = bounded.flatMap(one => reach ? [edge(one, true, -1), edge(one, true, 1)] : [edge(one, true, 0)]);
    const lower = bounded.flatMap(one => reach ? [edge(one, false, -1), edge(one, false, 1)] : [edge(one, false, 0)]);
    chart.append(draw("path", { class: "band", d: `M${upper.join("L")}L${lower.reverse().join("L")}Z` }));
  }
  const names = [];
  const add = (name, hue, isDashed, of) => {
    const line = { name, x: known.map(one => one.at), y: known.map(of) };
    if (!line.y.some(value => value > 0))
      return;
    names.push({ name, hue, isDashed });
    chart.append(lineOf(line, x, y, `line ${hue} ${isDashed ? "dashed" : ""}`, true));
    chart.append(...known.filter(one => of(one) > 0).map(one => draw("circle", { class: `dot ${hue}`, cx: x(one.at), cy: y(of(one)), r: 3 }, draw("title", {}, `${t(name)}: ${number(of(one))}`))));
  };
  add("predicted", "a", true, one => one.p);
  add("measured", "b", false, one => one.m);
  if (trained)
    add("trained", "c", false, one => one.t);
  if (names.length === 0)
    chart.append(draw("text", { class: "tick mid", x: frame.width / 2, y: frame.height / 2 }, t("nothing")));
  return figure(chart, keyOf(names), t(what.title));
}
