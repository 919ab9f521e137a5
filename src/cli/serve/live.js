"use strict";
// The live page: what is moved goes to the server as changes of the text, what comes back is drawn. All text is put in as text.

const $ = (id) => document.getElementById(id);
const ABOUT = { staff: "Staff, lines", volume: "Volume", routing: "Routing and shares", handle_time: "Handle time", patience: "Patience", worth: "What a contact is worth", price: "Prices and terms", target: "Target", other: "Other" };
// Milliseconds without a further change before the server is asked, and before all replications are.
const PAUSE = 120, REST = 900;
const COLOURS = { light: ["#0b6fc2", "#c2410c", "#15803d", "#7c3aed", "#b45309", "#be185d"], dark: ["#5eb0f7", "#ff9f6b", "#6fdc9a", "#c4a5ff", "#f5c451", "#ff8fbf"] };
const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3], [5, 5], [1, 4]];

// Texts by the name of their file: the scenario's is "", the others are quotes that it names. Changes by file and path.
// Drafts are texts that were written in and not yet applied; `file` is the one that is shown.
const page = { name: "", file: "", texts: new Map(), saved: new Map(), drafts: new Map(), controls: [], elsewhere: [], changes: new Map(), shown: null, kept: null, chart: null, asked: 0 };

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made[key] = value;
  made.append(...children);
  return made;
}

async function ask(what, body) {
  const how = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const response = await fetch(`api/${what}`, how);
  return { status: response.status, answer: await response.json() };
}

function problems(lines) {
  $("problems").hidden = lines.length === 0;
  $("problems").textContent = lines.join("\n");
}

function status(text) { $("status").textContent = text; }

// A value as TOML writes it.
function written(control, value) {
  if (control.is_duration) return `"${trimmed(value)}s"`;
  return control.is_whole ? String(Math.round(value)) : trimmed(value);
}

function trimmed(value) {
  const text = Number(value).toFixed(6).replace(/\.?0+$/, "");
  return text === "" || text === "-0" ? "0" : text;
}

// Texts with changes, as the server takes them.
function versionOf(texts, changes) {
  const edited = (file) => ({ text: texts.get(file), changes: changes.filter((one) => one.file === file).map((one) => [one.path, one.text]) });
  return { ...edited(""), quotes: Object.fromEntries([...texts.keys()].filter((file) => file !== "").map((file) => [file, edited(file)])) };
}

function version() { return versionOf(page.texts, [...page.changes.values()]); }
function fileOf(control) { return control.quote || ""; }
function keyOf({ file, path }) { return `${file}\n${path}`; }

// What is moved in a version, and the version without it.
function changesOf(version) {
  const of = (file, edited) => edited.changes.map(([path, text]) => ({ file, path, text }));
  return [...of("", version), ...Object.entries(version.quotes).flatMap(([file, quote]) => of(file, quote))];
}
function unchanged(version) {
  return { text: version.text, changes: [], quotes: Object.fromEntries(Object.entries(version.quotes).map(([file, { text }]) => [file, { text, changes: [] }])) };
}

function same(a, b) { return JSON.stringify(a) === JSON.stringify(b); }

// ---- what can be moved ----------------------------------------------------------------------

function build() {
  const open = new Set([...document.querySelectorAll("#groups details[open]")].map((one) => one.dataset.about));
  const groups = new Map();
  for (const control of page.controls) {
    if (!groups.has(control.about)) groups.set(control.about, []);
    groups.get(control.about).push(control);
  }
  $("groups").replaceChildren(...[...groups].map(([about, controls], nth) => {
    const group = element("details", { open: open.size ? open.has(about) : nth < 2 }, element("summary", {}, `${ABOUT[about] || about} (${controls.length})`));
    group.dataset.about = about;
    group.append(...controls.map(row));
    return group;
  }));
  $("elsewhere").hidden = page.elsewhere.length === 0;
  $("elsewhere").replaceChildren(...page.elsewhere.map(({ path, file }) => element("li", {}, `${path} is in ${file}: change it there, then load this page again`)));
  filter();
}

