// Streamlit gives the place for a file a name and a focus, but the role of a decoration, so a screen reader may
// leave out the name. Its role should be that of a group.
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
