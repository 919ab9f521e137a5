//! Bytes to text: what is not UTF-8 is refused with a guess of what it is and how to save it.

/// Bytes in one scenario or quote file.
pub const SOURCE_BYTES: usize = 4 << 20;

/// What is wrong with bytes that are not text, and at which byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotText {
    /// The first byte that is wrong.
    pub byte: usize,
    /// What it looks like and what to do.
    pub message: String,
}

impl NotText {
    /// The line of that byte, from 1.
    pub fn line(&self, bytes: &[u8]) -> usize {
        1 + bytes.iter().take(self.byte).filter(|byte| **byte == b'\n').count()
    }
}

/// Reads bytes as UTF-8; a byte order mark at the start is dropped.
///
/// # Errors
/// What the bytes look like ("UTF-16", "CP1251") and how to save the file.
pub fn decode(bytes: &[u8]) -> Result<String, String> {
    decode_at(bytes).map_err(|not| not.message)
}

/// As [`decode`], with the byte where the text ends being text.
///
/// # Errors
/// See [`decode`].
pub fn decode_at(bytes: &[u8]) -> Result<String, NotText> {
    let refuse = |byte, message: &str| Err(NotText { byte, message: message.to_owned() });
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return refuse(0, "this file is UTF-16; save it as UTF-8");
    }
    let head = &bytes[..bytes.len().min(4096)];
    let zeros = head.iter().filter(|byte| **byte == 0).count();
    if zeros > 0 && zeros * 3 > head.len() && zeros < head.len() {
        return refuse(first_zero(head), "this file looks like UTF-16; save it as UTF-8");
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => match text.find('\0') {
            Some(byte) => refuse(byte, "this file holds NUL bytes: it is not a text file"),
            None => Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text).to_owned()),
        },
        Err(error) => {
            let byte = error.valid_up_to();
            let rest = &bytes[byte..bytes.len().min(byte + 4096)];
            let cyrillic = rest.iter().filter(|byte| **byte >= 0xC0).count();
            let other = rest.iter().filter(|byte| (0x80..0xC0).contains(*byte)).count();
            let message = if cyrillic >= 3 && cyrillic > 3 * other {
                "this is not UTF-8; it looks like CP1251 (Windows Cyrillic); save the file as UTF-8"
            } else {
                "this byte is not UTF-8; save the file as UTF-8"
            };
            refuse(byte, message)
        }
    }
}

fn first_zero(head: &[u8]) -> usize {
    head.iter().position(|byte| *byte == 0).unwrap_or(0)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_accepted() {
        assert_eq!(decode(b"\xEF\xBB\xBFa = 1"), Ok("a = 1".to_owned()));
    }

    #[test]
    fn other_encodings_are_named() {
        let utf16: Vec<u8> = "a = 1\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let with_mark: Vec<u8> = [vec![0xFF, 0xFE], utf16.clone()].concat();
        for (bytes, word) in [
            (utf16.as_slice(), "UTF-16"),
            (with_mark.as_slice(), "UTF-16"),
            (b"title = \"\xCF\xF0\xEE\xE4\xE0\xE6\"".as_slice(), "CP1251"),
            (b"title = \"caf\xE9\"".as_slice(), "save the file as UTF-8"),
            (b"a = 1\0".as_slice(), "NUL"),
            (b"\xFFa = 1".as_slice(), "not UTF-8"),
        ] {
            let message = decode(bytes).unwrap_err();
            assert!(message.contains(word), "{message}");
        }
        assert_eq!(decode_at(b"ab\xE9c").map_err(|not| not.byte), Err(2));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_decoded_or_refused(bytes: Vec<u8>) {
            let _ = decode(&bytes);
        }
    }
}
