// The explorer: what is chosen stands in the address, so that it can be shared and is still there after a reload.
let choice = readChoice() ?? Object.fromEntries(data.axes.map(axis => [axis.name, axis.start ?? 0]));

function readChoice() {
  const place = /^#net=(\d+)$/.exec(location.hash)?.[1];
  if (place === undefined || Number(place) >= data.grid.trained.length)
    return null;
  let left = Number(place);
  const read = {};
  for (const axis of [...data.axes].reverse()) {
    read[axis.name] = left % axis.values.length;
    left = Math.floor(left / axis.values.length);
  }
  return read;
}

function choose(chosen) {
  const pressed = document.activeElement?.closest("fieldset")?.id, value = document.activeElement?.dataset?.value;
  choice = chosen;
  history.replaceState(null, "", "#net=" + placeOf(choice));
  showExplorer();
  // Who walks through the buttons with the keyboard stays where they were.
  if (pressed && value)
    document.querySelector(`#${pressed} [data-value="${value}"]`)?.focus({ preventScroll: true });
}

function showExplorer() {
  document.getElementById("controls").replaceChildren(...controlsOf(choice, choose));
  document.getElementById("cell").replaceChildren(...cellView(choice, choose));
}
