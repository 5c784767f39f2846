// Colour pictures of few pixels, each drawn as large as it can be seen.
function imagesChart(picture, title) {
  return make("figure", {}, title ? make("h4", {}, title) : null, make("div", { class: "images" }, picture.images.map(image => {
    const canvas = make("canvas", { width: picture.side, height: picture.side, role: "img", "aria-label": t(image.name) });
    const bytes = atob(image.pixels), pixels = canvas.getContext("2d").createImageData(picture.side, picture.side);
    for (let at = 0; at < picture.side ** 2; at++) {
      for (let colour = 0; colour < 3; colour++)
        pixels.data[4 * at + colour] = bytes.charCodeAt(3 * at + colour);
      pixels.data[4 * at + 3] = 255;
    }
    canvas.getContext("2d").putImageData(pixels, 0, 0);
    return make("figure", {}, canvas, make("figcaption", {}, make("strong", {}, t(image.name)), make("br"), `${number(image.low ?? 0, 3)} … ${number(image.high ?? 0, 3)}`));
  })));
}
