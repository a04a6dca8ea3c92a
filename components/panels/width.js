// Reports the width of a chart's column, rounded down to a step, when it changes.
// By place: Streamlit may call what follows anew without a word to the one before, also at a place
// that leaves the page when its successor is there.
const stops = new WeakMap();

export default function ({ parentElement, data, setStateValue }) {
  const stop = () => stops.get(parentElement)?.();
  stop();
  const column = document.querySelector(`.st-key-${data.column}`) ?? parentElement;
  Object.assign((parentElement.host ?? parentElement).dataset, data); // what the chart on the page is drawn for
  let told = data.now;
  let waiting;
  const tell = () => {
    // not clientWidth, which may be rounded up
    const width = Math.floor(column.getBoundingClientRect().width / data.step) * data.step;
    if (width && width !== told) {
      told = width;
      setStateValue("px", width);
    }
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
