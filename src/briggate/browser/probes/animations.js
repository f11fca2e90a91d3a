// What moves or blinks by itself, by CSS or by script, transitions aside: ended or not, so that it does not matter when we look.
// [{path, name (of the keyframes; "" for a script's), seconds (of one run), runs (null: for ever), moves: whether its place, size or
//   direction changes, blinks: whether how light it is changes, swing: by how much (of opacity; 1 for colours and visibility),
//   steps: how often that changes in one run}]
const MOVING = /^(transform|translate|rotate|scale|left|right|top|bottom|inset.*|margin.*|width|height|background-?position.*|offset-?distance|stroke-?dash-?offset|object-?position|clip-?path)$/i;
const LIGHT = /^(opacity|visibility|display|color|background-?color|background-?image)$/i;
const keyframes = new Map();
const read = (rules) => {
  for (const rule of rules) {
    if (rule instanceof CSSKeyframesRule) keyframes.set(rule.name, [...rule.cssRules]);
    else if (rule.cssRules) read(rule.cssRules);
  }
};
for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) { try { read(sheet.cssRules); } catch { /* of another server */ } }
const scripted = document.getAnimations().filter((each) => !(each instanceof CSSTransition) && !(each instanceof CSSAnimation) && each.effect && each.effect.target);
if (!keyframes.size && !scripted.length) return [];
const ofRule = (rules) => rules.flatMap((rule) => rule.keyText.split(",").map((at) => ({
  at: parseFloat(at) / 100, values: Object.fromEntries([...rule.style].map((name) => [name, rule.style.getPropertyValue(name)])),
}))).sort((one, two) => one.at - two.at);
const ofScript = (frames) => frames.map(({ computedOffset, offset, easing, composite, ...values }) => ({ at: computedOffset, values }));
// The values of one property from the beginning of a run to its end; "" is how it is without the animation.
const course = (frames, name) => {
  const given = frames.filter((frame) => name in frame.values);
  const values = given.map((frame) => frame.values[name]);
  if (given.length && given[0].at > 0) values.unshift("");
  if (given.length && given.at(-1).at < 1) values.push("");
  return values;
};
const told = (frames, there_and_back) => {
  const names = [...new Set(frames.flatMap((frame) => Object.keys(frame.values)))];
  const changing = names.filter((name) => new Set(course(frames, name)).size > 1);
  const light = changing.filter((name) => LIGHT.test(name));
  let swing = 0, steps = 0;
  for (const name of light) {
    const values = course(frames, name), numbers = values.map((value) => (value === "" ? 1 : Number(value)));
    swing = Math.max(swing, name === "opacity" ? Math.max(...numbers) - Math.min(...numbers) : 1);
    if (!there_and_back) values.push(values[0]);
    steps = Math.max(steps, values.filter((value, at) => at > 0 && value !== values[at - 1]).length);
  }
  return { moves: changing.some((name) => MOVING.test(name)), blinks: light.length > 0, swing, steps };
};
const found = [];
if (keyframes.size) {
  for (const node of document.querySelectorAll("body, body *")) {
    for (const pseudo of [null, "::before", "::after"]) {
      const style = getComputedStyle(node, pseudo);
      if (style.animationName === "none" || (pseudo && style.content === "none")) continue;
      const list = (name) => style[name].split(", ");
      list("animationName").forEach((name, at) => {
        const one = (property) => list(property)[at % list(property).length];
        const timeline = style.animationTimeline === undefined || style.animationTimeline === "auto";
        if (!keyframes.has(name) || one("animationPlayState") !== "running" || !timeline) return;
        const runs = one("animationIterationCount");
        found.push({
          path: window.briggate.path(node), name, seconds: parseFloat(one("animationDuration")), runs: runs === "infinite" ? null : Number(runs),
          ...told(ofRule(keyframes.get(name)), one("animationDirection").includes("alternate")),
        });
      });
    }
  }
}
for (const animation of scripted) {
  const timing = animation.effect.getComputedTiming();
  if (animation.playState !== "running" || animation.timeline !== document.timeline) continue;
  found.push({
    path: window.briggate.path(animation.effect.target), name: "", seconds: Number(timing.duration) / 1000,
    runs: timing.iterations === Infinity ? null : timing.iterations,
    ...told(ofScript(animation.effect.getKeyframes()), timing.direction.includes("alternate")),
  });
}
return found;