function row(control, nth) {
  const id = `${control.about}-${nth}`;
  const unit = control.is_duration ? ", s" : "";
  const label = element("label", { htmlFor: id, title: control.path }, (control.name ?? control.inner) + unit);
  if (control.option !== null) label.append(" ", element("span", { className: "option" }, `(option ${control.option})`));
  if (control.quote !== null) label.append(" ", element("span", { className: "option" }, `(${control.quote})`));
  const most = control.is_share ? 1 : control.is_whole ? Math.max(2 * control.value, control.value + 5) : control.value > 0 ? 2 * control.value : 1;
  const least = control.value < 0 ? 2 * control.value : 0;
  const step = control.is_whole ? 1 : control.is_share ? 0.01 : Math.pow(10, Math.floor(Math.log10(Math.max(most, 1e-6))) - 2);
  const range = element("input", { type: "range", min: least, max: most, step, value: control.value, ariaLabel: `${control.name ?? control.path}, slider` });
  const number = element("input", { type: "number", id, step: "any", value: trimmed(control.value) });
  const reset = element("button", { type: "button", className: "reset", title: "As in the file", ariaLabel: `${control.path} as in the file`, disabled: true }, "↺");
  const made = element("div", { className: "control" }, label, range, number, reset);
  made.dataset.words = `${control.name ?? ""} ${control.inner} ${control.path} ${fileOf(control)}`.toLowerCase();
  const place = { file: fileOf(control), path: control.path }, key = keyOf(place);
  const show = () => {
    const changed = page.changes.has(key);
    const value = changed ? parseFloat(page.changes.get(key).text.replaceAll('"', "")) : control.value;
    made.classList.toggle("changed", changed);
    reset.disabled = !changed;
    range.value = value;
    if (document.activeElement !== number) number.value = trimmed(value);
  };
  const move = (value) => {
    if (!Number.isFinite(value)) return;
    const text = written(control, value);
    if (text === written(control, control.value)) page.changes.delete(key); else page.changes.set(key, { ...place, text });
    show();
    moved();
  };
  range.addEventListener("input", () => move(parseFloat(range.value)));
  number.addEventListener("input", () => move(parseFloat(number.value)));
  number.addEventListener("blur", show);
  reset.addEventListener("click", () => { page.changes.delete(key); show(); moved(); });
  show();
  return made;
}

function filter() {
  const words = $("filter").value.trim().toLowerCase();
  for (const group of document.querySelectorAll("#groups details")) {
    let any = false;
    for (const one of group.querySelectorAll(".control")) {
      one.hidden = words !== "" && !one.dataset.words.includes(words);
      any = any || !one.hidden;
    }
    group.hidden = !any;
    if (words !== "" && any) group.open = true;
  }
}

// ---- asking ---------------------------------------------------------------------------------

let pausing = 0, resting = 0;

function moved() {
  buttons();
  $("results").classList.add("stale");
  clearTimeout(pausing);
  clearTimeout(resting);
  pausing = setTimeout(() => run(false), PAUSE);
}

async function run(whole) {
  const mine = ++page.asked;
  const now = version();
  status(whole ? "simulating all replications …" : "simulating …");
  let got;
  try { got = await ask("run", { ...now, whole }); } catch (error) { status(""); problems([`the program does not answer: ${error.message}`]); return; }
  if (mine !== page.asked || got.status === 409) return;
  if (got.status !== 200) { status("as it is this cannot be simulated"); problems(got.answer.problems || ["no answer"]); return; }
  problems([]);
  page.shown = { version: now, told: got.answer };
  $("results").classList.remove("stale");
  draw();
  const told = got.answer;
  const number = `${told.replications} replication${told.replications === 1 ? "" : "s"}`;
  status(`${number}${told.whole ? "" : " so far"}, ${told.seconds.toFixed(2)} s, the same callers at each change`);
  await beside(mine);
  if (!told.whole && mine === page.asked) resting = setTimeout(() => run(true), REST);
}

