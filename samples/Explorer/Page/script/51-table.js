// Every statement of the outline with its picture and its lesson.
function showTable() {
  document.getElementById("statements").replaceChildren(
    make("thead", {}, make("tr", {}, ["table.part", "table.statement", "table.picture", "table.lesson"].map(key => make("th", {}, t(key))))),
    make("tbody", {}, data.galleries.map(gallery => make("tr", {},
      make("td", {}, t("group." + gallery.group)),
      make("td", {}, t(gallery.id + ".statement")),
      make("td", {}, make("a", { href: "#" + gallery.id }, t(gallery.id + ".title"))),
      make("td", {}, make("a", { href: lessonOf(gallery) }, lessonOf(gallery).split("/").at(-1)))))));
}
