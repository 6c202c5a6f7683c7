// Draws a figure as a picture: data URL of plotly.js, or a sentence that begins with "!" and says why not.
// size: null, or {pixels: size of labels, font: {family, data} or null, unit: {name, pixels}}; then width and height are those on paper, and the figure is drawn so large that its labels have that size when it is put there.
async (json, format, givenWidth, givenHeight, scale, size) => {
  const TIGHT = "!The chart does not fit";

  async function draw(width, height, scale) {
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

    // What some elements of the drawing take up together, in pixels from its upper left corner; null if there are none.
    function room(selector) {
      const corner = element.getBoundingClientRect(), boxes = [...element.querySelectorAll(selector)].map(e => e.getBoundingClientRect()).filter(b => b.width > 0 && b.height > 0);
      if (boxes.length === 0) return null;
      const side = (of, name) => of(...boxes.map(b => b[name]));
      return { left: side(Math.min, "left") - corner.left, right: side(Math.max, "right") - corner.left, top: side(Math.min, "top") - corner.top, bottom: side(Math.max, "bottom") - corner.top };
    }

    const boxes = selector => [...element.querySelectorAll(selector)].map(t => t.getBoundingClientRect());
    const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    const rowsMeet = () => { const rows = boxes(".ytick text").sort((a, b) => a.top - b.top); return rows.some((b, i) => i > 0 && rows[i - 1].bottom - b.top > 0.4 * b.height); };
    const note = i => room(`.annotation[data-index="${i}"]`);
    const notes = edge => (layout.annotations || []).map((n, i) => [n, i]).filter(([n]) => n.xref === "paper" && n.yref === "paper" && n.y === edge && typeof n.text === "string");

    // Before the drawing: small letters and no more margin than is needed; the rest follows from what the first drawing takes up.
    function tighten() {
      const inside = width - 24, letters = text => (text.font || {}).size || base;
      layout.margin = Object.assign({}, layout.margin, { t: 40, b: 12, l: 12, r: 12 });
      if (layout.title && typeof layout.title.text === "string") {
        layout.title.font = Object.assign({}, layout.title.font, { size: width < 480 ? base + 2 : letters(layout.title) });
        fit(layout.title, layout.title.font.size, inside);
        if (layout.title.yref === "container") Object.assign(layout.title, { y: 1 - (width < 480 ? 10 : 22) / height, yanchor: "top" });
      }
      for (const [name, length] of [["xaxis", inside - 60], ["yaxis", height - 40]]) {
        const axis = layout[name] = Object.assign({}, layout[name], { automargin: true });
        if (!axis.title || typeof axis.title.text !== "string") continue;
        axis.title = Object.assign({}, axis.title, { standoff: 8, font: Object.assign({ size: base }, axis.title.font) });
        fit(axis.title, axis.title.font.size, length);
      }
      for (const edge of [0, 1]) for (const [text] of notes(edge)) fit(text, letters(text), inside);
      writeLegend(inside);
      if (width < 480)
        for (const trace of figure.data) {
          if (trace.type === "heatmap") trace.xgap = trace.ygap = 1;
        }
    }

    // A legend over the chart as lines of text, since plotly.js keeps its own within the width of the plot; on a narrow one also the two ends of a scale of colours.
    function writeLegend(inside) {
      const colour = t => [(t.line || {}).color, ((t.marker || {}).line || {}).color, (t.marker || {}).color].find(c => typeof c === "string");
      const scaled = width < 480 && figure.data.find(t => t.colorbar && (t.colorbar.ticktext || []).length > 1 && Array.isArray(t.colorscale));
      let entries = [];
      if (scaled) {
        const ends = [0, -1], of = list => ends.map(i => list.at(i));
        entries = of(scaled.colorbar.ticktext).map((name, i) => ({ name, colour: of(scaled.colorscale)[i][1], mark: "\u25a0" }));
        scaled.showscale = false;
      } else if (layout.legend && layout.legend.orientation === "h" && layout.showlegend !== false) {
        entries = figure.data.filter(t => t.name && t.showlegend !== false).map(t => ({ name: t.name, colour: colour(t), mark: t.type === "bar" ? "\u25a0" : "\u25cf" }));
      }
      if (entries.length === 0 || !entries.every(e => e.colour)) return;
      const isArabic = entries.some(e => /[\u0600-\u06ff]/.test(e.name));
      brush.font = `${base}px ${family}`;
      const rows = [[]];
      let used = 0;
      for (const entry of entries) {
        const name = entry.name.replace(/[\u2066-\u2069]/g, "").replace(/<br>/g, " "), long = brush.measureText("\u25a0 " + name + "\u2003").width;
        if (used + long > inside && used > 0) { rows.push([]); used = 0; }
        used += long;
        rows[rows.length - 1].push(`\u2068<span style="color:${entry.colour}">${entry.mark}</span> ${name}\u2069`);
      }
      const text = rows.map(row => (isArabic ? row.reverse() : row).join("\u2003")).join("<br>");
      layout.annotations = [...(layout.annotations || []), { text, xref: "paper", yref: "paper", x: isArabic ? 1 : 0, y: 1, xanchor: isArabic ? "right" : "left", yanchor: "bottom", align: isArabic ? "right" : "left", showarrow: false }];
      layout.showlegend = false;
    }

    // A map's cells fill its plot, which else grows beyond them for the numbers on them.
    async function fillWithCells() {
      const change = {};
      for (const letter of figure.data.some(t => t.type === "heatmap") ? ["x", "y"] : []) {
        const axis = element._fullLayout[letter + "axis"];
        if (axis.type !== "category" || !axis.autorange) continue;
        const ends = [-0.5, axis._categories.length - 0.5];
        change[letter + "axis.range"] = axis.range[0] > axis.range[1] ? ends.reverse() : ends;
      }
      await Plotly.relayout(element, change);
    }

    // The names along an axis of names: all of them, in letters of six points at least; false if they do not fit.
    async function nameAll(letter) {
      const axis = element._fullLayout[letter + "axis"], key = letter + "axis.";
      if (!axis || axis.type !== "category" || axis.visible === false || axis.showticklabels === false) return true;
      const names = axis._categories, step = axis._length / Math.max(1, names.length);
      const plain = names.map(n => String(n).replace(/\u2069<br>\u2068/g, " ").replace(/<br>/g, " "));
      const change = { [key + "tickmode"]: "array", [key + "tickvals"]: names };
      let letters = axis.tickfont.size;
      if (letter === "y") {
        const lines = Math.max(1, ...names.map(n => String(n).split("<br>").length));
        if (step < letters * 1.3 * lines) letters = Math.max(least(), step / 1.3 / lines);
        change[key + "tickfont.size"] = letters;
        await Plotly.relayout(element, change);
        return step >= letters * lines;
      }
      await Plotly.relayout(element, change);
      const shown = boxes(".xtick text").sort((a, b) => a.left - b.left);
      if (!axis.tickangle && !shown.some((b, i) => i > 0 && b.left < shown[i - 1].right - 1)) return true;
      const angle = step * Math.sin(35 * Math.PI / 180) >= letters * 1.2 ? -35 : -90;
      if (angle === -90) {
        brush.font = `${letters}px ${family}`;
        const longest = Math.max(...plain.map(n => brush.measureText(n).width));
        letters = Math.max(least(), Math.min(letters, step / 1.2, letters * height * 0.35 / longest));
      }
      await Plotly.relayout(element, Object.assign(change, { [key + "ticktext"]: plain, [key + "tickangle"]: angle, [key + "tickfont.size"]: letters }));
      return angle === -35 || step >= letters * 1.05;
    }

    // Gives title, notes, legend and axes the room that they take up, from the top to the bottom.
    async function makeRoom() {
      const change = {}, area = element._fullLayout._size, legend = room(".legend"), title = room(".gtitle");
      let over = legend && legend.bottom <= area.t + 2 ? legend.bottom - legend.top + 4 : 0;
      for (const [, i] of notes(1).reverse()) {
        const box = note(i);
        if (!box) continue;
        change[`annotations[${i}].yanchor`] = "bottom";
        change[`annotations[${i}].yshift`] = over + 2;
        over += box.bottom - box.top + 2;
      }
      change["margin.t"] = (title ? title.bottom : 4) + over + 6;
      const below = room(".xaxislayer-above, .g-xtitle"), deep = below ? Math.max(0, below.bottom - (height - area.b)) : 0;
      let under = deep;
      for (const [, i] of notes(0)) {
        const box = note(i);
        if (!box) continue;
        change[`annotations[${i}].yshift`] = -under - 6;
        under += box.bottom - box.top + 6;
      }
      change["margin.b"] = under + 8;
      await Plotly.relayout(element, change);
      const aside = {};
      for (const edge of [0, 1]) for (const [text, i] of notes(edge)) {
        const box = note(i);
        if (box) aside[`annotations[${i}].xshift`] = (text.xshift || 0) + (box.left < 6 ? 6 - box.left : box.right > width - 6 ? width - 6 - box.right : 0);
      }
      // A title beside the chart that reaches up to the title above it is written smaller.
      const beside = room(".g-ytitle"), above = title ? title.bottom : 0;
      if (beside && beside.top < above) {
        const middle = (beside.top + beside.bottom) / 2;
        aside["yaxis.title.font.size"] = Math.max(least(), element._fullLayout.yaxis.title.font.size * (middle - above) / (middle - beside.top));
      }
      await Plotly.relayout(element, aside);
    }

    // Texts on cells as small as their cells ask for, and words beyond bars beyond them; labels of points that meet those of stronger points are left out.
    async function separate() {
      const full = element._fullLayout, change = {}, all = layout.annotations || [];
      const onCells = all.map((n, i) => [n, i]).filter(([n]) => n.xref === undefined && typeof n.x === "string" && typeof n.y === "string");
      if (onCells.length > 0 && full.xaxis._categories) {
        const step = full.xaxis._length / full.xaxis._categories.length - 4, widest = Math.max(...onCells.map(([, i]) => note(i)).map(b => b ? b.right - b.left : 0));
        if (widest > step) for (const [n, i] of onCells) {
          const letters = ((n.font || {}).size || base) * step / widest;
          if (letters < base / 2) change[`annotations[${i}].visible`] = false; else change[`annotations[${i}].font.size`] = letters;
        }
      }
      const range = full.xaxis && full.xaxis.range, outer = all.map((n, i) => [n, i]).filter(([n]) => n.xref === undefined && typeof n.x === "number" && range && Math.abs(n.x) === range[1]);
      if (outer.length > 0) {
        const farthest = range[1] / 1.6 * 1.1, share = 2 * (Math.max(...outer.map(([, i]) => note(i)).map(b => b ? b.right - b.left : 0)) + 6) / full.xaxis._length;
        if (share > 0.85) return false;
        const end = Math.max(range[1], farthest / (1 - share));
        change["xaxis.range"] = [-end, end];
        const rows = full.yaxis && full.yaxis.range, step = rows ? full.yaxis._length / Math.abs(rows[1] - rows[0]) : Infinity, usual = (outer[0][0].font || {}).size || base;
        const shrunk = Math.min(1, step / 1.25 / usual), letters = usual * shrunk;
        if (letters < least()) return false;
        for (const [n, i] of outer) {
          change[`annotations[${i}].x`] = Math.sign(n.x) * end;
          if (shrunk === 1) continue;
          change[`annotations[${i}].font.size`] = letters;
          change[`annotations[${i}].text`] = n.text.replace(/font-size:([\d.]+)px/g, (_, pixels) => `font-size:${pixels * shrunk}px`);
        }
      }
      await Plotly.relayout(element, change);
      await place(true);
      await place(false);
      return true;
    }

    // Labels of points: each in the first place beside its point where it meets no other label, no number of an axis and no edge; labels without one are left out. Points drawn last, which lie over the others, come first.
    // What was moved is looked at again as it was drawn; of a few names, such as those of groups, none is then left out for a touch.
    async function place(isMoved) {
      const full = element._fullLayout, kept = boxes(".xtick text, .ytick text, .g-xtitle text, .g-ytitle text, .gtitle, .annotation"), corner = element.getBoundingClientRect();
      const inside = b => b.left >= corner.left + 2 && b.right <= corner.left + width - 2 && b.top >= corner.top && b.bottom <= corner.top + full._size.t + full._size.h;
      // Points as large as letters, such as those of groups, are not written over.
      const large = figure.data.filter(t => /text/.test(t.mode || "")).flatMap(t => t.x.map((x, i) => {
        const half = (Array.isArray((t.marker || {}).size) ? t.marker.size[i] : (t.marker || {}).size || 6) / 2, at = { x: corner.left + full.xaxis._offset + full.xaxis.d2p(x), y: corner.top + full.yaxis._offset + full.yaxis.d2p(t.y[i]) };
        return half < base / 2 ? null : { ...at, left: at.x - half, right: at.x + half, top: at.y - half, bottom: at.y + half };
      })).filter(Boolean);
      const sides = [["middle right", 1, 0], ["middle left", -1, 0], ["top center", 0, -1], ["bottom center", 0, 1], ["top right", 1, -1], ["top left", -1, -1], ["bottom right", 1, 1], ["bottom left", -1, 1]];
      for (const [index, trace] of [...figure.data.entries()].reverse()) {
        if (!/text/.test(trace.mode || "") || !Array.isArray(trace.text)) continue;
        const drawn = [...element.querySelectorAll(".scatterlayer .trace")][figure.data.slice(0, index).filter(t => t.type === "scatter").length];
        if (!drawn) continue;
        const now = element.data[index], text = [...now.text], at = text.map((_, i) => Array.isArray(now.textposition) ? now.textposition[i] : now.textposition || "middle center"), sizes = (trace.marker || {}).size, isFew = trace.text.length <= 12;
        for (const label of drawn.querySelectorAll(".textpoint text")) {
          const i = (label.parentNode.__data__ || label.__data__ || {}).i, own = label.getBoundingClientRect();
          if (i === undefined || !text[i]) continue;
          const x = corner.left + full.xaxis._offset + full.xaxis.d2p(trace.x[i]), y = corner.top + full.yaxis._offset + full.yaxis.d2p(trace.y[i]), away = (Array.isArray(sizes) ? sizes[i] : sizes || 6) / 2 + 1;
          const beside = ([, across, down]) => {
            const left = x + across * away - own.width * (1 - across) / 2, top = y + down * away - own.height * (1 - down) / 2;
            return { left, right: left + own.width, top, bottom: top + own.height };
          };
          const low = b => ({ left: b.left, right: b.right, top: b.top + own.height / 6, bottom: b.bottom - own.height / 6 });
          const free = b => inside(b) && !kept.some(other => meet(low(b), other)) && !(isMoved && large.some(m => (Math.abs(m.x - x) > 1 || Math.abs(m.y - y) > 1) && meet(low(b), m)));
          const side = free(own) || (isFew && !isMoved) ? null : isMoved ? sides.find(s => free(beside(s))) : undefined;
          if (side === undefined) { text[i] = ""; continue; }
          kept.push(side ? beside(side) : own);
          if (side) at[i] = side[0];
        }
        await Plotly.restyle(element, { text: [text], textposition: [at] }, [index]);
      }
    }

    // The smallest letters that are read in print: six points.
    function least() { return base * 6 / (size.pixels * 0.75); }

    try {
      if (size) {
        const wrong = size.font && await use(size.font);
        if (wrong) return wrong;
        const shrunk = size.pixels / base;
        width /= shrunk; height /= shrunk; scale *= shrunk;
        tighten();
      }
      layout.width = width; layout.height = height;
      try {
        await Plotly.newPlot(element, figure.data, layout, { staticPlot: true });
        if (size) {
          await fillWithCells();
          await makeRoom();
          const below = await nameAll("x");
          await nameAll("y");
          await makeRoom();
          const beside = await nameAll("y");
          if (!below) return TIGHT + ": the names below it overlap";
          if (!await separate()) return TIGHT + ": its words overlap";
          if (!beside || rowsMeet()) return TIGHT + ": the names beside it overlap";
        }
      } catch (error) {
        if (size && /axis scaling/.test(error.message)) return TIGHT + ": its labels leave no room";
        throw error;
      }
      const area = (element._fullLayout || {})._size;
      if (size && area && (area.w < 60 || area.h < 40)) return TIGHT + ": its labels leave no room";
      return await Plotly.toImage(element, { format, width, height, scale });
    } finally { Plotly.purge(element); }
  }

  // The least size, to a step of five units, that is the first of these to fit: more width, more height, or more of both.
  async function leastSize() {
    const unit = size.unit, fits = async (w, h) => !(await draw(w, h, scale)).startsWith(TIGHT), up = length => Math.ceil(length / unit.pixels / 5 + 0.01) * 5 * unit.pixels;
    for (const [wider, taller] of [[1, 0], [0, 1], [1, 1]]) {
      let low = 0, high = 0;
      const at = share => [wider ? up(givenWidth * (1 + share)) : givenWidth, taller ? up(givenHeight * (1 + share)) : givenHeight];
      for (const share of [0.25, 0.6, 1.2, 2.4]) if (high === 0) if (await fits(...at(share))) high = share; else low = share;
      if (high === 0) continue;
      for (let i = 0; i < 3; i++) { const middle = (low + high) / 2; if (await fits(...at(middle))) high = middle; else low = middle; }
      const [w, h] = at(high).map(length => Math.round(length / unit.pixels));
      return `It fits into ${w} by ${h} ${unit.name}`;
    }
    return null;
  }

  const drawn = await draw(givenWidth, givenHeight, scale);
  if (!drawn.startsWith(TIGHT)) return drawn;
  const fitting = await leastSize();
  return `${drawn}. ${fitting ? fitting + ", or give smaller letters" : "Give much more width and height, or smaller letters"}.`;
}