// What was kept against what is shown, on the same callers.
async function beside(mine) {
  const text = $("difference");
  if (page.kept === null || same(page.kept, page.shown.version)) { text.hidden = true; return; }
  const option = page.shown.told.options.length > 0 ? page.shown.told.options[0].name : null;
  const got = await ask("compare", { now: page.shown.version, before: page.kept, option });
  if (mine !== page.asked || got.status === 409) return;
  text.hidden = false;
  if (got.status !== 200) { text.textContent = (got.answer.problems || []).join(" "); return; }
  const told = got.answer, currency = page.shown.told.currency;
  const part = (name, one, write) => one && one[0] !== null ? `${name} ${write(one)}` : null;
  const points = (one) => signed(one.map((v) => v === null ? null : 100 * v), (v) => grouped(v, 1), " points");
  const money = (one) => signed(one, three, ` ${currency} a month`);
  const parts = [part("service level", told.service_level, points), part("cost", told.cost, money), part("profit", told.profit, money)].filter(Boolean);
  text.textContent = `Now less A${option && option !== "base" ? ` (option ${option})` : ""}: ${parts.join("; ") || "nothing to lay beside"} (${percent(told.confidence)}, ${told.replications} replications, the same callers).`;
}

function signed([mean, low, high], write, unit) {
  const one = (v) => (v > 0 ? "+" : "") + write(v);
  const between = low === null || high === null ? "" : ` (${one(low)} to ${one(high)})`;
  return `${one(mean)}${unit}${between}`;
}

// Three digits, as everywhere: an interval tells how many of them are sure.
function three(value) {
  if (value === 0) return "0";
  const unit = Math.pow(10, Math.floor(Math.log10(Math.abs(value))) - 2);
  return unit >= 1 ? grouped(Math.round(value / unit) * unit, 0) : grouped(value, Math.min(2, -Math.round(Math.log10(unit))));
}

function grouped(value, decimals) { return value.toLocaleString("en", { minimumFractionDigits: decimals, maximumFractionDigits: decimals }); }
function percent(share) { return `${grouped(100 * share, share > 0 && share < 1 && !Number.isInteger(100 * share) ? 1 : 0)} %`; }

// ---- drawing --------------------------------------------------------------------------------

function cell([mean, low, high] = [null, null, null], write) {
  if (mean === null) return element("td", {}, "–");
  const made = element("td", {}, write(mean));
  if (low !== null && high !== null && low !== high) made.append(element("small", {}, `${bare(write(low), write(high))} to ${write(high)}`));
  return made;
}

// The lower end of an interval without the unit that the upper one has.
function bare(low, high) {
  const unit = high.match(/ \D+$/)?.[0] ?? "";
  return unit !== "" && low.endsWith(unit) ? low.slice(0, -unit.length) : low;
}

function draw() {
  const told = page.shown.told;
  const share = (v) => `${grouped(100 * v, 1)} %`, seconds = (v) => `${grouped(v, v < 100 ? 1 : 0)} s`, money = three;
  // By profit options are ranked: it stands where a narrow window shows it.
  const heads = ["option", "service level"];
  if (told.has_money) heads.push(`profit, ${told.currency} a month`, `cost, ${told.currency} a month`);
  heads.push("gave up", "average wait", "occupancy");
  const [head] = $("options").tHead.children.length ? $("options").tHead.children : [$("options").tHead.appendChild(element("tr"))];
  head.replaceChildren(...heads.map((name) => element("th", { scope: "col" }, name)));
  $("options").tBodies[0].replaceChildren(...told.options.map((option) => {
    const level = cell(option.service_level, share);
    if (told.target && option.service_level[0] !== null) level.className = option.service_level[0] < told.target.share ? "below" : "met";
    const made = element("tr", {}, element("th", { scope: "row" }, option.name), level);
    if (told.has_money) made.append(cell(option.profit || undefined, money), cell(option.cost || undefined, money));
    made.append(cell(option.abandonment, share), cell(option.asa, seconds), cell(option.occupancy, share));
    return made;
  }));
  const aim = told.target ? `; target ${percent(told.target.share)} within ${trimmed(told.target.within)} s` : "";
  $("basis").textContent = `Means with intervals (${percent(told.confidence)}, ${told.replications} replications)${aim}`;
  const names = [...new Set(told.options.flatMap((option) => option.contacts.map((contact) => contact.name)))].sort((a, b) => (b === "total") - (a === "total"));
  const chosen = $("contact").value;
  $("contact").replaceChildren(...names.map((name) => element("option", { value: name }, name === "total" ? "all inbound" : name)));
  if (names.includes(chosen)) $("contact").value = chosen;
  $("decision").replaceChildren(...told.decision.map((text) => element("p", {}, text)));
  $("warned").hidden = told.warnings.length === 0;
  $("warnings").replaceChildren(...told.warnings.map((text) => element("li", {}, text)));
  chart();
}

