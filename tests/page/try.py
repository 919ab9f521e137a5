"""Opens report.html of several runs in headless Chromium, as a reader does, and looks at what happens.

Usage: try.py BUSYHOUR FOLDER

Runs scenarios with BUSYHOUR, opens their pages, leaves screenshots of each in FOLDER: light, dark, narrow, printed. Fails where the
console says anything, a request leaves the page, a chart is blank, the legend does not follow the mouse or the arrow keys, a table is
not put in order by a key, the page is wider than a narrow screen, or a hostile name is more than text. CHROMIUM names another browser.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys

from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCENARIOS = ROOT / "scenarios"

# Name of the page, command, scenario, more arguments.
PAGES = [
    ("day", "run", "day_with_roster", []),
    ("one_queue", "run", "one_queue", ["--replications", "1"]),
    ("staff", "staff", "how_many_people", []),
    ("vendors", "compare", "three_vendors", ["--replications", "20"]),
    ("over", "compare", "own_or_vendor_300", ["--replications", "20", "--over", "demand.scale=0.5..2:5", "--tornado"]),
]
# What stands instead of names of the scenario in the results of a page, and must stay text.
EVIL = [
    "</script><img src=x onerror=\"document.title='evil'\">",
    "\" onmouseover=\"document.title='evil'\" x=\"",
    "<svg onload=document.title='evil'>{{7*7}}",
]
ALLOWED_WIDTH = 1


def renamed(value, names):
    """The same results with other names, wherever they stand."""
    if isinstance(value, dict):
        return {names.get(key, key): renamed(one, names) for key, one in value.items()}
    if isinstance(value, list):
        return [renamed(one, names) for one in value]
    return names.get(value, value) if isinstance(value, str) else value


def make(busyhour, folder):
    """The pages, by name."""
    pages = {}
    for name, command, scenario, more in PAGES:
        out = folder / name
        scenario = str(SCENARIOS / f"{scenario}.toml")
        subprocess.run([busyhour, command, scenario, *more, "--no-figures", "--quiet", "--out", str(out)], check=True)
        pages[name] = out / "report.html"
    evil = folder / "hostile"
    shutil.rmtree(evil, ignore_errors=True)
    evil.mkdir()
    results = json.loads((folder / "vendors" / "results.json").read_text())
    option = next(iter(results["options"]))
    contact = next(iter(results["options"][option]["contacts"]))
    provider = next(iter(results["options"][option]["providers"]))
    results = renamed(results, dict(zip([option, contact, provider], EVIL)))
    results["title"] = EVIL[0]
    (evil / "results.json").write_text(json.dumps(results))
    subprocess.run([busyhour, "report", str(evil), "--quiet"], check=True)
    pages["hostile"] = evil / "report.html"
    for language in ("ru", "uk"):
        other = folder / language
        shutil.rmtree(other, ignore_errors=True)
        other.mkdir()
        shutil.copy(folder / "over" / "results.json", other)
        subprocess.run([busyhour, "report", str(other), "--quiet", "--language", language], check=True)
        pages[language] = other / "report.html"
    return pages


def watch(page, name, faults):
    """Whatever the console says and whatever is asked for."""
    page.on("console", lambda message: faults.append(f"{name}: console {message.type}: {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"{name}: {error}"))

    def asked(request):
        if request.url != page.url and not request.url.startswith(("data:", "about:")) and page.url != "about:blank":
            faults.append(f"{name}: asks for {request.url}")

    page.on("request", asked)


BLANK = """(canvas) => {
  const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  const seen = new Set();
  for (let at = 0; at < pixels.length; at += 4) if (pixels[at + 3] > 200) seen.add(pixels[at] << 16 | pixels[at + 1] << 8 | pixels[at + 2]);
  return seen.size;
}"""


def charts(page, name, faults):
    """Every chart is drawn, follows the mouse and the arrow keys."""
    for figure in page.query_selector_all("figure.chart"):
        chart = f"{name}: {figure.get_attribute('id')}"
        # Axes and letters have one colour: a line has another.
        if page.evaluate(BLANK, figure.query_selector("canvas")) < 3:
            faults.append(f"{chart} is blank")
        legend = figure.query_selector(".legend")
        before = legend.inner_text()
        over = figure.query_selector(".u-over")
        over.scroll_into_view_if_needed()
        box = over.bounding_box()
        page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.5)
        page.wait_for_timeout(30)
        if legend.inner_text() == before:
            faults.append(f"{chart}: the legend does not follow the mouse")
        figure.query_selector(".plot").focus()
        page.keyboard.press("Home")
        page.wait_for_timeout(30)
        first = figure.query_selector(".place").inner_text()
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(30)
        if not first or figure.query_selector(".place").inner_text() == first:
            faults.append(f"{chart}: the arrow keys do not go from point to point")


def choosers(page, name, faults):
    """The second of several shows something else."""
    for select in page.query_selector_all(".chooser select"):
        text = "(one) => one.closest('section').innerText"
        before = page.evaluate(text, select)
        select.focus()
        select.select_option(index=1)
        page.wait_for_timeout(30)
        if page.evaluate(text, select) == before and select.evaluate("one => !one.closest('figure')"):
            faults.append(f"{name}: choosing changes nothing")
        select.select_option(index=0)


def tables(page, name, faults):
    """Enter on a heading puts rows in order, again the other way round."""
    for table in page.query_selector_all("table.sorts"):
        button = table.query_selector("thead th:nth-child(2) .sort")
        if button is None or not button.is_visible():
            continue
        seen = []
        for _ in range(2):
            button.focus()
            page.keyboard.press("Enter")
            cells = "all => all.map(one => one.dataset.order === undefined ? one.innerText : Number(one.dataset.order))"
            column = table.eval_on_selector_all("tbody tr > :nth-child(2)", cells)
            seen.append((table.query_selector("th:nth-child(2)").get_attribute("aria-sort"), column))
        if {order for order, _ in seen} != {"ascending", "descending"}:
            faults.append(f"{name}: a table does not say how it is in order")
        for order, column in seen:
            numbers = [value for value in column if isinstance(value, (int, float))]
            if numbers != sorted(numbers, reverse=order == "descending"):
                faults.append(f"{name}: a table is not in order")


def names(page, name, faults):
    """Names are text: nothing ran, no element of theirs is there."""
    if page.title() != EVIL[0]:
        faults.append(f"{name}: the title is {page.title()!r}")
    if page.query_selector("img, iframe, main svg:not(.bar):not(.swatch), [onerror], [onmouseover], [onload]"):
        faults.append(f"{name}: a name became an element")
    for evil in EVIL:
        if evil not in page.inner_text("body"):
            faults.append(f"{name}: {evil!r} is not told")


def look(browser, name, path, folder, faults):
    """A page in every light."""
    for light, width, scheme in (("light", 1280, "light"), ("dark", 1280, "dark"), ("narrow", 375, "light")):
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        watch(page, f"{name}, {light}", faults)
        page.goto(path.as_uri())
        page.wait_for_timeout(100)
        page.screenshot(path=folder / f"{name}-{light}.png", full_page=True)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wide > ALLOWED_WIDTH:
            faults.append(f"{name}, {light}: {wide} pixels too wide")
        if light == "light":
            page.pdf(path=folder / f"{name}.pdf", format="A4")
            charts(page, name, faults)
            choosers(page, name, faults)
            tables(page, name, faults)
            if name == "hostile":
                names(page, name, faults)
        page.close()
    # Without scripts the words and the tables are there.
    page = browser.new_page(java_script_enabled=False)
    page.goto(path.as_uri())
    if not page.inner_text("#decision") or not page.query_selector("#validity table"):
        faults.append(f"{name}: without scripts there is nothing to read")
    page.close()


def main():
    busyhour, folder = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    pages = make(busyhour, folder)
    faults = []
    with sync_playwright() as playwright:
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, path in pages.items():
            look(browser, name, path, folder, faults)
            print(f"{name}: {path.stat().st_size // 1024} KiB")
        browser.close()
    for fault in faults:
        print(fault)
    print(f"{len(pages)} pages, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
