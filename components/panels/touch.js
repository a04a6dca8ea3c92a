// What the checklist, the rows of the answer and the marks of the chart share: the symptom that was touched
// last and the one that is pointed at stand in the root of the page, where style sheets read them. A press
// on the name in a row unticks its box. Everything works without the server.
const stops = new WeakMap();
const BOX = /st-key-tick-([\w-]+)/;

const findSymptom = (target) =>
  target.closest?.("[data-symptom]")?.dataset.symptom
  ?? target.closest?.("[class*=st-key-tick-]")?.className.match(BOX)?.[1];

export default function ({ parentElement }) {
  const stop = () => stops.get(parentElement)?.();
  stop();
  const root = document.documentElement.dataset;
  const bring = (symptom) => {
    if (symptom) root.over = symptom;
    else delete root.over;
  };
  const focus = ({ target }) => {
    const symptom = findSymptom(target);
    if (symptom && target.matches("input")) root.last = symptom;
    bring(symptom);
  };
  const point = ({ target, pointerType }) => {
    if (pointerType === "mouse" && !target.closest?.(".st-key-chart")) bring(findSymptom(target));
  };
  const click = ({ target }) => {
    const { untick, to } = target.closest?.("[data-untick], [data-to]")?.dataset ?? {};
    if (untick) document.querySelector(`.st-key-tick-${CSS.escape(untick)} input`)?.click();
    if (to) document.querySelector(`.st-key-${to}`)?.scrollIntoView({ behavior: "smooth" });
  };
  const press = ({ key }) => {
    const drawer = key === "Escape" && document.querySelector(".drawer[open]");
    if (!drawer) return;
    drawer.open = false;
    drawer.querySelector("summary").focus(); // a focus left in the checklist would keep it in sight
  };
  const listeners = [["focusin", focus], ["pointerover", point], ["click", click], ["keydown", press]];
  for (const [name, act] of listeners) document.addEventListener(name, act);
  stops.set(parentElement, () => {
    for (const [name, act] of listeners) document.removeEventListener(name, act);
  });
  return stop;
}
