// The galleries, group by group: a statement, its pictures, what to look at, and the networks as they are declared.
function lessonOf(gallery) {
  return `../Lectures/${String(data.galleries.indexOf(gallery) + 1).padStart(2, "0")}-${gallery.id}.cs`;
}

function showGalleries() {
  const groups = [...new Set(data.galleries.map(gallery => gallery.group))];
  document.getElementById("galleries").replaceChildren(...groups.map(group => make("section", { id: group },
    make("h2", {}, t("group." + group)),
    data.galleries.filter(gallery => gallery.group === group).map(galleryView))));
}

function galleryView(gallery) {
  return make("article", { id: gallery.id },
    make("h3", {}, t(gallery.id + ".title")),
    make("p", { class: "statement" }, t(gallery.id + ".statement")),
    make("div", { class: "charts" + (gallery.pictures.some(picture => picture.isSquare) ? " small" : "") }, gallery.pictures.map((picture, index) => pictureOf(picture, titleOfPicture(gallery, picture, index)))),
    make("p", { class: "look" }, make("strong", {}, t("look"), " "), t(gallery.id + ".look")),
    gallery.networks.some(network => network.accuracy !== undefined || network.brokeAt !== undefined || network.findings.length) ? outcomes(gallery) : null,
    gallery.networks.length ? make("details", {}, make("summary", {}, t("declarations")), gallery.networks.filter(isWorthReading).map(network => make("pre", {}, network.source))) : null,
    make("p", { class: "lesson" }, t("lesson"), " ", make("a", { href: lessonOf(gallery) }, lessonOf(gallery).split("/").at(-1))));
}

// What only draws a function's curve is no network to learn from.
function isWorthReading(network) {
  return !network.name.startsWith("Function");
}

function titleOfPicture(gallery, picture, index) {
  const key = `${gallery.id}.${index + 1}`;
  return has(key) ? t(key) : picture.name ? t(picture.name) : picture.clouds ? t(picture.clouds[0].name) : t(picture.y ?? gallery.id + ".title");
}

// How each network's training ended, and what was said of it.
function outcomes(gallery) {
  return make("ul", { class: "outcomes" }, gallery.networks.filter(isWorthReading).map(network => make("li", {},
    make("code", {}, network.name),
    network.brokeAt !== undefined ? make("span", { class: "bad" }, " " + t("verdict.broke", network.brokeAt))
      : network.accuracy !== undefined ? make("span", { class: network.accuracy < 0.2 ? "bad" : "" }, ` ${percent(network.accuracy)}`) : null,
    network.findings.length || network.troubles.length ? rulesOf(network.findings, network.troubles) : null)));
}
