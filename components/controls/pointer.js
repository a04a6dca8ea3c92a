// A click or tap on a mark or its name ticks the box of that symptom in the list, so that both are one act,
// and makes it the symptom that was touched last. A click on a tag, on a region or on a place of the empty
// chart sends its id to Python. While the mouse is over a tag or a region, its name is shown and all other
// marks are faint. Traces are found by their `meta`, and points by their `customdata`, [[id], ...].
const AWAY = 0.18;
const LEAST = 24; // px, the size of a target, which is larger than a small mark
const STILL = 6; // px; a pointer that moves farther between down and up is dragging or scrolling
// Streamlit may call the function below again at any time, even between down and up, without ending the
// earlier call; and it may call it for a place that has left the page after its successor came. So these
// two are kept outside the function.
let down = null;
const stops = new WeakMap();

export default function ({ parentElement, data, setTriggerValue }) {
  const stop = () => stops.get(parentElement)?.();
  stop();
  const column = document.querySelector(".st-key-chart");
  let over = null;

  const isMarks = ({ meta }) => Boolean(meta?.marks || meta?.places);
  const findMarks = (figure) => figure?.data?.find(isMarks);
  // plotly.js makes an element for each trace, in their order, and no text for a mark without a name.
  const listParts = (figure, trace, part) => {
    const drawn = figure.querySelectorAll(".scatterlayer > .trace")[figure.data.indexOf(trace)];
    return [...(drawn?.querySelectorAll(part) ?? [])];
  };
  const listNamed = (marks) => [...marks.text.keys()].filter((at) => marks.text[at]);

  // Even-odd rule: the outlines around a point say which region it is in.
  const encloses = ({ x, y }, px, py) => {
    let inside = false;
    for (let at = 1; at < x.length; at += 1) {
      const [x0, y0, x1, y1] = [x[at - 1], y[at - 1], x[at], y[at]];
      if (x0 === null || x1 === null) continue; // between two rings
      if (y0 > py !== y1 > py && px < ((x1 - x0) * (py - y0)) / (y1 - y0) + x0) inside = !inside;
    }
    return inside;
  };
  const findRegion = (figure, x, y) => {
    const around = figure.data.filter((trace) => trace.meta?.imbalance && encloses(trace, x, y));
    const held = new Set(around.map(({ meta }) => meta.imbalance));
    const id = `region:${figure.layout.meta.imbalances.filter((imbalance) => held.has(imbalance)).join(".")}`;
    return id in data.parts ? { id, ticks: false } : null;
  };

  // A figure's data unit is one px of its own size; print and zoom change the size it is shown at.
  const find = ({ clientX, clientY }) => {
    const figure = column.querySelector(".js-plotly-plot");
    if (!figure?.data) return null;
    const { left, top, width } = figure.getBoundingClientRect();
    const scale = figure.layout.width / width;
    const [x, y] = [(clientX - left) * scale, (clientY - top) * scale];
    const hit = (trace, at) => ({ id: trace.customdata[at][0], ticks: Boolean(trace.meta.marks) });
    const clickable = figure.data.filter(({ meta }) => meta?.handles || isMarks({ meta }));
    for (const trace of clickable.toReversed()) { // what is drawn last lies on top
      const far = trace.customdata.map((_, at) => Math.max(Math.abs(trace.x[at] - x), Math.abs(trace.y[at] - y)));
      const at = far.indexOf(Math.min(...far));
      if (far[at] <= Math.max(trace.marker.size, isMarks(trace) ? LEAST : 0) / 2) return hit(trace, at);
    }
    const marks = findMarks(figure);
    if (!marks) return null;
    const name = listParts(figure, marks, ".textpoint text").findIndex((text) => {
      const box = text.getBoundingClientRect();
      return clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
    });
    return name < 0 ? findRegion(figure, x, y) : hit(marks, listNamed(marks)[name]);
  };

  // The click event is not used: plotly.js covers the page while a button is down, and sends its own clicks.
  const press = (event) => {
    down = event.isPrimary && event.button === 0 ? event : null;
  };
  const drop = () => {
    down = null;
  };
  const release = (event) => {
    const still = down && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < STILL;
    const found = still ? find(event) : null;
    down = null;
    if (!found) return;
    if (found.ticks) turn(found.id, event);
    else setTriggerValue("chosen", found.id);
  };
  const turn = (symptom, { pointerType }) => {
    const box = document.querySelector(`.st-key-tick-${CSS.escape(symptom)} input`);
    if (!box || box.disabled) return; // without a connection nothing can be ticked
    box.click();
    document.documentElement.dataset.last = symptom;
    // On a touch screen the focus would be lost at once; in a drawer it would open the drawer.
    const list = box.closest(".st-key-symptoms");
    const drawer = [list, list.parentElement].some((part) => getComputedStyle(part).position === "fixed");
    if (pointerType !== "mouse" || drawer) return;
    requestAnimationFrame(() => setTimeout(() => box.focus())); // after the frame that shows the tick: it takes long
  };

  const label = document.createElement("div");
  label.className = "pointed";
  label.ariaHidden = "true"; // the select box below the chart tells the same in words
  const root = document.documentElement.dataset;
  const bring = (id, symptom) => {
    if (symptom) root.over = symptom;
    else delete root.over;
    if (id === over) return;
    over = id;
    const figure = column.querySelector(".js-plotly-plot");
    const marks = findMarks(figure);
    if (!marks) return;
    const held = data.parts[id];
    const show = (part, [symptom]) => {
      if (held) part.style.setProperty("opacity", held.symptoms.includes(symptom) ? 1 : AWAY, "important");
      else part.style.removeProperty("opacity");
    };
    const named = listNamed(marks), { customdata } = marks;
    listParts(figure, marks, ".points > path").forEach((path, at) => show(path, customdata[at]));
    // Boxes stand above all traces, one for each mark, and their checks after them.
    const shapes = [...figure.querySelectorAll(".layer-above .shape-group")];
    shapes.forEach((shape, at) => show(shape, customdata[at % customdata.length]));
    listParts(figure, marks, ".textpoint").forEach((text, at) => show(text, marks.customdata[named[at]]));
    if (held?.label && id.startsWith("region:")) column.append(label);
    else label.remove();
    label.textContent = held?.label ?? "";
  };
  const hover = (event) => {
    const found = event.pointerType === "mouse" ? find(event) : null;
    bring(found && !found.ticks ? found.id : null, found?.ticks && found.id);
    column.style.cursor = found ? "pointer" : "";
    label.style.translate = `${event.clientX + 14}px ${event.clientY + 14}px`;
  };
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
    column.style.cursor = "";
    for (const [where, name, act] of listeners) where.removeEventListener(name, act);
  });
  return stop;
}
