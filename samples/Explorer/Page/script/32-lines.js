// Lines over a common axis; points of which there is one are dots. A name that begins with "predicted:" is dashed and has its line's colour.
function linesChart(picture, title) {
  const all = picture.lines.flatMap(line => line.y), allX = picture.lines.flatMap(line => line.x);
  const size = picture.isPath ? { ...frame, height: 320 } : frame;
  const isRate = picture.y === "accuracy" || picture.y === "dead";
  const x = scaleOf(allX, picture.logX, size.left, size.width - size.right);
  const y = scaleOf(isRate ? [...all, 0, 1] : picture.mark ? [...all, picture.mark] : all, picture.logY, size.height - size.bottom, size.top);
  const chart = framed(x, y, picture.x, picture.y, size);
  if (picture.mark)
    chart.append(draw("line", { class: "mark", x1: size.left, x2: size.width - size.right, y1: y(picture.mark), y2: y(picture.mark) }));
  const names = [];
  for (const line of picture.lines) {
    const of = line.name.startsWith("predicted:") ? line.name.slice("predicted:".length) : null;
    const hue = of ? names.find(other => other.name === of).hue : hues[names.filter(other => !other.isDashed).length % hues.length];
    if (!of)
      names.push({ name: line.name, hue });
    chart.append(lineOf(line, x, y, `line ${hue} ${of ? "dashed" : ""}`, picture.logY));
    if (picture.isPath || line.x.length === 1)
      chart.append(...dotsOf(line, x, y, hue));
  }
  if (picture.lines.some(line => line.name.startsWith("predicted:")))
    names.push({ name: "predicted", hue: "soft", isDashed: true });
  return figure(chart, keyOf(names), title);
}

function lineOf(line, x, y, look, isLog) {
  let path = "", isDown = false;
  line.y.forEach((value, index) => {
    if (value === null || value === undefined || isLog && value <= 0) {
      isDown = false;
      return;
    }
    path += `${isDown ? "L" : "M"}${x(line.x[index]).toFixed(1)} ${y(value).toFixed(1)}`;
    isDown = true;
  });
  return draw("path", { class: look, d: path }, draw("title", {}, `${t(line.name)}: ${number(line.y.at(-1), 3)}`));
}

function dotsOf(line, x, y, hue) {
  return line.x.map((value, index) => draw("circle", { class: `dot ${hue}`, cx: x(value), cy: y(line.y[index]), r: line.x.length === 1 ? 5 : 2 },
    draw("title", {}, `${number(value, 3)}, ${number(line.y[index], 3)}`)));
}
