// Charts: lines with bands and points with whiskers, drawn by uPlot; a legend of our own that tells the values under the mouse.

/** Waits are laid out as their logarithms, so that the first seconds have room. */
const layWait = (seconds) => Math.log10(seconds + 4);

class Chart {
  constructor(figure, chart, data) {
    [this.figure, this.chart, this.labels, this.numbers] = [figure, chart, data.labels, numbersOf(data)];
    this.view = chart.views[0];
    const seen = this.view.series.filter((series) => series.shown).map((series) => series.name);
    this.seen = new Set(seen);
    const table = figure.querySelector(".numbers");
    if (chart.views.length > 1) {
      table.before(chooser(chart.label, chart.views.map((view) => view.name), (nth) => this.choose(nth)));
    }
    this.plot = document.createElement("div");
    this.plot.className = "plot";
    this.plot.tabIndex = 0;
    this.plot.setAttribute("role", "img");
    this.plot.setAttribute("aria-label", chart.title + ". " + this.labels.chart_keys);
    this.plot.addEventListener("keydown", (event) => this.key(event));
    this.place = document.createElement("p");
    this.place.className = "place";
    this.place.setAttribute("role", "status");
    this.legend = document.createElement("div");
    this.legend.className = "legend";
    this.legend.setAttribute("role", "group");
    this.legend.setAttribute("aria-label", this.labels.options);
    table.before(this.plot, this.place, this.legend);
    this.width = 0;
    this.relist();
    this.draw();
  }

  choose(nth) {
    this.view = this.chart.views[nth];
    this.relist();
    this.draw();
    this.retell();
  }

  /** Series that are drawn now. */
  drawn() {
    return this.view.series.filter((series) => this.seen.has(series.name));
  }

  /** The legend: a box to tick for each option. */
  relist() {
    this.outputs = new Map();
    this.swatches = [];
    const items = this.view.series.map((series) => {
      const item = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.checked = this.seen.has(series.name);
      box.addEventListener("change", () => {
        if (box.checked) this.seen.add(series.name);
        else this.seen.delete(series.name);
        item.classList.toggle("off", !box.checked);
        this.draw();
        this.retell();
      });
      item.classList.toggle("off", !box.checked);
      const mark = swatch(series);
      this.swatches.push(mark);
      const name = document.createElement("span");
      name.className = "name";
      name.textContent = series.name;
      const value = document.createElement("output");
      this.outputs.set(series, value);
      item.append(box, mark, name, value);
      return item;
    });
    this.legend.replaceChildren(...items);
    this.legend.classList.toggle("many", items.length > 8);
  }

  across(value) {
    return this.chart.x.kind === "waits" ? layWait(value) : value;
  }

  /** Draws anew, at the width that there is. */
  draw(width) {
    if (this.uplot) this.uplot.destroy();
    this.width = width || this.plot.clientWidth;
    for (const mark of this.swatches) mark.redraw();
    const { options, columns } = this.chart.points ? this.whiskers() : this.lines();
    this.uplot = new uPlot({ ...this.frame(), ...options }, columns, this.plot);
  }

  /** Size, axes and what they are called. */
  frame() {
    const { x, y } = this.chart;
    const ink = { stroke: colour("quiet"), grid: { stroke: colour("grid"), width: 1 }, ticks: { stroke: colour("grid"), width: 1 } };
    const font = "12px system-ui, sans-serif";
    const narrow = this.width < 480;
    const across = { ...ink, font, labelFont: font, label: x.name, labelSize: 22, size: 30, space: 50, values: (_, marks) => marks.map((mark) => this.numbers.tick(x, mark)) };
    if (x.kind === "waits") {
      const named = [0, 5, 10, 20, 30, 60, 120, 300, 600].filter((t) => t <= this.view.x[this.view.x.length - 1]);
      across.splits = () => named.map(layWait);
      across.values = () => named.map((t, nth) => (narrow && nth % 2 ? "" : t + " " + this.labels.second));
    }
    if (x.kind === "clock") across.incrs = [0.5, 1, 2, 3, 4, 6, 12];
    if (x.kind === "names") across.incrs = [1];
    const up = { ...ink, font, labelFont: font, label: y.name, labelSize: 20, size: y.kind === "share" ? 58 : 84, values: (_, marks) => marks.map((mark) => this.numbers.tick(y, mark)) };
    return {
      width: this.width,
      height: narrow ? 280 : 360,
      legend: { show: false },
      padding: [14, 18, 0, 0],
      cursor: { y: false, drag: { x: false, y: false }, points: { show: !this.chart.points } },
      axes: [across, up],
    };
  }

