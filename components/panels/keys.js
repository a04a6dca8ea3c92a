// Keys of the presenter: each presses a button of the page, so that there is one way to act.
const KEYS = {
  ArrowRight: ".st-key-lesson_step-next button",
  ArrowLeft: ".st-key-lesson_step-back button",
  " ": ".st-key-lock button, .st-key-reveal button, .st-key-join button",
  Escape: ".st-key-view_large input:checked",
  "?": ".st-key-keys summary",
};
// By place: Streamlit may call what follows anew without a word to the one before, also at a place
// that leaves the page when its successor is there.
const stops = new WeakMap();

export default function ({ parentElement }) {
  const stop = () => stops.get(parentElement)?.();
  stop();
  const press = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || !KEYS[event.key]) return;
    // What has the focus keeps the keys it takes itself.
    if (event.key === " " && event.target.closest("button, input, summary, a")) return;
    if (event.key.startsWith("Arrow") && event.target.closest("input, [role=radio], [role=listbox]")) return;
    const target = document.querySelector(KEYS[event.key]);
    if (!target || target.disabled) return;
    event.preventDefault();
    target.click();
  };
  window.addEventListener("keydown", press);
  stops.set(parentElement, () => window.removeEventListener("keydown", press));
  return stop;
}
