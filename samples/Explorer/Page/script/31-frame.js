// What charts with two axes have in common: a frame with ticks, what is below and beside it, and a key.
// About as many units as a chart has pixels at every width of the page: letters keep their size.
const frame = { width: 380, height: 225, left: 58, right: 14, top: 14, bottom: 40 };
const hues = ["a", "b", "c", "d", "e", "f", "g", "h"];

function framed(x, y, below, beside, size = frame) {
  const chart = draw("svg", { class: "chart", viewBox: `0 0 ${size.width} ${size.height}`, role: "img", "aria-label": `${t(beside)} / ${t(below)}` });
  for (const tick of y.ticks)
    chart.append(
      draw("line", { class: "grid", x1: size.left, x2: size.width - size.right, y1: y(tick), y2: y(tick) }),
      draw("text", { class: "tick end", x: size.left - 6, y: y(tick) + 4 }, number(tick)));
  for (const tick of x.ticks)
    chart.append(draw("text", { class: "tick mid", x: x(tick), y: size.height - size.bottom + 16 }, number(tick)));
  chart.append(
    draw("text", { class: "axis mid", x: (size.left + size.width - size.right) / 2, y: size.height - 6 }, t(below)),
    draw("text", { class: "axis mid", transform: `translate(12 ${(size.top + size.height - size.bottom) / 2}) rotate(-90)` }, t(beside)));
  return chart;
}

function keyOf(names) {
  return make("figcaption", {}, names.map(({ name, hue, isDashed }) => make("span", { class: `key ${hue} ${isDashed ? "dashed" : ""}` }, t(name))));
}

function figure(chart, key, title) {
  return make("figure", {}, title ? make("h4", {}, title) : null, chart, key);
}
