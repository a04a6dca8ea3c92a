// A click or a tap on a mark or on its name ticks the box of that symptom in the list, so that both
// are one act; a click on the point of a region, an imbalance or a place chooses that. Hovering over
// a point that holds symptoms brings them out for the time being.
const MARKS = ".scatterlayer > .trace:last-child"; // they are drawn last
const AWAY = 0.18;
const STILL = 6; // px; a pointer that moves farther between down and up drags or scrolls
// Kept here, since Streamlit may call what follows anew, even between down and up, without a word to
// the one before; also at a place that leaves the page when its successor is there.
let down = null;
const stops = new WeakMap();

export default function ({ parentElement, data, setTriggerValue }) {
  const stop = () => stops.get(parentElement)?.();
  stop();
  const column = document.querySelector(".st-key-chart");
  let over = null;

  // A figure's data unit is one px of its own size; print and zoom change the size it is shown at.
  const find = ({ clientX, clientY }) => {
    const figure = column.querySelector(".js-plotly-plot");
    if (!figure?.data) return null;
    const { left, top, width } = figure.getBoundingClientRect();
    const scale = figure.layout.width / width;
    const [x, y] = [(clientX - left) * scale, (clientY - top) * scale];
    for (const trace of figure.data.toReversed()) {
      const place = (trace.customdata ?? []).findIndex(
        (_, at) => Math.hypot(trace.x[at] - x, trace.y[at] - y) <= trace.marker.size / 2,
      );
      if (place >= 0) return trace.customdata[place];
    }
    const names = [...figure.querySelectorAll(`${MARKS} .textpoint text`)];
    const place = names.findIndex((name) => {
      const box = name.getBoundingClientRect();
      return clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
    });
    return place < 0 ? null : figure.data.at(-1).customdata[place];
  };

  // Not the click event: plotly.js covers the page while a button is down, and sends clicks of its own.
  const press = (event) => {
    down = event.isPrimary && event.button === 0 ? event : null;
  };
  const drop = () => {
    down = null;
  };
  const release = (event) => {
    const still = down && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < STILL;
    const [symptom, key] = (still && find(event)) || [];
    down = null;
    if (key) setTriggerValue("chosen", key);
    else if (symptom) document.querySelector(`.st-key-tick-${CSS.escape(symptom)} input`)?.click();
  };

  const bring = (key) => {
    if (key === over) return;
    over = key;
    const held = data.held[key];
    const symptoms = column.querySelector(".js-plotly-plot")?.data?.at(-1).customdata ?? [];
    symptoms.forEach(([symptom], at) => {
      const parts = `${MARKS} .points > path:nth-of-type(${at + 1}), ${MARKS} .textpoint:nth-of-type(${at + 1})`;
      for (const part of column.querySelectorAll(parts)) {
        if (held) part.style.setProperty("opacity", held.includes(symptom) ? 1 : AWAY, "important");
        else part.style.removeProperty("opacity");
      }
    });
  };
  const hover = (event) => bring(event.pointerType === "mouse" ? (find(event)?.[1] ?? null) : null);
  const leave = () => bring(null);

  const listeners = [
    [column, "pointerdown", press],
    [window, "pointerup", release],
    [window, "pointercancel", drop],
    [column, "pointermove", hover],
    [column, "pointerleave", leave],
  ];
  for (const [where, name, act] of listeners) where.addEventListener(name, act);
  stops.set(parentElement, () => {
    leave();
    for (const [where, name, act] of listeners) where.removeEventListener(name, act);
  });
  return stop;
}