function days() {
  const name = $("contact").value;
  return page.shown.told.options.slice(0, DASHES.length).map((option) => ({ option, contact: option.contacts.find((one) => one.name === name) })).filter((one) => one.contact);
}

function chart() {
  const all = days();
  const hours = [...new Set(all.flatMap((one) => one.contact.day.filter((row) => row.service_level[0] !== null).map((row) => row.at)))].sort((a, b) => a - b);
  const target = all.map((one) => one.contact.target).find(Boolean);
  const colours = COLOURS[matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"];
  const series = [{ label: "time", value: (_, v) => v === null ? "–" : clock(v) }], data = [hours], bands = [];
  all.forEach(({ option, contact }, nth) => {
    const rows = new Map(contact.day.map((row) => [row.at, row.service_level]));
    const column = (place) => hours.map((hour) => rows.has(hour) && rows.get(hour)[place] !== null ? 100 * rows.get(hour)[place] : null);
    const at = series.length, edge = { stroke: "transparent", points: { show: false }, label: "", isEdge: true };
    series.push({ label: option.name, stroke: colours[nth], dash: DASHES[nth], width: 2, points: { show: hours.length < 60, size: 5 }, value: (_, v) => v === null ? "–" : `${v.toFixed(1)} %` });
    series.push({ ...edge }, { ...edge });
    data.push(column(0), column(2), column(1));
    bands.push({ series: [at + 1, at + 2], fill: colours[nth] + "26" });
  });
  if (target) { series.push({ label: `target ${percent(target.share)}`, stroke: ink(), dash: [4, 4], width: 1, points: { show: false } }); data.push(hours.map(() => 100 * target.share)); }
  if (page.chart) page.chart.destroy();
  page.chart = null;
  $("chart").replaceChildren();
  if (hours.length > 0) {
    // A point stands in the middle of its interval, which is called by its beginning.
    const half = halfOf(hours);
    data[0] = hours.map((hour) => hour + half);
    series[0].value = (_, v) => v === null ? "–" : clock(v - half);
    const axis = { stroke: ink(), grid: { stroke: line(), width: 1 }, ticks: { stroke: line(), width: 1 } };
    const width = Math.max(280, $("chart").clientWidth);
    page.chart = new uPlot({
      width, height: 260, series, bands,
      scales: { x: { time: false, range: (_, low, high) => [Math.floor(low), Math.ceil(high)] }, y: { range: (_, low) => [Math.max(0, Math.min(60, Math.floor(low / 10) * 10)), 100.5] } },
      axes: [{ ...axis, values: (_, all) => all.map(clock) }, { ...axis, size: 60, values: (_, all) => all.map((v) => `${v} %`) }],
      legend: { live: true },
    }, data, $("chart"));
    // Edges of bands are no series of their own.
    $("chart").querySelectorAll(".u-legend .u-series").forEach((one, nth) => { one.hidden = Boolean(series[nth].isEdge); });
  }
  table(all, hours);
}

// Half an interval, in hours.
function halfOf(hours) {
  const steps = hours.slice(1).map((hour, nth) => hour - hours[nth]);
  return steps.length > 0 ? Math.min(...steps) / 2 : 0;
}

function table(all, hours) {
  const told = page.shown.told;
  const head = $("day").tHead.children[0] || $("day").tHead.appendChild(element("tr"));
  head.replaceChildren(...["time", ...all.map((one) => one.option.name), `offered, ${told.sum_of_days}`].map((name) => element("th", { scope: "col" }, name)));
  $("day").tBodies[0].replaceChildren(...hours.map((hour) => {
    const rows = all.map((one) => one.contact.day.find((row) => row.at === hour));
    const offered = rows.map((row) => row && row.offered).find((v) => v !== null && v !== undefined);
    return element("tr", {}, element("th", { scope: "row" }, clock(hour)), ...rows.map((row) => cell(row ? row.service_level : undefined, (v) => `${grouped(100 * v, 1)} %`)), element("td", {}, offered === undefined ? "–" : grouped(offered, 1)));
  }));
}

function clock(hour) { const minutes = Math.round(60 * hour); return `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`; }
function ink() { return getComputedStyle(document.documentElement).getPropertyValue("color") || "#888"; }
function line() { return matchMedia("(prefers-color-scheme: dark)").matches ? "#3a3e46" : "#d4d7dc"; }

// ---- buttons --------------------------------------------------------------------------------

function buttons() {
  const asSaved = page.changes.size === 0 && same([...page.texts], [...page.saved]);
  $("undo").disabled = asSaved;
  $("save").disabled = asSaved;
  $("swap").disabled = page.kept === null;
}

function textsOf(state) { return new Map([["", state.text], ...state.quotes.map((quote) => [quote.name, quote.text])]); }

function take(state) {
  page.texts = textsOf(state);
  page.controls = state.controls;
  page.elsewhere = state.elsewhere;
  page.changes.clear();
  page.drafts.clear();
  if (!page.texts.has(page.file)) page.file = "";
  $("file").replaceChildren(...[...page.texts.keys()].map((file) => element("option", { value: file }, file || page.name)));
  $("file").value = page.file;
  $("files").hidden = page.texts.size < 2;
  $("text").value = page.texts.get(page.file);
  build();
  buttons();
}

// A version read by the server, as the page then shows it; its changes stay such.
async function show(version) {
  const got = await ask("read", unchanged(version));
  if (got.status !== 200) { problems(got.answer.problems || []); return false; }
  problems([]);
  take(got.answer);
  for (const change of changesOf(version)) page.changes.set(keyOf(change), change);
  build();
  moved();
  return true;
}

// The text with all changes made.
async function merged() {
  const got = await ask("read", version());
  if (got.status !== 200) { problems(got.answer.problems || []); return null; }
  return got.answer;
}

function tab(name) {
  for (const one of ["sliders", "text"]) $(`tab-${one}`).setAttribute("aria-selected", String(one === name));
  $("sliders").hidden = name !== "sliders";
  $("written").hidden = name !== "text";
}

$("tab-sliders").addEventListener("click", () => tab("sliders"));
$("tab-text").addEventListener("click", async () => {
  const state = await merged();
  if (state !== null) { take(state); tab("text"); }
});
$("text").addEventListener("input", () => page.drafts.set(page.file, $("text").value));
$("file").addEventListener("change", () => {
  page.file = $("file").value;
  $("text").value = page.drafts.get(page.file) ?? page.texts.get(page.file);
});
$("apply").addEventListener("click", () => show(versionOf(new Map([...page.texts, ...page.drafts]), [])));
$("filter").addEventListener("input", filter);
$("contact").addEventListener("change", chart);
$("keep").addEventListener("click", () => { page.kept = version(); $("difference").hidden = true; buttons(); status("kept as A; what you change now is laid beside it"); });
$("swap").addEventListener("click", () => show(page.kept));
$("undo").addEventListener("click", () => show(versionOf(page.saved, [])));
$("save").addEventListener("click", async () => {
  const got = await ask("save", version());
  if (got.status !== 200) { problems(got.answer.problems || []); return; }
  problems([]);
  page.saved = textsOf(got.answer);
  take(got.answer);
  status("saved");
});
addEventListener("resize", () => { if (page.chart) page.chart.setSize({ width: Math.max(280, $("chart").clientWidth), height: 260 }); });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { if (page.shown) chart(); });
addEventListener("beforeunload", (event) => { if (!$("save").disabled) event.preventDefault(); });

(async () => {
  const { answer } = await ask("state");
  page.saved = textsOf(answer);
  page.name = answer.name;
  document.documentElement.lang = answer.language;
  document.title = `${answer.name} · busyhour`;
  $("name").textContent = answer.name;
  take(answer);
  run(false);
})();
