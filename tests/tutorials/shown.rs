//! What a page shows of an output, beside the output. In what is shown a line `...` stands for lines that are left out, `…` for a part of a line.

/// Whether an output is what is shown of it; else the first line that is not there.
pub fn differs(shown: &str, output: &str) -> Option<String> {
    place(shown, output, is_line).err()
}

/// What is shown, with the lines of an output that has other numbers; nothing where more than numbers differs.
pub fn anew(shown: &str, output: &str) -> Option<String> {
    let places = place(shown, output, |shown, line| is_line(shown, line) || words(shown) == words(line)).ok()?;
    let lines: Vec<&str> = output.lines().collect();
    let mut places = places.into_iter();
    let kept = shown.lines().map(|line| match (line, left_out(line)) {
        (line, true) => line,
        (line, false) => places.next().map_or(line, |at| if line.contains('…') { line } else { lines[at].trim_end() }),
    });
    Some(kept.map(|line| format!("{line}\n")).collect())
}

fn left_out(line: &str) -> bool {
    line.trim() == "..."
}

/// Where in the output each shown line stands. Lines that stand together stand together there; what is shown begins where the output begins
/// and ends where it ends, if nothing says that lines are left out.
fn place(shown: &str, output: &str, same: fn(&str, &str) -> bool) -> Result<Vec<usize>, String> {
    let lines: Vec<&str> = output.trim_end().lines().collect();
    let all: Vec<&str> = shown.trim_end().lines().collect();
    let (mut places, mut next, mut free) = (Vec::new(), 0, false);
    let parts: Vec<&[&str]> = all.split(|line| left_out(line)).collect();
    for (number, part) in parts.iter().enumerate() {
        free |= number > 0;
        let last = number + 1 == parts.len();
        let found = match (part.is_empty(), free, last) {
            (true, _, _) => next,
            (_, _, true) if free => {
                let at = lines.len().saturating_sub(part.len()).max(next);
                fits(part, &lines[at..], same).map(|()| at)?
            }
            (_, true, _) => (next..lines.len())
                .find(|at| fits(part, &lines[*at..], same).is_ok())
                .ok_or_else(|| lacking(part, &lines[next..], same))?,
            (_, false, _) => fits(part, &lines[next..], same).map(|()| next)?,
        };
        places.extend(found..found + part.len());
        next = found + part.len();
    }
    let cut = parts.len() == 1 && next < lines.len();
    if cut { Err(format!("more comes than is shown: {}", lines[next])) } else { Ok(places) }
}

/// Whether lines begin with these; else which does not.
fn fits(part: &[&str], lines: &[&str], same: fn(&str, &str) -> bool) -> Result<(), String> {
    for (at, shown) in part.iter().enumerate() {
        if !lines.get(at).is_some_and(|line| same(shown, line)) {
            return Err(format!("shown: {shown}\ncomes: {}", lines.get(at).unwrap_or(&"nothing more")));
        }
    }
    Ok(())
}

/// Why lines that stand together are found nowhere.
fn lacking(part: &[&str], lines: &[&str], same: fn(&str, &str) -> bool) -> String {
    match part.iter().find(|shown| !lines.iter().any(|line| same(shown, line))) {
        Some(shown) => format!("shown, and does not come: {shown}"),
        None => format!("these do not come one behind the other: {}", part.join("\n")),
    }
}

/// Whether a line is what is shown, `…` being anything.
fn is_line(shown: &str, line: &str) -> bool {
    let (shown, line) = (shown.trim_end(), line.trim_end());
    let mut parts = shown.split('…');
    let Some(mut rest) = parts.next().and_then(|begin| line.strip_prefix(begin)) else {
        return false;
    };
    let parts: Vec<&str> = parts.collect();
    let Some((end, middle)) = parts.split_last() else {
        return rest.is_empty();
    };
    for part in middle {
        let Some((_, behind)) = rest.split_once(part) else {
            return false;
        };
        rest = behind;
    }
    rest.ends_with(end)
}

/// A line without its numbers and what is drawn.
fn words(line: &str) -> String {
    line.chars().filter(|c| c.is_alphabetic()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTPUT: &str = "a table\n\nmon 08:00  81 %\nmon 08:30  79 %\ntue 08:00  90 %\nin output/run\n";

    #[test]
    fn lines_are_found_in_order_and_together() {
        assert_eq!(differs(OUTPUT, OUTPUT), None);
        assert_eq!(differs("a table\n...\nmon 08:30  79 %\n...\n", OUTPUT), None);
        assert_eq!(differs("...\ntue 08:00  90 %\nin output/run\n", OUTPUT), None);
        assert_eq!(differs("...\nin …/run\n", OUTPUT), None);
        // Not where it ends, in another order, with a line between, another number.
        assert!(differs("a table\n", OUTPUT).is_some());
        assert!(differs("...\nmon 08:30  79 %\n", OUTPUT).is_some());
        assert!(differs("...\ntue 08:00  90 %\n...\nmon 08:30  79 %\n...\n", OUTPUT).is_some());
        assert!(differs("...\nmon 08:00  81 %\ntue 08:00  90 %\n...\n", OUTPUT).is_some());
        assert!(differs("...\nmon 08:30  78 %\n...\n", OUTPUT).is_some());
    }

    #[test]
    fn what_differs_in_numbers_alone_is_written_anew() {
        let shown = "a table\n...\ntue 07:00  9.1 %\n...\n";
        assert_eq!(anew(shown, OUTPUT).as_deref(), Some("a table\n...\ntue 08:00  90 %\n...\n"));
        assert_eq!(anew("a table\n...\nwed 07:00  9.1 %\n...\n", OUTPUT), None);
    }
}
