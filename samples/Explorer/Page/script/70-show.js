// Everything, in the chosen language.
function show() {
  document.documentElement.lang = language;
  document.title = t("title");
  for (const element of document.querySelectorAll("[data-text]"))
    element.textContent = t(element.dataset.text);
  showSwitches();
  showContents();
  showExplorer();
  showGalleries();
  showTable();
}

show();
