// What the compiler says of a network, and what the monitors told of its training: each with the rule's page, its cure, and where the explorer can choose
// that, a button.
function rulesOf(findings, troubles, choice, onCure) {
  const said = findings.map(finding => ({ rule: finding.rule, look: finding.severity.toLowerCase(), place: t("rules.compiler"), text: `${finding.layer ? finding.layer + ": " : ""}${finding.text}` }));
  for (const trouble of troubles)
    said.push({ rule: trouble.rule, look: "trouble", place: t("rules.monitor"), text: t("trouble." + trouble.kind) });
  if (said.length === 0)
    return make("p", { class: "quiet" }, t("rules.none"));
  const shown = new Set();
  return make("ul", { class: "rules" }, said.map(one => {
    const isFirst = one.rule && !shown.has(one.rule), cured = isFirst && choice ? curedChoice(one.rule, choice) : null;
    shown.add(one.rule);
    return make("li", { class: one.look },
      make("span", { class: "place" }, one.place, " "),
      one.rule ? make("a", { href: `../../generator/NetGen.Generator/Diagnostics/Rules/${one.rule}.md` }, one.rule) : null,
      one.rule ? make("strong", {}, ` ${titleOf(one.rule)}`) : null,
      make("div", { class: "said" }, one.text),
      isFirst && has("cure." + one.rule) ? make("div", { class: "cure" }, t("rules.cure"), " ", t("cure." + one.rule)) : null,
      cured ? make("button", { type: "button", class: "apply", onclick: () => onCure(cured) }, t("rules.apply")) : null);
  }));
}

function titleOf(rule) {
  return has("rule." + rule) ? t("rule." + rule) : data.rules[rule];
}
