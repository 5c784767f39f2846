// Points in a plane; where they have scores, the better the fuller.
function pointsChart(picture, title) {
  const size = picture.isSquare ? { width: 240, height: 240, left: 44, right: 12, top: 12, bottom: 40 } : { ...frame, height: 270 };
  const clouds = picture.clouds;
  let [xs, ys] = [clouds.flatMap(cloud => cloud.x), clouds.flatMap(cloud => cloud.y)];
  if (picture.isSquare) {
    const reach = Math.max(...xs.map(Math.abs), ...ys.map(Math.abs));
    xs = ys = [-reach, reach];
  }
  // A large point at an end must not lie on the numbers.
  const room = clouds.some(cloud => cloud.score) ? 9 : 0;
  const x = scaleOf(xs, picture.logX, size.left + room, size.width - size.right - room), y = scaleOf(ys, picture.logY, size.height - size.bottom - room, size.top + room);
  const chart = framed(x, y, picture.x, picture.y, size);
  if (picture.isSquare)
    chart.append(draw("line", { class: "grid strong", x1: x(0), x2: x(0), y1: size.top, y2: size.height - size.bottom }), draw("line", { class: "grid strong", x1: size.left, x2: size.width - size.right, y1: y(0), y2: y(0) }));
  for (const cloud of clouds) {
    const best = cloud.score ? Math.max(...cloud.score) : null;
    cloud.x.forEach((value, index) => {
      const score = cloud.score?.[index] ?? null, isBest = score !== null && score === best;
      if (picture.hasShadows)
        chart.append(draw("line", { class: "shadow", x1: x(value), x2: x(value), y1: y(cloud.y[index]), y2: size.height - size.bottom }));
      chart.append(draw("circle", {
        class: `dot ${isBest ? "b" : "a"}`, cx: x(value), cy: y(cloud.y[index]), r: cloud.score ? 6 : 2.5, "fill-opacity": score === null ? 0.7 : 0.12 + 0.88 * score ** 2, stroke: cloud.score ? "var(--line)" : null,
      }, draw("title", {}, score === null ? `${value}, ${cloud.y[index]}` : percent(score))));
    });
  }
  const scores = clouds[0].score;
  return figure(chart, scores ? make("figcaption", {}, make("span", { class: "key dot-key b" }, t("best", percent(Math.max(...scores))))) : null, title);
}
