//! A journal: records appended one by one, each with its checksum, so that whatever stops a process costs what was not yet written.
//!
//! In: a heading that says whose journal it is, records as bytes. Out: the same records, in order, up to the first that is damaged.
//! A file is [`MAGIC`], then frames: length and checksum (CRC-32C over length and content), four bytes each, little-endian, and the
//! content. The first frame is the heading. Knows nothing of what the bytes say, and no clock: whoever writes says when records
//! are to be safe on disk.

use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::storage::error::{Error, at};
use crate::storage::stage::{parent, stage};
use crate::storage::{Content, lock};

/// The start of every journal, with the version of its format.
pub const MAGIC: &[u8] = b"busyhour journal 1\n";
/// The start of journals of any format, and the format of these.
const ANY: &[u8] = b"busyhour journal ";
const FORMAT: u32 = 1;
/// Bytes of a record at most.
pub const RECORD_BYTES: usize = 1 << 28;
/// Bytes before the content of a frame.
const HEAD: usize = 8;

/// A journal that is being written, by this process alone.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    file: File,
    lock: lock::Lock,
}

/// What was found when a journal was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its heading, as it stands in the file.
    pub heading: Vec<u8>,
    /// Bytes that were cut off its end because they were not whole.
    pub cut: u64,
    /// What was cut off was more than a last record that was not finished: something damaged the file.
    pub damaged: bool,
}

impl Journal {
    /// Opens a journal, made with this heading if there is none, hands over its records in order, and cuts off what is damaged.
    /// The heading is not compared: whoever asks knows what may differ.
    ///
    /// # Errors
    /// Another process writes it; it is no journal; it cannot be read or written.
    pub fn open(path: &Path, heading: &[u8], mut record: impl FnMut(&[u8])) -> Result<(Journal, Found), Error> {
        let lock = lock::Lock::take(&lock::beside(path), path)?;
        if !path.exists() {
            let mut bytes = MAGIC.to_vec();
            bytes.extend(frame(heading));
            stage(path, &Content::Bytes(bytes))?.rename()?;
            crate::storage::publish::sync_folder(parent(path))?;
        }
        let mut reading = Reading::open(path)?;
        while let Some(bytes) = reading.next().map_err(at(path))? {
            record(&bytes);
        }
        let mut file = OpenOptions::new().read(true).write(true).open(path).map_err(at(path))?;
        let length = file.metadata().map_err(at(path))?.len();
        let found =
            Found { heading: reading.heading, cut: length.saturating_sub(reading.at), damaged: reading.damaged };
        if found.cut > 0 {
            file.set_len(reading.at).and_then(|()| file.sync_all()).map_err(at(path))?;
        }
        file.seek(SeekFrom::Start(reading.at)).map_err(at(path))?;
        Ok((Journal { path: path.to_owned(), file, lock }, found))
    }

    /// Why no other process is kept from writing it, if none is.
    pub fn unlocked(&self) -> Option<&lock::Unlocked> {
        self.lock.open.as_ref()
    }

    /// Adds a record. It is whole on disk only after [`Journal::sync`].
    ///
    /// # Errors
    /// It cannot be written; what was written of it is taken back if the system lets us.
    pub fn append(&mut self, record: &[u8]) -> Result<(), Error> {
        if record.len() > RECORD_BYTES {
            return Err(at(&self.path)(io::Error::other("a record is larger than a journal takes")));
        }
        let before = self.file.stream_position().map_err(at(&self.path))?;
        self.file.write_all(&frame(record)).map_err(|error| {
            let _ = self.file.set_len(before);
            at(&self.path)(error)
        })
    }

    /// Makes all records so far safe on disk.
    ///
    /// # Errors
    /// The system says that they are not.
    pub fn sync(&mut self) -> Result<(), Error> {
        self.file.sync_data().map_err(at(&self.path))
    }
}

/// Where a record lies in a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    at: u64,
    length: u32,
}

/// A journal that is only read.
#[derive(Debug)]
pub struct Reading {
    path: PathBuf,
    file: BufReader<File>,
    /// Its heading.
    pub heading: Vec<u8>,
    /// The end of the last whole record.
    at: u64,
    length: u64,
    /// More than a last unfinished record is damaged.
    pub damaged: bool,
    ended: bool,
}

