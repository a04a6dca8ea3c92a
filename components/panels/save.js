// Saves the chart as a picture that carries the banner, what is in view and the date. What is ticked
// is shown by the page's styles and not by the figure, so it does not go with the picture.
const INK = "#1b2530";
const NS = "http://www.w3.org/2000/svg";

function make(name, attributes, text = "") {
  const node = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.textContent = text;
  return node;
}

function wrap(text, size, width) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${size}px "Source Sans", sans-serif`;
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (pen.measureText(longer).width <= width || !lines.at(-1)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function write(picture, lines, y, { size, fill, weight = 400 }) {
  for (const line of lines) {
    y += size * 1.35;
    picture.append(make("text", { x: 12, y, "font-size": size, "font-weight": weight, fill }, line));
  }
  return y;
}

async function readFont() {
  const sheet = performance.getEntriesByType("resource").find(({ name }) => name.includes("SourceSansVF-Upright"));
  if (!sheet) return "";
  const bytes = new Uint8Array(await (await fetch(sheet.name)).arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `@font-face{font-family:"Source Sans";font-weight:200 900;src:url(data:font/woff2;base64,${btoa(binary)})}`;
}

async function draw(plot, words) {
  const layers = [...plot.querySelectorAll("svg.main-svg")];
  const { width, height } = layers[0].getBoundingClientRect();
  const picture = make("svg", { xmlns: NS, "font-family": '"Source Sans", sans-serif' });
  picture.append(make("style", {}, await readFont()), make("rect", { width, height: "100%", fill: "#fff" }));
  const band = make("rect", { width, fill: "#14303a" });
  picture.append(band);
  let y = write(picture, wrap(words.headline, 18, width - 24), 4, { size: 18, fill: "#fff", weight: 700 });
  y = write(picture, wrap(words.detail, 14, width - 24), y, { size: 14, fill: "#fff" }) + 10;
  band.setAttribute("height", y);
  for (const layer of layers) {
    const copy = layer.cloneNode(true);
    copy.setAttribute("y", y + 8);
    for (const node of copy.querySelectorAll(".scatterlayer text, .annotation-text")) {
      if (node.style.fill !== "rgb(255, 255, 255)") node.style.fill = INK;
    }
    for (const node of copy.querySelectorAll("path")) node.style.fillRule = "evenodd";
    copy.style.background = "none";
    picture.append(copy);
  }
  y = write(picture, wrap(words.foot, 13, width - 24), y + height + 8, { size: 13, fill: INK }) + 12;
  picture.setAttribute("viewBox", `0 0 ${width} ${y}`);
  picture.setAttribute("width", width);
  picture.setAttribute("height", y);
  return new XMLSerializer().serializeToString(picture);
}

async function paint(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * 2; // sharp on a slide
  canvas.height = image.height * 2;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

export default function ({ parentElement, data }) {
  for (const button of parentElement.querySelectorAll("button")) {
    const kind = button.dataset.kind;
    button.textContent = data.labels[kind];
    button.onclick = async () => {
      const svg = await draw(document.querySelector(".st-key-chart .js-plotly-plot"), data.words);
      const file = kind === "png" ? await paint(svg) : new Blob([svg], { type: "image/svg+xml" });
      const link = document.createElement("a");
      link.href = URL.createObjectURL(file);
      link.download = `${data.name}.${kind}`;
      link.click();
      URL.revokeObjectURL(link.href);
    };
  }
}
