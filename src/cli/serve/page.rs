//! The page's own files, all in the program.

/// The page.
pub const HTML: &str = include_str!("live.html");

/// Name, kind and text of what the page asks for.
pub const FILES: &[(&str, &str, &str)] = &[
    ("live.js", SCRIPT, include_str!("live.js")),
    ("live.css", STYLE, include_str!("live.css")),
    ("uPlot.js", SCRIPT, UPLOT),
    ("uPlot.css", STYLE, include_str!("../../../assets/uplot/uPlot.min.css")),
];

const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";
/// The charts' library behind its licence, which goes wherever it goes.
const UPLOT: &str = concat!(
    "/*!\n",
    include_str!("../../../assets/uplot/LICENSE"),
    "\n*/\n",
    include_str!("../../../assets/uplot/uPlot.iife.min.js")
);