impl Reading {
    /// Opens a journal and reads its heading.
    ///
    /// # Errors
    /// It is no journal, or cannot be read.
    pub fn open(path: &Path) -> Result<Reading, Error> {
        let file = File::open(path).map_err(at(path))?;
        let length = file.metadata().map_err(at(path))?.len();
        let (file, start) = (BufReader::with_capacity(1 << 16, file), MAGIC.len() as u64);
        let mut reading = Reading {
            path: path.to_owned(),
            file,
            heading: Vec::new(),
            at: start,
            length,
            damaged: false,
            ended: false,
        };
        let mut magic = vec![0; MAGIC.len()];
        let whole = reading.file.read_exact(&mut magic).is_ok() && magic == MAGIC;
        if let Some(found) = other_format(&magic) {
            return Err(Error::OtherFormat { path: path.to_owned(), found, known: FORMAT });
        }
        match reading.next().map_err(at(path))?.filter(|_| whole) {
            Some(heading) => reading.heading = heading,
            None => return Err(Error::Damaged { path: path.to_owned() }),
        }
        Ok(reading)
    }

    /// The next record; none after the last whole one.
    ///
    /// # Errors
    /// The file cannot be read.
    #[allow(clippy::should_implement_trait, reason = "it can fail, and fails differently from an iterator of results")]
    pub fn next(&mut self) -> io::Result<Option<Vec<u8>>> {
        if self.ended {
            return Ok(None);
        }
        match self.whole_frame()? {
            Some(content) => {
                self.at += (HEAD + content.len()) as u64;
                Ok(Some(content))
            }
            None => {
                self.ended = true;
                Ok(None)
            }
        }
    }

    /// Where the record lies that [`Reading::next`] gave last, of so many bytes.
    pub fn place(&self, length: usize) -> Place {
        Place { at: self.at - (HEAD + length) as u64, length: length as u32 }
    }

    /// A record that was read before.
    ///
    /// # Errors
    /// It cannot be read, or is not what it was.
    pub fn again(&mut self, place: Place) -> Result<Vec<u8>, Error> {
        let read = |reading: &mut Reading| {
            reading.file.seek(SeekFrom::Start(place.at))?;
            let mut head = [0; HEAD];
            reading.file.read_exact(&mut head)?;
            let mut content = vec![0; place.length as usize];
            reading.file.read_exact(&mut content).map(|()| (head, content))
        };
        let (head, content) = read(self).map_err(at(&self.path))?;
        if frame(&content).get(..HEAD) == Some(&head[..]) {
            Ok(content)
        } else {
            Err(Error::Damaged { path: self.path.clone() })
        }
    }

    /// The frame that begins here; none where it is not whole.
    fn whole_frame(&mut self) -> io::Result<Option<Vec<u8>>> {
        let left = self.length.saturating_sub(self.at);
        if left < HEAD as u64 {
            return Ok(None);
        }
        let mut head = [0; HEAD];
        self.file.read_exact(&mut head)?;
        let length = u32::from_le_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let end = (HEAD + length) as u64;
        if end > left || length > RECORD_BYTES {
            // A record that was not finished runs beyond the end; so does one whose length is damaged, with others behind it.
            self.damaged = length > RECORD_BYTES && !self.rest_is_zero(&head)?;
            return Ok(None);
        }
        let mut content = vec![0; length];
        self.file.read_exact(&mut content)?;
        if frame(&content).get(..HEAD) == Some(&head[..]) {
            return Ok(Some(content));
        }
        let is_last = end == left;
        let is_room = content.iter().all(|byte| *byte == 0) && self.rest_is_zero(&head)?;
        self.damaged = !is_last && !is_room;
        Ok(None)
    }

    /// Whether nothing but zeros follows: room that a file system had given, and that nothing was written into.
    fn rest_is_zero(&mut self, head: &[u8]) -> io::Result<bool> {
        let mut all = head.iter().all(|byte| *byte == 0);
        let mut buffer = [0; 4096];
        loop {
            match self.file.read(&mut buffer)? {
                0 => return Ok(all),
                read => all &= buffer.iter().take(read).all(|byte| *byte == 0),
            }
        }
    }
}

/// The format that a journal says, if it is another one.
fn other_format(start: &[u8]) -> Option<u32> {
    let said = start.strip_prefix(ANY)?.split(|byte| *byte == b'\n').next()?;
    let digits = said.iter().take_while(|byte| byte.is_ascii_digit());
    let found = digits.fold(0u32, |number, digit| number.saturating_mul(10).saturating_add(u32::from(digit - b'0')));
    (said.first()?.is_ascii_digit() && found != FORMAT).then_some(found)
}

