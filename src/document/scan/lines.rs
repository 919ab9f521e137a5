//! What a line looks like, for finding where damage must end.

/// `[name]` or `[[name.name]]` with nothing behind it: no list of values looks so.
pub(super) fn looks_like_header(line: &str) -> bool {
    let line = line.trim();
    let Some(inner) = line.strip_prefix('[') else { return false };
    let inner = inner.strip_prefix('[').unwrap_or(inner).trim_start();
    let Some(end) = inner.find(']') else { return false };
    let (name, tail) = inner.split_at(end);
    let tail = tail.trim_start_matches(']').trim_start();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ' | '"' | '\'');
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(plain)
        && !matches!(name.trim(), "true" | "false" | "inf" | "nan")
        && (tail.is_empty() || tail.starts_with('#'))
}

/// `key =`, `"quoted".key =`.
pub(super) fn looks_like_assignment(line: &str) -> bool {
    let Some((key, _)) = line.split_once('=') else { return false };
    let key = key.trim();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ' | '"' | '\'' | ':');
    key.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '"' | '\'')) && key.chars().all(plain)
}
