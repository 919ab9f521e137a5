//! What is in the program and is no crate.

/// A work of others that lies among the assets.
pub struct Asset {
    pub name: &'static str,
    pub licence: &'static str,
    /// What it is in.
    pub within: &'static str,
    /// The file with its licence.
    pub text: &'static str,
}

/// All of them.
pub const ASSETS: &[Asset] = &[
    Asset {
        name: "DejaVu Sans 2.37 (a part)",
        licence: "Bitstream Vera and Arev (permissive); changes of DejaVu in the public domain",
        within: "the program, which draws PNG figures with it; no file that it writes has the font",
        text: "assets/fonts/LICENSE-DejaVu.txt",
    },
    Asset {
        name: "uPlot 1.6.32",
        licence: "MIT",
        within: "the program, `report.html` and the live page, each with this notice",
        text: "assets/uplot/LICENSE",
    },
];