/// A record as it stands in the file.
fn frame(content: &[u8]) -> Vec<u8> {
    let length = (content.len() as u32).to_le_bytes();
    let checksum = crc32c::crc32c_append(crc32c::crc32c(&length), content).to_le_bytes();
    [&length[..], &checksum[..], content].concat()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use std::fs;

    use super::*;

    fn written(path: &Path, records: &[&[u8]]) {
        let (mut journal, _) = Journal::open(path, b"mine", |_| {}).unwrap();
        records.iter().for_each(|record| journal.append(record).unwrap());
        journal.sync().unwrap();
    }

    fn read(path: &Path) -> (Vec<Vec<u8>>, Found) {
        let mut records = Vec::new();
        let (_, found) = Journal::open(path, b"mine", |record| records.push(record.to_vec())).unwrap();
        (records, found)
    }

    #[test]
    fn records_come_back_in_order_and_more_may_follow() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.journal");
        written(&path, &[b"one", b"", b"three"]);
        written(&path, &[b"four"]);
        let (records, found) = read(&path);
        assert_eq!(records, [&b"one"[..], b"", b"three", b"four"]);
        assert_eq!(found, Found { heading: b"mine".to_vec(), cut: 0, damaged: false });
    }

    #[test]
    fn a_journal_cut_anywhere_keeps_its_whole_records_and_is_not_called_damaged() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.journal");
        written(&path, &[b"first", b"second"]);
        let whole = fs::read(&path).unwrap();
        let start = MAGIC.len() + HEAD + 4;
        let ends = [start, start + HEAD + 5, start + 2 * HEAD + 11];
        assert_eq!(ends[2], whole.len());
        for length in start..whole.len() {
            fs::write(&path, &whole[..length]).unwrap();
            let (records, found) = read(&path);
            let kept = ends.iter().filter(|end| **end <= length).count() - 1;
            assert_eq!(records.len(), kept, "{length}");
            assert!(!found.damaged, "{length}");
            assert_eq!(fs::metadata(&path).unwrap().len(), ends[kept] as u64);
            // What follows is written where the cut was made.
            written(&path, &[b"second"]);
            assert_eq!(read(&path).0.last().map(Vec::as_slice), Some(&b"second"[..]));
        }
    }

    #[test]
    fn room_of_zeros_at_the_end_is_cut_off_without_a_warning() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.journal");
        written(&path, &[b"first"]);
        let mut bytes = fs::read(&path).unwrap();
        bytes.extend([0; 10_000]);
        fs::write(&path, &bytes).unwrap();
        let (records, found) = read(&path);
        assert_eq!((records.len(), found.cut, found.damaged), (1, 10_000, false));
    }

    #[test]
    fn any_flipped_bit_ends_the_journal_before_it_and_is_told_where_more_follows() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.journal");
        written(&path, &[b"first", b"second", b"third"]);
        let whole = fs::read(&path).unwrap();
        let start = MAGIC.len() + HEAD + 4;
        let second = start + HEAD + 5;
        for bit in second * 8..(second + HEAD + 6) * 8 {
            let mut bytes = whole.clone();
            bytes[bit / 8] ^= 1 << (bit % 8);
            fs::write(&path, &bytes).unwrap();
            let (records, found) = read(&path);
            assert_eq!(records, [b"first"], "bit {bit}");
            // A length that reaches beyond the end may be that of a last record that was not finished.
            let in_length = bit < (second + 4) * 8;
            assert!(found.damaged || in_length, "bit {bit}");
        }
    }

    #[test]
    fn what_is_no_journal_is_refused_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.journal");
        for bytes in [&b"text"[..], b"", b"busyhour journal x\nxxxxxxxxxxx", MAGIC] {
            fs::write(&path, bytes).unwrap();
            assert!(matches!(Journal::open(&path, b"mine", |_| {}), Err(Error::Damaged { .. })));
            assert_eq!(fs::read(&path).unwrap(), bytes);
        }
        // One of another format is whole, and not ours to mend.
        for (bytes, format) in [(&b"busyhour journal 2\nxxxxxxxxxxx"[..], 2), (b"busyhour journal 17\nxxxxxxxxxx", 17)]
        {
            fs::write(&path, bytes).unwrap();
            let told = Journal::open(&path, b"mine", |_| {});
            assert!(matches!(told, Err(Error::OtherFormat { found, known: 1, .. }) if found == format), "{told:?}");
            assert_eq!(fs::read(&path).unwrap(), bytes);
        }
    }

    #[test]
    fn records_can_be_read_again_by_their_places() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.journal");
        written(&path, &[b"first", b"second"]);
        let mut reading = Reading::open(&path).unwrap();
        let mut places = Vec::new();
        while let Some(record) = reading.next().unwrap() {
            places.push(reading.place(record.len()));
        }
        assert_eq!(reading.again(places[1]).unwrap(), b"second");
        assert_eq!(reading.again(places[0]).unwrap(), b"first");
    }

    #[test]
    fn only_one_process_writes_a_journal() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.journal");
        let (journal, _) = Journal::open(&path, b"mine", |_| {}).unwrap();
        let Err(error) = Journal::open(&path, b"mine", |_| {}) else { panic!("opened twice") };
        assert!(error.to_string().contains(&format!("in use by pid {}", std::process::id())), "{error}");
        drop(journal);
        assert!(Journal::open(&path, b"mine", |_| {}).is_ok());
    }
}
