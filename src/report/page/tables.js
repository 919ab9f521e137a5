// Tables that are put in order by a click or a key, and choosers between tables. All of it is added to a page that reads without it.
"use strict";

/** Puts a table's rows in order by a column: numbers by their value, words by the alphabet of the page's language. */
function sortBy(table, column, ascending) {
  const body = table.tBodies[0];
  const words = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const cell = (row) => row.cells[column];
  const order = (row) => (cell(row).dataset.order === undefined ? NaN : Number(cell(row).dataset.order));
  const rows = Array.from(body.rows);
  const isNumber = rows.some((row) => !Number.isNaN(order(row)));
  const compare = (a, b) => {
    if (!isNumber) return words.compare(cell(a).textContent, cell(b).textContent);
    const [left, right] = [order(a), order(b)];
    // What did not happen stands last in either order.
    if (Number.isNaN(left) || Number.isNaN(right)) return (Number.isNaN(left) - Number.isNaN(right)) * (ascending ? 1 : -1);
    return left - right;
  };
  rows.sort((a, b) => (ascending ? compare(a, b) : compare(b, a)));
  body.append(...rows);
  Array.from(table.tHead.rows[0].cells).forEach((head, nth) => {
    if (nth === column) head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    else head.removeAttribute("aria-sort");
  });
}

/** Gives each heading of a table a button that puts its rows in order. */
function makeSortable(table, label) {
  if (table.tBodies[0].rows.length < 2) return;
  Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
    if (head.dataset.fixed !== undefined) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.title = label;
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      // Numbers first from the largest on, words from A on.
      const isNumber = head.classList.contains("number");
      const now = head.getAttribute("aria-sort");
      sortBy(table, column, now === null ? !isNumber : now === "descending");
    });
  });
}

/** A labelled list to choose one of several names from. */
function chooser(label, names, choose) {
  const box = document.createElement("label");
  box.className = "chooser";
  const select = document.createElement("select");
  names.forEach((name, nth) => select.append(new Option(name, String(nth))));
  select.addEventListener("change", () => choose(Number(select.value)));
  box.append(label + " ", select);
  return box;
}

/** Of several tables one is seen at a time. */
function makeViews(box) {
  const views = Array.from(box.querySelectorAll(":scope > .view"));
  if (views.length < 2) return;
  const show = (chosen) => views.forEach((view, nth) => { view.hidden = nth !== chosen; });
  for (const view of views) view.querySelector(":scope > h3").classList.add("chosen");
  box.prepend(chooser(box.dataset.label, views.map((view) => view.dataset.name), show));
  show(0);
}
