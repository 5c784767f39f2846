// The two switches at the top: language, and light or dark.
let theme = "auto";

function showSwitches() {
  const buttons = (names, pressed, onclick) => names.map(([name, text]) => make("button", {
    type: "button", "aria-pressed": String(name === pressed), "data-value": name, onclick: () => onclick(name),
  }, text));
  document.getElementById("language").replaceChildren(...buttons([["en", "English"], ["ko", "한국어"]], language, name => {
    language = name;
    show();
  }));
  document.getElementById("theme").replaceChildren(...buttons(["auto", "light", "dark"].map(name => [name, t("theme." + name)]), theme, name => {
    theme = name;
    if (name === "auto")
      delete document.documentElement.dataset.theme;
    else
      document.documentElement.dataset.theme = name;
    showSwitches();
  }));
}

function showContents() {
  const groups = [...new Set(data.galleries.map(gallery => gallery.group))];
  document.getElementById("contents").replaceChildren(...[["explorer", "explorer.title"], ...groups.map(group => [group, "group." + group]), ["table", "table.title"]]
    .map(([id, key]) => make("a", { href: "#" + id }, t(key))));
}
