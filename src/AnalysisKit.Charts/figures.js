// Draws the figures of a page, in the page's own colours, and again when these change. Stands behind plotly.js, which it finds as analysiskit.Plotly.
// A figure is an element with data-figure; its data wait in analysiskit.figures under that name, whichever came first, this script or the figure.
(function (kit) {
  "use strict";
  if (kit.draw) return;

  // The colours that the figures carry, for white paper, and what they mean (ChartStyle.cs).
  const INK = "#24292f", SOFT = "#57606a", GRID = "#eaeef2", DOTS = "#d0d7de";
  const DARK = {dark}; // What stands for each colour of a mark on dark paper.
  const LEAST = 4.5; // The contrast of texts and marks to the paper.
  const WHITE = { r: 255, g: 255, b: 255, a: 1 }, BLACK = { r: 0, g: 0, b: 0, a: 1 };
  const brush = document.createElement("canvas").getContext("2d");
  const drawn = [];
  let printing = false;

  function parse(css) {
    if (typeof css !== "string" || !css || !brush) return null;
    brush.fillStyle = "#010203";
    brush.fillStyle = css;
    if (brush.fillStyle === "#010203" && css.replace(/\s/g, "") !== "#010203") return null;
    const hex = /^#(..)(..)(..)$/.exec(brush.fillStyle);
    if (hex) return { r: parseInt(hex[1], 16), g: parseInt(hex[2], 16), b: parseInt(hex[3], 16), a: 1 };
    const parts = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(brush.fillStyle);
    return parts && { r: +parts[1], g: +parts[2], b: +parts[3], a: parts[4] === undefined ? 1 : +parts[4] };
  }

  const write = (c, alpha) => `rgba(${Math.round(c.r)},${Math.round(c.g)},${Math.round(c.b)},${alpha === undefined ? 1 : alpha})`;
  const mix = (a, b, part) => ({ r: a.r + (b.r - a.r) * part, g: a.g + (b.g - a.g) * part, b: a.b + (b.b - a.b) * part, a: 1 });
  const over = (c, paper) => mix(paper, c, c.a);

  // Relative luminance and contrast as WCAG 2 defines them.
  function luminance(c) {
    const part = v => (v /= 255) <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    return 0.2126 * part(c.r) + 0.7152 * part(c.g) + 0.0722 * part(c.b);
  }

  function contrast(a, b) {
    const x = luminance(a), y = luminance(b);
    return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
  }

  // The colour itself, or as much towards white or black as it takes to be seen on the paper.
  function seen(colour, paper, least) {
    const end = contrast(WHITE, paper) > contrast(BLACK, paper) ? WHITE : BLACK;
    for (let part = 0; part < 1; part += 0.1) {
      const tried = Object.assign(mix(colour, end, part), { a: colour.a });
      if (contrast(over(tried, paper), paper) >= least) return tried;
    }
    return Object.assign({}, end, { a: colour.a });
  }

  // What a colour of white paper is on this one. Pale ones, which let much of the paper through, stay pale; on light paper those that are not the kit's stay as they are.
  function onPaper(colour, theme, least) {
    const pair = DARK["#" + [colour.r, colour.g, colour.b].map(v => v.toString(16).padStart(2, "0")).join("")];
    if (!pair && !theme.isDark) return colour;
    const own = pair && theme.isDark ? Object.assign(parse(pair), { a: colour.a }) : colour;
    return own.a >= 0.5 && contrast(over(own, theme.paper), theme.paper) < least ? seen(own, theme.paper, least) : own;
  }

  function paperOf(element) {
    if (printing) return WHITE;
    for (let node = element; node instanceof Element; node = node.parentElement || (node.getRootNode() || {}).host) {
      const own = parse(getComputedStyle(node).backgroundColor);
      if (own && own.a >= 0.5) return over(own, WHITE);
    }
    const style = getComputedStyle(document.body);
    for (const name of ["--vscode-editor-background", "--jp-layout-color0"]) {
      const named = parse(style.getPropertyValue(name).trim());
      if (named) return named;
    }
    const data = document.body.dataset;
    if (data.vscodeThemeKind) return /light$/.test(data.vscodeThemeKind) ? WHITE : { r: 30, g: 30, b: 30, a: 1 };
    if (data.jpThemeLight) return data.jpThemeLight === "true" ? WHITE : { r: 17, g: 17, b: 17, a: 1 };
    const probe = document.createElement("span");
    probe.style.cssText = "display:none;background-color:Canvas";
    document.body.appendChild(probe);
    const canvas = parse(getComputedStyle(probe).backgroundColor);
    probe.remove();
    return canvas || WHITE;
  }

  function themeOf(element, layout) {
    const own = parse(layout.paper_bgcolor), paper = own && own.a >= 0.5 ? over(own, WHITE) : paperOf(element);
    const isDark = contrast(WHITE, paper) > contrast(BLACK, paper), page = parse(getComputedStyle(element).color);
    let ink = parse(isDark ? "#e6edf3" : INK);
    if (!own && !printing && page && contrast(over(page, paper), paper) >= 7) ink = over(page, paper);
    return { paper, ink, isDark, soft: seen(mix(ink, paper, 0.3), paper, LEAST), grid: mix(paper, ink, 0.13), key: write(paper) + write(ink) };
  }

  // A copy of a part of the figure in the colours of the theme; long arrays are shared.
  function coloured(value, name, theme, inside) {
    if (typeof value === "string") {
      switch (value.toLowerCase()) {
        case INK: return write(theme.ink);
        case SOFT: return write(theme.soft);
        case GRID: case DOTS: return write(theme.grid);
      }
      const colour = inside.least && /color$/.test(name) && name !== "bgcolor" && parse(value), own = colour && onPaper(colour, theme, inside.least);
      if (own !== colour) return write(own, own.a);
      if (name === "text" && value.includes("color:")) return value.replace(/color:\s*(#[0-9a-f]{6})/gi, (all, c) => "color:" + coloured(c, "color", theme, { least: LEAST }));
      return value;
    }
    if (Array.isArray(value)) {
      if (typeof value[0] === "object" || (name === "color" && typeof value[0] === "string")) return value.map(v => coloured(v, name, theme, inside));
      return value;
    }
    if (!value || typeof value !== "object" || ArrayBuffer.isView(value)) return value;
    const copy = {};
    for (const key of Object.keys(value)) copy[key] = coloured(value[key], key, theme, contextOf(key, value, inside));
    return copy;
  }

  // What a colour in this part must be told from: text on the paper, marks on the paper, or something else that knows better.
  function contextOf(key, parent, inside) {
    if (inside.own || key === "insidetextfont" || key === "hoverlabel" || key === "colorscale" || parent.name === "cell" || (parent.bgcolor && /font$/.test(key))) return { own: true };
    if (/font$/.test(key)) return key === "textfont" && !/^scatter/.test(parent.type || "scatter") ? { own: true } : { least: LEAST };
    return /^(marker|line|error_x|error_y|fillcolor)$/.test(key) ? { least: LEAST } : inside;
  }

  function layoutOf(figure, theme) {
    const layout = coloured(figure.layout || {}, "layout", theme, {});
    const base = (layout.template || {}).layout || {};
    base.paper_bgcolor = base.plot_bgcolor = write(theme.paper, 0);
    base.hoverlabel = Object.assign({}, base.hoverlabel, { bgcolor: write(mix(theme.paper, theme.ink, 0.06)), bordercolor: write(mix(theme.paper, theme.ink, 0.5)), font: Object.assign({}, (base.hoverlabel || {}).font, { color: write(theme.ink) }) });
    for (const name of ["polar", "ternary", "geo"]) if (base[name]) base[name].bgcolor = write(theme.paper, 0);
    layout.template = Object.assign({}, layout.template, { layout: base });
    if (layout.uirevision === undefined) layout.uirevision = "kept";
    return layout;
  }

  function show(shown, method) {
    const { element, figure } = shown, theme = themeOf(element, figure.layout || {});
    shown.key = theme.key;
    return kit.Plotly[method](element, figure.data.map(trace => coloured(trace, "trace", theme, {})), layoutOf(figure, theme), figure.config);
  }

  // plotly.js measures texts in an element of its own below <body>, which must run the same way as the figures do, also on a page from right to left.
  function measureFromLeft() {
    if (document.getElementById("analysiskit-measure")) return;
    const style = document.createElement("style");
    style.id = "analysiskit-measure";
    style.textContent = "#js-plotly-tester{direction:ltr}";
    document.head.append(style);
  }

  function begin(element, name, entry) {
    measureFromLeft();
    const before = Array.from(element.childNodes), shown = element.analysiskit = { element, figure: entry.figure };
    let id = name;
    for (let number = 2; document.getElementById(id) && document.getElementById(id) !== element; number++) id = name + "-" + number;
    element.id = id;
    element.style.direction = "ltr"; // plotly.js anchors texts by their left and right ends; each text has its own direction.
    element.textContent = "";
    drawn.push(new WeakRef(element));
    new Promise(done => done(show(shown, "newPlot"))).then(() => {
      if (entry.figure.frames) kit.Plotly.addFrames(element, entry.figure.frames);
      if (entry.passages) passages(element, entry.passages);
    }).catch(error => {
      element.replaceChildren(...before);
      element.appendChild(document.createElement("p")).textContent = "plotly.js cannot draw this chart: " + error.message;
    });
  }

  // Under the chart, the sentences of the point that is clicked. They are set as text, so nothing in them can run.
  function passages(element, terms) {
    const panel = element.nextElementSibling;
    if (!panel || !panel.classList.contains("analysiskit-passages")) return;
    function add(to, name, text, direction) {
      const made = document.createElement(name);
      if (text !== null) made.textContent = text;
      if (direction) made.dir = direction;
      to.appendChild(made);
      return made;
    }
    element.on("plotly_click", event => {
      const term = terms[event.points[0].id];
      if (!term) return;
      panel.textContent = "";
      add(add(panel, "p", null, "rtl"), "b", term[0]);
      const list = add(panel, "ol", null, "rtl");
      for (const passage of term[1]) {
        const item = add(list, "li", null, "rtl");
        add(item, "span", passage[1]);
        add(item, "mark", passage[2]).style.cssText = "{marked}";
        add(item, "span", passage[3]);
        add(item, "div", passage[0], "ltr").style.cssText = "opacity:.75;font-size:.85em;text-align:right";
      }
    });
  }

  // A host may run the script of a figure before its element is in the page: some time is given to it.
  const PATIENCE = 60000;
  let watching = null;
  kit.draw = function () {
    const figures = kit.figures = kit.figures || {};
    for (const name of Object.keys(figures)) {
      const elements = Array.from(document.querySelectorAll(`[data-figure="${name}"]`));
      for (const element of elements) if (!element.analysiskit) begin(element, name, figures[name]);
      if (elements.length > 0) delete figures[name];
    }
    if (Object.keys(figures).length === 0) stop();
    else if (!watching) {
      watching = new MutationObserver(() => kit.draw());
      watching.observe(document.documentElement, { childList: true, subtree: true });
      setTimeout(stop, PATIENCE);
    }
  };

  function stop() {
    if (watching) watching.disconnect();
    watching = null;
  }

  function follow() {
    for (const element of drawn.map(kept => kept.deref())) {
      const shown = element && element.isConnected && element.analysiskit;
      if (shown && themeOf(element, shown.figure.layout || {}).key !== shown.key) show(shown, "react");
    }
  }

  // Colours may come some time after the sign that they change.
  const later = () => { follow(); setTimeout(follow, 100); setTimeout(follow, 600); };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", later);
  const signs = new MutationObserver(later), attributes = { attributes: true, attributeFilter: ["class", "style", "data-vscode-theme-kind", "data-vscode-theme-id", "data-jp-theme-light", "data-jp-theme-name", "data-theme", "data-bs-theme"] };
  signs.observe(document.documentElement, attributes);
  if (document.body) signs.observe(document.body, attributes);
  else addEventListener("DOMContentLoaded", () => signs.observe(document.body, attributes));
  addEventListener("beforeprint", () => { printing = true; follow(); });
  addEventListener("afterprint", () => { printing = false; follow(); });

  kit.draw();
})(window.analysiskit);
