// A picture is made small before it is kept: what a phone takes is ten times what a report needs.
const SIDE = 1600; // pixels
const SMALL = 300_000; // bytes
const LOOKS = { type: "image/jpeg", quality: 0.85 };

export const reduced = async (file) => {
  const as_it_is = { name: file.name, blob: file };
  if (!file.type.startsWith("image/") || file.size < SMALL) return as_it_is;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = new OffscreenCanvas(picture.width * scale, picture.height * scale);
    const pen = canvas.getContext("2d");
    pen.fillStyle = "white";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await canvas.convertToBlob(LOOKS);
    if (blob.size >= file.size) return as_it_is;
    return { name: `${file.name.replace(/\.\w+$/, "")}.jpg`, blob };
  } catch {
    return as_it_is; // of a kind that this browser does not draw
  }
};
