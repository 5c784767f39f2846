// A picture of a gallery, by its kind.
const charts = { lines: linesChart, layers: layersChart, bars: barsChart, points: pointsChart, images: imagesChart };

function pictureOf(picture, title) {
  return charts[picture.$type](picture, title);
}
