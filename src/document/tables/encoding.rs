//! Bytes of a text file to text, whatever its encoding.
//!
//! In: bytes, perhaps the encoding's name. Out: text, and a sentence where it was not UTF-8. A byte order mark decides; then valid UTF-8
//! is UTF-8. Other bytes are windows-1251 where they read as Cyrillic words in it and in no other encoding of Cyrillic better;
//! everything else is refused until somebody names the encoding.

use encoding_rs::{Encoding, IBM866, KOI8_U, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251};

use crate::document::text::{NotText, decode_at};
use crate::units::shown;

/// Bytes that are looked at to tell an encoding.
const LOOKED_AT: usize = 64 << 10;
/// Letters that a guess needs at least.
const FEWEST_LETTERS: usize = 6;
/// The commonest letters of Ukrainian and Russian; they are two thirds of any text.
const COMMON: &str = "оаинетірсвклмудп";

/// Reads bytes as text.
///
/// # Errors
/// They are none in that encoding, or nobody knows in which.
pub fn decode(bytes: &[u8], given: Option<&'static Encoding>) -> Result<(String, Option<String>), NotText> {
    if let Some(encoding) = given {
        return whole(bytes, encoding).map(|text| (text, Some(format!("read as {}, as said", name(encoding)))));
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        let told = (encoding != UTF_8).then(|| format!("{} by its byte order mark", name(encoding)));
        return whole(bytes, encoding).map(|text| (text, told));
    }
    if std::str::from_utf8(bytes).is_ok() {
        return decode_at(bytes).map(|text| (text, None));
    }
    if !bytes.contains(&0) && is_windows_1251(bytes) {
        let told = "no UTF-8: read as windows-1251, in which its words are Cyrillic".to_owned();
        return whole(bytes, WINDOWS_1251).map(|text| (text, Some(told)));
    }
    decode_at(bytes).map(|text| (text, None)).map_err(|not| NotText {
        message: match not.message.contains("UTF-16") {
            true => format!("{}, or name its encoding: utf-16le, utf-16be", not.message),
            false => "this byte is not UTF-8; save the file as UTF-8, or name its encoding: windows-1251, windows-1252, koi8-u, \
                      ibm866"
                .to_owned(),
        },
        ..not
    })
}

/// The whole text in one encoding, without a byte order mark.
fn whole(bytes: &[u8], encoding: &'static Encoding) -> Result<String, NotText> {
    let refuse = |byte, message: String| Err(NotText { byte, message });
    let (text, wrong) = encoding.decode_with_bom_removal(bytes);
    if wrong {
        let byte =
            if encoding == UTF_8 { std::str::from_utf8(bytes).map_or_else(|e| e.valid_up_to(), |_| 0) } else { 0 };
        return refuse(byte, format!("this file is no {} text; name another encoding", name(encoding)));
    }
    if text.contains('\0') {
        return refuse(0, "this file holds NUL bytes: it is not a text file".to_owned());
    }
    Ok(text.into_owned())
}

/// The usual name of an encoding.
fn name(encoding: &'static Encoding) -> String {
    match encoding {
        e if e == UTF_16LE || e == UTF_16BE => encoding.name().to_owned(),
        _ => shown(&encoding.name().to_lowercase()),
    }
}

/// Whether bytes read as Cyrillic words in windows-1251, and better than in the two other encodings of Cyrillic that spreadsheets
/// and terminals wrote.
fn is_windows_1251(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    let of = |encoding: &'static Encoding| likeness(&encoding.decode_without_bom_handling(head).0);
    let (score, others) = (of(WINDOWS_1251), [of(KOI8_U), of(IBM866)]);
    score.is_some_and(|score| score > 0.5 && others.iter().all(|other| other.is_none_or(|other| score > other)))
}

/// The share of the letters outside ASCII that are common Cyrillic ones, in words of Cyrillic alone that are written as words are; none
/// where there are too few. A western language has its accents between other letters.
fn likeness(text: &str) -> Option<f64> {
    let divides = |c: char| (c.is_ascii() && !c.is_ascii_alphabetic()) || " «»№–—…’“”".contains(c);
    let (mut letters, mut good) = (0usize, 0usize);
    for word in text.split(divides) {
        let all = word.chars().count();
        let foreign = word.chars().filter(|c| !c.is_ascii()).count();
        // One letter alone may be a word of either.
        if foreign == 0 || all == 1 {
            continue;
        }
        letters += foreign;
        let upper = word.chars().filter(|c| c.is_uppercase()).count();
        let as_words = upper == 0 || upper == all || (upper == 1 && word.starts_with(char::is_uppercase));
        if foreign == all && as_words {
            let is_common = |c: &char| COMMON.contains(c.to_lowercase().next().unwrap_or(*c));
            good += word.chars().filter(is_common).count();
        }
    }
    (letters >= FEWEST_LETTERS).then(|| good as f64 / letters as f64)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use encoding_rs::WINDOWS_1252;

    const TEXT: &str = "Дата;Інтервал;Надійшло викликів;Прийнято\n03.11.2026;09:00;12;11\n";

    #[test]
    fn cyrillic_in_windows_1251_is_told_apart_from_koi8_and_from_french() {
        let (bytes, _, _) = WINDOWS_1251.encode(TEXT);
        let (text, told) = decode(&bytes, None).unwrap();
        assert_eq!(text, TEXT);
        assert!(told.unwrap().contains("windows-1251"));
        for (encoding, text) in [
            (KOI8_U, TEXT),
            (IBM866, "Дата;Интервал;Поступило вызовов;Принято\n"),
            (WINDOWS_1252, "Début;Appels reçus;Décrochés;Durée\n"),
            (WINDOWS_1252, "là;déjà;très;à côté;là-bas;voilà;près;à;où\n"),
        ] {
            let (bytes, _, _) = encoding.encode(text);
            let why = decode(&bytes, None).unwrap_err().message;
            assert!(why.contains("name its encoding"), "{}: {why}", encoding.name());
            assert_eq!(decode(&bytes, Some(encoding)).unwrap().0, text);
        }
    }

    #[test]
    fn capitals_are_words_too() {
        let (bytes, _, _) = WINDOWS_1251.encode("ДАТА;ІНТЕРВАЛ;ДЗВІНКИ\n");
        assert_eq!(decode(&bytes, None).unwrap().0, "ДАТА;ІНТЕРВАЛ;ДЗВІНКИ\n");
    }

    #[test]
    fn a_byte_order_mark_decides() {
        let little: Vec<u8> = [0xFEFF].into_iter().chain("a;b\n".encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = [0xFEFF].into_iter().chain("a;b\n".encode_utf16()).flat_map(u16::to_be_bytes).collect();
        for bytes in [little, big] {
            let (text, told) = decode(&bytes, None).unwrap();
            assert_eq!(text, "a;b\n");
            assert!(told.unwrap().contains("UTF-16"));
        }
        assert_eq!(decode(b"\xEF\xBB\xBFa;b", None).unwrap(), ("a;b".to_owned(), None));
    }

    #[test]
    fn a_wrong_encoding_is_refused() {
        assert!(decode(b"caf\xE9", Some(UTF_8)).unwrap_err().message.contains("no utf-8 text"));
        assert!(decode(b"a\0b", Some(WINDOWS_1251)).unwrap_err().message.contains("NUL"));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_text_or_refused(bytes: Vec<u8>) {
            let _ = decode(&bytes, None);
        }
    }
}
