// The page's data and its texts, as they stand in it.
const data = JSON.parse(document.getElementById("data").textContent);
const texts = {
  en: JSON.parse(document.getElementById("text-en").textContent),
  ko: JSON.parse(document.getElementById("text-ko").textContent),
};