  lines() {
    const columns = [this.view.x.map((value) => this.across(value))];
    const series = [{}];
    const bands = [];
    for (const one of this.drawn()) {
      const look = lookOf(one);
      series.push({ label: one.name, stroke: look.stroke, width: 2, dash: look.dash, points: { show: one.mean.length < 12, size: 6 } });
      columns.push(one.mean);
      if (!one.low.some((low) => low !== null)) continue;
      const at = series.length;
      // The ends of a band are no lines of their own.
      series.push({ stroke: "transparent", width: 0, points: { show: false } }, { stroke: "transparent", width: 0, points: { show: false } });
      columns.push(one.high, one.low);
      bands.push({ series: [at, at + 1], fill: look.fill });
    }
    const options = {
      series,
      bands,
      scales: { x: { time: false, range: (_, low, high) => this.rangeX(low, high) }, y: { range: (_, low, high) => this.rangeY(low, high) } },
      hooks: { draw: [(u) => this.drawTarget(u)], setCursor: [(u) => this.tell(u.cursor.idx)] },
    };
    return { options, columns };
  }

  rangeX(low, high) {
    if (this.chart.x.kind === "clock") return [Math.floor(low), Math.ceil(high)];
    return low === high ? [low - 1, high + 1] : [low, high];
  }

  rangeY(low, high) {
    const target = this.view.target && !this.view.upright ? [this.view.target[0]] : [];
    const ends = [low, high, ...target].filter((end) => end !== null && end !== undefined);
    if (!ends.length) return [0, 1];
    const [least, most] = [Math.min(...ends), Math.max(...ends)];
    if (this.chart.y.kind === "share") return [Math.max(0, Math.min(least - 0.02, 0.9)), Math.min(1, most + 0.02) + 0.004];
    const room = (most - least) * 0.06 || Math.abs(most) * 0.1 || 1;
    return [least - room, most + room];
  }

  /** Points: every option with whiskers on both axes, its name beside it, and the frontier. */
  whiskers() {
    const drawn = this.drawn();
    const columns = [this.view.x];
    const series = [{}];
    for (const one of drawn) {
      const look = lookOf(one);
      const joins = { stroke: look.stroke, width: 1.5, dash: look.dash, spanGaps: true, points: { show: false } };
      const alone = { stroke: look.stroke, width: 0, paths: () => null, points: { show: true, size: 9, fill: look.stroke, width: 1 } };
      series.push({ label: one.name, ...(one.joins ? joins : alone) });
      columns.push(one.mean);
    }
    const all = (pick) => this.view.series.flatMap(pick).filter((value) => value !== null);
    const wide = (values, margin) => {
      const [low, high] = [Math.min(...values), Math.max(...values)];
      const room = (high - low) * margin || Math.abs(high) * 0.05 || 1;
      return [low - room, high + room];
    };
    const places = [...this.view.x, ...this.view.series.flatMap((one) => one.across || []), ...(this.view.target ? [this.view.target[0]] : [])];
    const [left, right] = wide(places, 0.12);
    const heights = wide(all((one) => [...one.mean, ...one.low, ...one.high]), 0.1);
    const options = {
      series,
      scales: { x: { time: false, range: () => [Math.max(0, left), Math.min(1.02, right)] }, y: { range: () => heights } },
      hooks: { draw: [(u) => this.drawTarget(u), (u) => this.drawWhiskers(u)], setCursor: [(u) => this.tell(u.cursor.idx)] },
    };
    return { options, columns };
  }

  drawWhiskers(u) {
    const { ctx } = u;
    ctx.save();
    ctx.lineWidth = 1.5 * devicePixelRatio;
    ctx.font = 12 * devicePixelRatio + "px system-ui, sans-serif";
    ctx.textBaseline = "middle";
    const taken = [];
    for (const one of this.drawn().filter((series) => !series.joins)) {
      const nth = one.mean.findIndex((value) => value !== null);
      if (nth < 0) continue;
      const [x, y] = [u.valToPos(this.view.x[nth], "x", true), u.valToPos(one.mean[nth], "y", true)];
      ctx.strokeStyle = ctx.fillStyle = lookOf(one).stroke;
      ctx.beginPath();
      if (one.across) {
        ctx.moveTo(u.valToPos(one.across[0], "x", true), y);
        ctx.lineTo(u.valToPos(one.across[1], "x", true), y);
      }
      if (one.low[nth] !== null && one.high[nth] !== null) {
        ctx.moveTo(x, u.valToPos(one.low[nth], "y", true));
        ctx.lineTo(x, u.valToPos(one.high[nth], "y", true));
      }
      ctx.stroke();
      const left = x > u.bbox.left + u.bbox.width * 0.7;
      ctx.textAlign = left ? "right" : "left";
      // Names of points that are near each other stand one below the other.
      let line = y - 12 * devicePixelRatio;
      const isNear = (other) => Math.abs(other.x - x) < 150 * devicePixelRatio && Math.abs(other.line - line) < 14 * devicePixelRatio;
      while (taken.some(isNear)) line += 14 * devicePixelRatio;
      taken.push({ x, line });
      this.write(ctx, one.name, x + (left ? -8 : 8) * devicePixelRatio, line, u.bbox.width * 0.6);
    }
    ctx.restore();
  }

