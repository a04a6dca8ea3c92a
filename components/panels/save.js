// Saves the picture of the chart that the server drew: as it is, or painted by the browser.
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
      const file = kind === "png" ? await paint(data.picture) : new Blob([data.picture], { type: "image/svg+xml" });
      const link = document.createElement("a");
      link.href = URL.createObjectURL(file);
      link.download = `${data.name}.${kind}`;
      link.click();
      URL.revokeObjectURL(link.href);
    };
  }
}
