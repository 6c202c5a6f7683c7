// Draws a figure as a picture: data URL of plotly.js, or a sentence that begins with "!" and says why not.
// size: null, or {pixels: size of labels, font: {family, data} or null}; then width and height are those on paper, and the figure is drawn so large that its labels have that size when it is put there.
async (json, format, width, height, scale, size) => {
  const TIGHT = "!The chart does not fit: its labels leave no room. Give more width or height, or smaller letters.";
  const figure = JSON.parse(json), layout = figure.layout, element = document.getElementById("figure");
  const template = ((layout.template || {}).layout || {}), base = (layout.font || {}).size || (template.font || {}).size || 12;
  const brush = document.createElement("canvas").getContext("2d");
  let family = (layout.font || {}).family || (template.font || {}).family || "sans-serif";

  async function use(font) {
    if (font.data) {
      const face = new FontFace(font.family, `url(${font.data})`);
      try { await face.load(); } catch { return "!The font file cannot be read by the browser that draws."; }
      document.fonts.add(face);
    } else if (["serif", "monospace"].every(other => wide(`"${font.family}", ${other}`) === wide(other))) {
      return `!The font "${font.family}" is not installed on this machine. Give the name of one that is, or the path of a .ttf, .otf, .woff or .woff2 file.`;
    }
    const rename = value => { for (const key of Object.keys(value || {})) if (key === "family") value[key] = `"${font.family}", ${value[key]}`; else if (value[key] && typeof value[key] === "object") rename(value[key]); };
    rename(layout);
    family = `"${font.family}", ${family.replace(`"${font.family}", `, "")}`;
    layout.font = Object.assign({ size: base }, layout.font, { family });
    return null;
  }

  function wide(name) {
    brush.font = `72px ${name}`;
    return brush.measureText("mmmmmmmmmmlli سلام شعب").width;
  }

  // Breaks a title or a note, whose lines were broken for a wide page, for this one; gives the number of lines that it has more.
  function fit(text, letters, room) {
    const old = text.text.split("<br>"), plain = old.join(" ").replace(/[\u2066-\u2069]/g, "");
    if (/<|^\s*$/.test(plain)) return 0;
    brush.font = `${letters}px ${family}`;
    const see = document.createElement("textarea"), width = t => { see.innerHTML = t; return brush.measureText(see.value).width; };
    const lines = [];
    for (const word of plain.split(/\s+/)) {
      const last = lines[lines.length - 1];
      if (last !== undefined && width(last + " " + word) <= room) lines[lines.length - 1] = last + " " + word;
      else lines.push(word);
    }
    if (lines.length <= old.length) return 0;
    text.text = lines.map(l => "\u2068" + l + "\u2069").join("<br>");
    return lines.length - old.length;
  }

  // Whether names below the chart run into each other.
  function crowded() {
    const boxes = [...element.querySelectorAll(".xtick text")].map(t => t.getBoundingClientRect()).sort((a, b) => a.left - b.left);
    return boxes.some((b, i) => i > 0 && b.left < boxes[i - 1].right - 1);
  }

  try {
    if (size) {
      const wrong = size.font && await use(size.font);
      if (wrong) return wrong;
      const shrunk = size.pixels / base;
      width /= shrunk; height /= shrunk; scale *= shrunk;
      const margin = layout.margin = Object.assign({ t: 80, b: 70 }, layout.margin), room = width - 24;
      if (layout.title && typeof layout.title.text === "string") margin.t += 24 * fit(layout.title, (layout.title.font || {}).size || 17, room);
      for (const note of layout.annotations || [])
        if (note.xref === "paper" && typeof note.text === "string" && note.yref === "paper" && (note.y === 0 || note.y === 1)) {
          const more = fit(note, (note.font || {}).size || base, room);
          if (note.y === 1) margin.t += 15 * more; else margin.b += 15 * more;
        }
      if (layout.title && layout.title.yref === "container" && typeof layout.title.y === "number") layout.title.y = 1 - 34 / height;
    }
    layout.width = width; layout.height = height;
    try {
      await Plotly.newPlot(element, figure.data, layout, { staticPlot: true });
    } catch (error) {
      if (size && /axis scaling/.test(error.message)) return TIGHT;
      throw error;
    }
    if (size && crowded()) await Plotly.relayout(element, { "xaxis.tickangle": -35 });
    const area = (element._fullLayout || {})._size;
    if (size && area && (area.w < 60 || area.h < 60)) return TIGHT;
    return await Plotly.toImage(element, { format, width, height, scale });
  } finally { Plotly.purge(element); }
}
