// What happens when the page is opened, resized, printed, or seen in another light.

/** Width of charts on paper, in pixels. */
const ON_PAPER = 640;

(function start() {
  const data = JSON.parse(document.getElementById("data").textContent);
  const root = document.documentElement;
  const charts = [];
  root.classList.add("scripted");
  for (const box of document.querySelectorAll(".views")) makeViews(box);
  for (const table of document.querySelectorAll("table.sorts")) makeSortable(table, data.labels.sort);
  for (const chart of data.charts) {
    const figure = document.getElementById("chart-" + chart.id);
    if (figure && chart.views.length) charts.push(new Chart(figure, chart, data));
  }
  const redraw = (width) => charts.forEach((chart) => chart.draw(width));

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const button = (text, press) => {
    const one = document.createElement("button");
    one.type = "button";
    one.textContent = text;
    one.addEventListener("click", press);
    document.getElementById("buttons").append(one);
    return one;
  };
  const theme = button("", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    relight();
  });
  const relight = () => {
    theme.textContent = isDark() ? data.labels.light : data.labels.dark;
    redraw();
  };
  dark.addEventListener("change", relight);
  button(data.labels.print, () => print());
  relight();

  let width = root.clientWidth;
  let timer = 0;
  addEventListener("resize", () => {
    // Bars of an address that come and go change the height alone.
    if (printing || root.clientWidth === width) return;
    width = root.clientWidth;
    clearTimeout(timer);
    timer = setTimeout(() => redraw(), 60);
  });

  // Paper is light, has one width, and opens nothing.
  let printing = false;
  let before = null;
  addEventListener("beforeprint", () => {
    if (printing) return;
    printing = true;
    const closed = Array.from(document.querySelectorAll("details:not([open])"));
    before = { theme: root.dataset.theme, closed };
    closed.forEach((one) => { one.open = true; });
    root.dataset.theme = "light";
    redraw(ON_PAPER);
  });
  addEventListener("afterprint", () => {
    if (!printing) return;
    printing = false;
    before.closed.forEach((one) => { one.open = false; });
    if (before.theme === undefined) delete root.dataset.theme;
    else root.dataset.theme = before.theme;
    redraw();
  });
})();
