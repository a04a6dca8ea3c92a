// Keys for a presenter: each presses a button of the page, so that a key does what a click does.
const KEYS = {
  ArrowRight: ".st-key-lesson_step-next button",
  ArrowLeft: ".st-key-lesson_step-back button",
  " ": ".st-key-lock button, .st-key-reveal button, .st-key-join button",
  Escape: ".st-key-view_large input:checked",
  "?": ".st-key-keys summary",
};
// Streamlit may call the function below again for an element without first calling what it returned.
// Each element keeps its own way to stop listening, because an element that is replaced may be cleaned
// up only after its successor has started.
const stops = new WeakMap();

export default function ({ parentElement }) {
  const stop = () => stops.get(parentElement)?.();
  stop();
  const press = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || !KEYS[event.key]) return;
    // A focused control keeps the keys that it handles itself.
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
