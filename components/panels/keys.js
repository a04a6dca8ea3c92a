// Keys for a presenter: each presses a button of the page, so that a key does what a click does.
// Escape first closes what lies on top of the page, and only then leaves the presenter view.
const KEYS = {
  ArrowRight: ".st-key-lesson_step-next button",
  ArrowLeft: ".st-key-lesson_step-back button",
  " ": ".st-key-lock button, .st-key-reveal button, .st-key-join button",
  Escape: ".st-key-view_large input:checked",
  "?": ".st-key-keys summary",
};
const ON_TOP = ".st-key-keys details[open], .menu[open], details[name]:not(.drawer)[open]";
const OWN_ESCAPE = "[data-testid=stPopoverBody], [role=listbox], [role=dialog], .drawer[open], .st-key-symptoms :focus-visible"; // these close themselves
const EVERYWHERE = "Escape"; // the other keys are for pages that list them
// Streamlit may call the function below again for an element without first calling what it returned, and may
// clean up an element only after its successor has started. So only the last one to start listens, and a press
// that another one has handled is ignored.
let listening = null;

export default function () {
  listening?.abort();
  const own = (listening = new AbortController());
  const press = (event) => {
    if (event.defaultPrevented || event.repeat || event.ctrlKey || event.altKey || event.metaKey || !KEYS[event.key]) return;
    if (event.key !== EVERYWHERE && !document.querySelector(".st-key-keys")) return;
    // A focused control keeps the keys that it handles itself.
    if (event.key === " " && event.target.closest("button, input, summary, a, [role=combobox]")) return;
    if (event.key.startsWith("Arrow") && event.target.closest("input, [role=radio], [role=listbox]")) return;
    if (event.key === "?" && event.target.closest("input:not([type=checkbox])")) return;
    if (event.key === "Escape" && document.querySelector(OWN_ESCAPE)) return;
    const opened = event.key === "Escape" && document.querySelector(ON_TOP);
    const target = document.querySelector(KEYS[event.key]);
    if (opened) opened.removeAttribute("open");
    else if (target && !target.disabled) target.click();
    else return;
    event.preventDefault();
  };
  // In the capturing phase, while whatever closes itself at Escape is still open.
  window.addEventListener("keydown", press, { capture: true, signal: own.signal });
  return () => own.abort();
}
