// Streamlit gives the place for a file a name and a focus, and the role of mere decoration: a screen reader
// may then leave the name out. It is a group.
const watched = new WeakMap();

export default function ({ parentElement }) {
  watched.get(parentElement)?.disconnect();
  const upload = document.querySelector(".st-key-upload");
  const mend = () =>
    upload?.querySelectorAll("[role=presentation][aria-label]").forEach((zone) => zone.setAttribute("role", "group"));
  mend();
  const observer = new MutationObserver(mend);
  if (upload) observer.observe(upload, { childList: true, subtree: true });
  watched.set(parentElement, observer);
  return () => observer.disconnect();
}
