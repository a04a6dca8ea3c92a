// What the checklist, the rows of the answer and the marks of the chart share: the symptom that was touched
// last and the one that is pointed at stand in the root of the page, where style sheets read them. A press
// on the name in a row unticks its box. Everything works without the server; whether it still answers is asked
// after a tick, since a connection to a server that stands still looks as if it were alive.
const stops = new WeakMap();
const AFTER = 2000; // ms
const LONGEST = 6000; // ms that the server may take to answer
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
  let asking;
  const ask = async () => {
    const request = { cache: "no-store", signal: AbortSignal.timeout(LONGEST) };
    const answered = await fetch("_stcore/health", request).catch(() => false);
    if (answered) delete root.late;
    else root.late = "";
    asking = answered ? undefined : setTimeout(ask, AFTER);
  };
  const click = ({ target }) => {
    const { untick, to } = target.closest?.("[data-untick], [data-to]")?.dataset ?? {};
    if (untick) document.querySelector(`.st-key-tick-${CSS.escape(untick)} input`)?.click();
    if (target.closest?.("[class*=st-key-tick-]")) asking ??= setTimeout(ask, AFTER);
    if (to) document.querySelector(`.st-key-${to}`)?.scrollIntoView({ behavior: "smooth" });
  };
  const press = ({ key }) => {
    if (key !== "Escape") return;
    const buttons = [...document.querySelectorAll(".drawer")];
    const inside = document.querySelector(".st-key-symptoms :focus-visible"); // a focus opens the drawer, too
    const drawer = buttons.find(({ open }) => open) ?? (inside && buttons.find((one) => one.checkVisibility()));
    if (!drawer) return;
    drawer.open = false;
    drawer.querySelector("summary").focus(); // a focus inside the checklist would keep it open
  };
  // A box stops clicks from bubbling up, so this listener is called in the capturing phase.
  const listeners = [["focusin", focus], ["pointerover", point], ["click", click, true], ["keydown", press]];
  for (const listener of listeners) document.addEventListener(...listener);
  stops.set(parentElement, () => {
    clearTimeout(asking);
    delete root.late;
    for (const listener of listeners) document.removeEventListener(...listener);
  });
  return stop;
}
