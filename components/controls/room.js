// Reports the size of a chart's container when it changes, rounded down to a step. The height is reported
// only if the container has a height of its own; any other is as high as its content.
// There is an entry for each place: Streamlit may call the function below again without ending the earlier
// call, even for a place that has left the page after its successor came.
const stops = new WeakMap();

export default function ({ parentElement, data, setStateValue }) {
  const stop = () => stops.get(parentElement)?.();
  stop();
  const column = document.querySelector(`.st-key-${data.column}`);
  if (!column) return stop; // the page has moved on
  Object.assign((parentElement.host ?? parentElement).dataset, data); // what the chart on the page is drawn for
  let told = data.now;
  let waiting;
  const measure = () => {
    // not clientWidth, which may be rounded up
    const { width, height } = column.getBoundingClientRect();
    const own = data.high && getComputedStyle(column).overflowY !== "visible";
    return [width, own ? height : 0].map((length) => Math.floor(length / data.step) * data.step).join();
  };
  const tell = () => {
    const now = measure();
    // What scrolls can be scrolled by keys.
    if (data.high && column.scrollHeight > column.clientHeight + 1) column.tabIndex = 0;
    else column.removeAttribute("tabindex");
    if (now === told || now.startsWith("0,")) return;
    told = now;
    setStateValue("px", now);
  };
  const observer = new ResizeObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(tell, 120); // not at every frame while a window is dragged
  });
  observer.observe(column);
  tell();
  stops.set(parentElement, () => {
    clearTimeout(waiting);
    observer.disconnect();
  });
  return stop;
}
