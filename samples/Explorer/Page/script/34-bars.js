// Bars beside each other, with their values.
function barsChart(picture, title) {
  const size = { ...frame, bottom: 56 };
  const y = scaleOf([...picture.values, picture.mark ?? 0], false, size.height - size.bottom, size.top + 10, { zero: true });
  const chart = framed(Object.assign(() => 0, { ticks: [] }), y, "", picture.y, size);
  const room = (size.width - size.left - size.right) / picture.values.length;
  picture.values.forEach((value, index) => {
    const middle = size.left + (index + 0.5) * room;
    chart.append(
      draw("rect", { class: "bar", x: middle - room * 0.32, width: room * 0.64, y: y(value ?? 0), height: Math.max(0, y(0) - y(value ?? 0)) }),
      draw("text", { class: "tick mid", x: middle, y: y(value ?? 0) - 4 }, number(value, 3)),
      ...wrapped(t(picture.names[index]), room).map((line, row) => draw("text", { class: "tick mid" + (room < 48 ? " close" : ""), x: middle, y: size.height - size.bottom + 16 + 13 * row }, line)));
  });
  if (picture.mark)
    chart.append(draw("line", { class: "mark", x1: size.left, x2: size.width - size.right, y1: y(picture.mark), y2: y(picture.mark) }));
  return figure(chart, null, title);
}

// A name in lines that fit below its bar.
function wrapped(name, room) {
  const most = Math.max(4, Math.floor(room / (language === "ko" ? 9 : 6))), lines = [""];
  for (const word of name.split(" "))
    if ((lines.at(-1) + " " + word).trim().length <= most)
      lines[lines.length - 1] = (lines.at(-1) + " " + word).trim();
    else
      lines.push(word);
  return lines.filter(line => line).slice(0, 3);
}
