// How charts look: colours of the theme, dashes that tell lines apart without colours, numbers in the language of the page.

/** Dashes of lines, in the order of options; the first is drawn through. */
const DASHES = [[], [9, 4], [2, 3], [9, 3, 2, 3], [15, 5], [5, 5], [9, 3, 2, 3, 2, 3]];
/** Colours of lines. */
const COLOURS = 7;

/** Reads a colour of the theme that is in force. */
function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
}

/** The look of the n-th option. */
function lookOf(series) {
  if (series.joins) return { stroke: colour("quiet"), fill: "transparent", dash: [3, 3] };
  const nth = series.look % COLOURS;
  // Past the last colour they come again with other dashes.
  const dash = DASHES[(series.look + Math.floor(series.look / COLOURS)) % DASHES.length];
  return { stroke: colour("line-" + nth), fill: colour("band-" + nth), dash };
}

/** A piece of a line as it is drawn, to stand before a name. */
function swatch(series) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", "swatch");
  svg.setAttribute("viewBox", "0 0 34 10");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(space, "line");
  for (const [name, value] of [["x1", 0], ["x2", 34], ["y1", 5], ["y2", 5], ["stroke-width", 2.5]]) line.setAttribute(name, value);
  svg.append(line);
  svg.redraw = () => {
    const look = lookOf(series);
    line.setAttribute("stroke", look.stroke);
    line.setAttribute("stroke-dasharray", look.dash.join(" ") || "none");
  };
  svg.redraw();
  return svg;
}

/** Numbers as the page writes them. */
function numbersOf(data) {
  const english = data.language === "en";
  const plain = (value, decimals) => new Intl.NumberFormat(data.language, {
    minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: english ? true : "always",
  }).format(value);
  const three = (value) => {
    if (value === 0) return "0";
    const rounded = Number(value.toPrecision(3));
    const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(rounded))));
    return plain(rounded, Math.min(decimals, 6));
  };
  // Never rounded up to all or down to none.
  const share = (value) => {
    if (value === 1) return "100 %";
    if (value < 1 && value >= 0.9995) return "> " + plain(99.9, 1) + " %";
    if (value > 0 && value < 0.0005) return "< " + plain(0.1, 1) + " %";
    return plain(value * 100, 1) + " %";
  };
  const short = (value) => new Intl.NumberFormat(data.language, { maximumSignificantDigits: 3 }).format(value);
  const clock = (minutes) => {
    const whole = Math.round(minutes);
    return String(Math.floor(whole / 60)).padStart(2, "0") + ":" + String(whole % 60).padStart(2, "0");
  };
  const minutes = (seconds) => {
    const whole = Math.round(seconds);
    return Math.floor(whole / 60) + ":" + String(whole % 60).padStart(2, "0");
  };
  return {
    full: (axis, value) => {
      switch (axis.kind) {
        case "share": return share(value);
        case "clock": return clock((value - axis.half) * 60);
        case "waits": return plain(value, value < 100 && value % 1 !== 0 ? 1 : 0) + " " + data.labels.second;
        case "time": return minutes(value);
        case "names": return axis.names[Math.round(value)] || "";
        default: return three(value);
      }
    },
    tick: (axis, value) => {
      switch (axis.kind) {
        case "share": return short(value * 100) + " %";
        case "clock": return clock((value > 24 ? value - 24 : value) * 60);
        case "time": return minutes(value);
        case "names": return Number.isInteger(value) ? axis.names[value] || "" : "";
        default: return short(value);
      }
    },
  };
}