  /** Words over whatever is drawn already. */
  write(ctx, words, x, y, most) {
    ctx.save();
    ctx.setLineDash([]);
    ctx.strokeStyle = colour("paper");
    ctx.lineWidth = 4 * devicePixelRatio;
    ctx.lineJoin = "round";
    ctx.strokeText(words, x, y, most);
    ctx.restore();
    ctx.fillText(words, x, y, most);
  }

  /** The target: a line across, or upright where service goes to the right. */
  drawTarget(u) {
    if (!this.view.target) return;
    const [value, words] = this.view.target;
    const { ctx, bbox } = u;
    const at = this.view.upright ? u.valToPos(value, "x", true) : u.valToPos(value, "y", true);
    ctx.save();
    ctx.strokeStyle = ctx.fillStyle = colour("ink");
    ctx.lineWidth = 1.2 * devicePixelRatio;
    ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
    ctx.beginPath();
    if (this.view.upright) {
      ctx.moveTo(at, bbox.top);
      ctx.lineTo(at, bbox.top + bbox.height);
    } else {
      ctx.moveTo(bbox.left, at);
      ctx.lineTo(bbox.left + bbox.width, at);
    }
    ctx.stroke();
    ctx.font = 11 * devicePixelRatio + "px system-ui, sans-serif";
    const right = this.view.upright && at > bbox.left + bbox.width * 0.6;
    ctx.textAlign = right ? "right" : "left";
    ctx.textBaseline = "bottom";
    const [x, y] = this.view.upright ? [at + (right ? -4 : 4) * devicePixelRatio, bbox.top + bbox.height - 4 * devicePixelRatio]
      : [bbox.left + 4 * devicePixelRatio, at - 3 * devicePixelRatio];
    this.write(ctx, words, x, y, bbox.width * 0.7);
    ctx.restore();
  }

  /** A figure with its interval. */
  figureOf(series, nth) {
    if (series.mean[nth] === null || series.mean[nth] === undefined) return "";
    const write = (value) => this.numbers.full(this.chart.y, value);
    const [low, high] = [series.low[nth], series.high[nth]];
    const interval = low === null || high === null ? "" : " (" + write(low) + " – " + write(high) + ")";
    return write(series.mean[nth]) + interval;
  }

  /** Tells the values of a place in the legend. */
  tell(nth) {
    this.at = nth;
    for (const [series, output] of this.outputs) {
      const isSeen = this.seen.has(series.name) && !series.joins;
      output.textContent = isSeen && nth !== null && nth !== undefined ? this.figureOf(series, nth) : "";
    }
    const place = nth === null || nth === undefined ? "" : this.chart.x.name + ": " + this.numbers.full(this.chart.x, this.view.x[nth]);
    this.place.textContent = place;
  }

  /** Arrows go from place to place. */
  key(event) {
    const last = this.view.x.length - 1;
    const now = this.at === null || this.at === undefined ? -1 : this.at;
    const places = { ArrowRight: Math.min(last, now + 1), ArrowLeft: Math.max(0, now - 1), Home: 0, End: last };
    if (event.key === "Escape") {
      this.uplot.setCursor({ left: -10, top: -10 });
      return;
    }
    if (!(event.key in places)) return;
    event.preventDefault();
    const nth = places[event.key];
    this.uplot.setCursor({ left: this.uplot.valToPos(this.across(this.view.x[nth]), "x"), top: 10 });
    this.tell(nth);
  }

  /** The table behind the chart: what is drawn now. */
  retell() {
    const box = this.figure.querySelector(".of-chart");
    const table = box.querySelector("table");
    const make = (tag, text, scope) => {
      const cell = document.createElement(tag);
      cell.textContent = text;
      if (scope) cell.scope = scope;
      return cell;
    };
    const drawn = this.drawn().filter((series) => !series.joins);
    const name = this.view.name ? this.chart.title + ": " + this.view.name : this.chart.title;
    table.caption.textContent = name;
    if (this.chart.points) return;
    const head = document.createElement("tr");
    head.append(make("th", this.chart.x.name, "col"), ...drawn.map((series) => {
      const cell = make("th", series.name, "col");
      cell.className = "number";
      return cell;
    }));
    table.tHead.replaceChildren(head);
    const rows = this.view.x.map((x, nth) => {
      const row = document.createElement("tr");
      row.append(make("th", this.numbers.full(this.chart.x, x), "row"), ...drawn.map((series) => {
        const cell = make("td", this.figureOf(series, nth) || "—");
        cell.className = "number";
        if (series.mean[nth] !== null) cell.dataset.order = series.mean[nth];
        return cell;
      }));
      return row;
    });
    table.tBodies[0].replaceChildren(...rows);
    makeSortable(table, this.labels.sort);
  }
}
