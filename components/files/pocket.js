// More comfort where scripts run; the page works without. Search by any name, and say a tick to those who listen.
const find = document.getElementById("find");
find.parentElement.hidden = false;
find.addEventListener("input", () => {
  const asked = find.value.trim().toLowerCase();
  for (const label of document.querySelectorAll("[data-words]")) label.hidden = !label.dataset.words.includes(asked);
});
// A box that is pressed by its mark in the chart gets the focus, and not every browser leaves the chart where it is.
document.addEventListener("click", (event) => {
  const mark = event.target.closest("label[aria-hidden]");
  if (!mark) return;
  event.preventDefault();
  mark.control.click();
});
document.getElementById("ticks").addEventListener("change", ({ target }) => {
  const symptom = target.id.slice(2), row = document.querySelector(`tr.r-${symptom}`), rows = row.closest(".rows");
  document.getElementById("said").textContent = target.checked ? document.querySelector(`li.r-${symptom}`).textContent : "";
  if (target.checked) rows.scrollTop = row.offsetTop - rows.querySelector("thead").offsetHeight;
});
