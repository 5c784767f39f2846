// The controls: a group of buttons for each axis, of which one is pressed. How the weights start is one axis of the data and two groups here.
const scaled = { normal: ["0.01", "0.1", "1"], Xavier: ["0.5", "1", "2"], He: ["0.5", "1", "2"] };

function controlsOf(choice, onChoice) {
  const [init, scale] = axes.start.values[choice.start].name.split(" ");
  const chooseStart = (chosenInit, chosenScale) => onChoice({ ...choice, start: startNamed(scaled[chosenInit] ? `${chosenInit} ${chosenScale}` : chosenInit) });
  const plain = name => group(name, axes[name].values.map((value, index) => ({
    name: value.name, isPressed: index === choice[name], onclick: () => onChoice({ ...choice, [name]: index }),
  })));
  return [
    plain("depth"), plain("width"), plain("activation"),
    group("init", ["auto", "zeros", "normal", "Xavier", "He"].map(name => ({
      name, isPressed: name === init, onclick: () => chooseStart(name, scaled[name]?.includes(scale) ? scale : "1"),
    }))),
    group("scale", (scaled[init] ?? ["–"]).map(name => ({ name, isPressed: name === scale, isOff: !scaled[init], onclick: () => chooseStart(init, name) }))),
    plain("normalization"), plain("dropout"), plain("rate"),
  ];
}

function group(name, options) {
  return make("fieldset", { id: "choose-" + name }, make("legend", {}, t("axis." + name)),
    make("div", { class: "options" }, options.map(option => make("button", {
      type: "button", "aria-pressed": String(option.isPressed), disabled: option.isOff ?? false, "data-value": option.name, onclick: option.onclick,
    }, t("choice." + name + "." + option.name) === "choice." + name + "." + option.name ? t(option.name) : t("choice." + name + "." + option.name)))));
}
