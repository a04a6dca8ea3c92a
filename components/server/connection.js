// A connection can be dead although the browser has not noticed: a laptop wakes up in another network, or a router
// has forgotten it. Whatever the page sends is lost then, for a quarter of an hour. So where nothing comes back,
// a new connection asks whether the server is well. If so, Streamlit is told that the old one is closed; it then
// connects anew and sends all boxes. Streamlit answers everything that a page sends.
(() => {
  const LONGEST = 8000; // ms
  const REST = 2000; // ms, for a server that stood still to answer by the old connection too
  const { send } = WebSocket.prototype;
  const known = new WeakSet();
  let waiting;
  const ask = async (socket) => {
    if (socket.readyState > WebSocket.OPEN) return;
    const own = waiting;
    const health = socket.url.replace(/^ws/, "http").replace(/stream$/, "health");
    const answer = await fetch(health, { cache: "no-store", signal: AbortSignal.timeout(LONGEST) }).catch(() => false);
    if (answer.ok) await new Promise((end) => setTimeout(end, REST));
    if (waiting !== own) return; // what was sent has been answered after all
    if (answer.ok) socket.dispatchEvent(new CloseEvent("close"));
    waiting = answer.ok ? undefined : setTimeout(ask, LONGEST, socket);
  };
  const hear = () => {
    clearTimeout(waiting);
    waiting = undefined;
  };
  WebSocket.prototype.send = function (...sent) {
    if (!known.has(this)) {
      known.add(this);
      hear(); // whatever an old connection waited for is sent again
      this.addEventListener("message", hear);
    }
    waiting ??= setTimeout(ask, LONGEST, this);
    return send.apply(this, sent);
  };
})();
