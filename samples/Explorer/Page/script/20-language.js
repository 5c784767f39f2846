// English or Korean. A key without a text is shown as it is: names that are the same in every language have none.
let language = navigator.language.startsWith("ko") ? "ko" : "en";

function t(key, ...figures) {
  const text = texts[language][key] ?? key;
  return figures.reduce((filled, figure, place) => filled.replaceAll(`{${place}}`, figure), text);
}

function has(key) {
  return key in texts[language];
}
