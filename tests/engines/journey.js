// A visitor's journey in any engine, by what the page itself can do: tick in the list, click in the chart,
// untick in the answer, open the drawer. It returns what was seen after each of them.
async () => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const isSeen = (part) => part.checkVisibility();
  const until = async (test, what) => {
    for (let turn = 0; turn < 600; turn += 1) {
      const found = test();
      if (found) return found;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(`never: ${what}`);
  };
  const figure = () => document.querySelector(".st-key-chart .js-plotly-plot");
  await until(() => figure()?.querySelectorAll(".points > path").length > 20, "a chart");
  await until(() => all("[data-testid=stApp][data-test-script-state=notRunning]").length, "rest");
  const trace = figure().data.findIndex(({ meta }) => meta.marks);
  const ids = figure().data[trace].customdata.map(([id]) => id);
  const marks = () => all(`.st-key-chart .scatterlayer > .trace:nth-child(${trace + 1}) .points > path`);
  const checks = () => all(".st-key-chart .layer-above .shape-group > path").slice(ids.length); // after the boxes
  const look = async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return {
      boxes: all("[class*=st-key-tick-]:has(input:checked)").map((box) => box.className.match(/st-key-tick-(\w+)/)[1]).sort(),
      rows: all(".st-key-listing tbody tr").filter(isSeen).map((row) => row.dataset.symptom).sort(),
      sentences: all(".st-key-sentences li").filter(isSeen).map((one) => one.className.match(/r-(\w+)/)[1]).sort(),
      checks: ids.filter((_, at) => Number(getComputedStyle(checks()[at]).opacity) > 0.5).sort(),
      notice: all(".st-key-emergency").some(isSeen),
    };
  };
  const box = (symptom) => document.querySelector(`.st-key-tick-${symptom} input`);
  const press = (symptom) => {
    const mark = marks()[ids.indexOf(symptom)], { left, top, width, height } = mark.getBoundingClientRect();
    const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, isPrimary: true, pointerType: "mouse" };
    for (const kind of ["pointerdown", "pointerup"]) mark.dispatchEvent(new PointerEvent(kind, { ...at, button: 0 }));
  };
  const seen = { start: await look() };
  box("tremor").click();
  seen.list = await look();
  press("dizziness");
  seen.chart = await look();
  box("coma").click();
  seen.flag = await look();
  document.querySelector('[data-untick="coma"]').click();
  seen.answer = await look();
  const list = document.querySelector(".st-key-symptoms"), sheet = document.querySelector(".st-key-listing");
  const drawer = all(".drawer > summary").find(isSeen);
  seen.narrow = Boolean(drawer);
  if (drawer) {
    const places = () => [list.getBoundingClientRect().right > 0, sheet.getBoundingClientRect().bottom <= innerHeight + 1];
    seen.closed = places();
    drawer.click();
    await look();
    seen.open = places();
  }
  return seen;
}
