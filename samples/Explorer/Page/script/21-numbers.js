// Numbers as they are read: two or three digits, with powers of ten where they are far from 1.
function number(value, digits = 2) {
  if (value === null || value === undefined)
    return "–";
  const size = Math.abs(value);
  if (size === 0)
    return "0";
  if (size < 1e-3 || size >= 1e4) {
    const [figure, power] = value.toExponential(digits - 1).split("e");
    return `${Number(figure)}e${Number(power)}`;
  }
  return String(Number(value.toPrecision(digits)));
}

function percent(share) {
  return share === null || share === undefined ? "–" : `${(100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;
}
