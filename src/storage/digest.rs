//! Digests: short texts that two contents share only if they are the same.
//!
//! In: bytes. Out: SHA-256 in hexadecimal, or as the policy of a page names a script.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// The digest of some pieces, in their order and apart from each other.
pub fn digest<'p>(pieces: impl IntoIterator<Item = &'p [u8]>) -> String {
    let mut hash = Sha256::new();
    for piece in pieces {
        hash.update((piece.len() as u64).to_le_bytes());
        hash.update(piece);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The digest of a script or a style as a page's policy names it: `sha256-` and Base64 (RFC 4648).
pub fn source(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_kept_apart_and_a_known_text_has_its_known_digest() {
        assert_ne!(digest([&b"ab"[..], b"c"]), digest([&b"a"[..], b"bc"]));
        // SHA-256 of eight zero bytes: of one piece that is empty.
        let expected = "af5570f5a1810b7af78caf4bc70a660f0df51e42baf91d4de5b2328de0e83dfc";
        assert_eq!(digest([&b""[..]]), expected);
    }

    #[test]
    fn a_script_is_named_as_the_standard_s_example_names_it() {
        // `printf "alert('Hello, world.');" | openssl dgst -sha256 -binary | base64`, the example of Content Security Policy.
        assert_eq!(source("alert('Hello, world.');"), "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
    }
}
