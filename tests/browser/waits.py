"""When a page stands and when a tick is done: what the browser is asked before a test looks."""

from __future__ import annotations

# Streamlit fetches parts of a page late. What listens for keys and pointers is counted as it comes.
COUNT_LISTENERS = """
window.listening = {keydown: new Set(), pointerup: new Set(), pointerover: new Set()};
for (const part of [window, document]) {
  for (const [name, keep] of [['addEventListener', 'add'], ['removeEventListener', 'delete']]) {
    const plain = part[name].bind(part);
    part[name] = (kind, heed, ...how) => {
      if (part === window || kind === 'pointerover') window.listening[kind]?.[keep](heed);
      plain(kind, heed, ...how);
    };
  }
}
"""
# How far what is seen moves while a page loads (Cumulative Layout Shift, here the sum of all).
COUNT_SHIFTS = """
window.shift = 0;
new PerformanceObserver((moves) => moves.getEntries().forEach(({value}) => { window.shift += value; }))
  .observe({type: 'layout-shift', buffered: true});
"""
# A page stands once its script is over, every chart is drawn for the room that its column has now (as room.js
# measures it), and all that is fetched late has come: for three frames on end.
SETTLED = """
(frames) => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const idle = document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning';
  const shown = document.querySelector('.st-key-reading p') !== null; // what every script shows last
  const came = () => all('[data-testid=stSkeleton], .st-key-find:not(:has(input))').length === 0
    && (window.listening.keydown.size || !all('.st-key-keyboard').length)
    && (window.listening.pointerup.size || !all('.st-key-pointer').length)
    && (window.listening.pointerover.size || !all('.st-key-touch').length);
  const fits = () => all('[data-now]').every(({dataset: {column, step, high, now}}) => {
    const part = document.querySelector(`.st-key-${column}`);
    const {width, height} = part.getBoundingClientRect();
    const own = high === 'true' && getComputedStyle(part).overflowY !== 'visible';
    const [across, down] = [width, own ? height : 0].map((length) => Math.floor(length / step) * step);
    return across === 0 || now === `${across},${down}`;
  });
  const drawn = () => all('[class*=st-key-room-]').every((room) => {
    const figure = room.querySelector('.js-plotly-plot');
    return figure?._fullLayout?.width === figure?.layout?.width && figure?.querySelector('.scatterlayer > .trace');
  });
  frames.calm = idle && shown && came() && fits() && drawn() ? frames.calm + 1 : 0;
  return frames.calm > 2;
}
"""
# A tick is done once its box, its row and the server's line about it say the same.
TURNED = """
([symptom, label, ticked]) => {
  const box = document.querySelector(`.st-key-tick-${symptom} input`);
  const said = box?.closest('[class*=st-key-system-]')?.className.match(/st-key-system-([\\w-]+)/)[1];
  const line = document.querySelector(`.st-key-said-${said} [role=status]`)?.textContent.trim() ?? '';
  return box?.checked === ticked && document.querySelector(`tr.r-${symptom}`).checkVisibility() === ticked
    && line.startsWith(label) && !line.includes('no longer') === ticked;
}
"""
IS_FIGURE = """
([chart, imbalances]) => {
  const meta = document.querySelector('.st-key-chart .js-plotly-plot')?.layout?.meta;
  return meta?.chart === chart && meta?.imbalances.join('.') === imbalances;
}
"""
