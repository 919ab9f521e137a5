//! Bad scenario files: numbers 1 to 44.

use crate::GOOD;
use crate::sixty_two::Row;

/// The good scenario with something else in place of one of its texts.
fn changed(number: u8, what: &str, changes: &[(&str, &str)]) -> Row {
    let text = changes.iter().fold(GOOD.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{number}: {from}");
        text.replacen(from, to, 1)
    });
    Row::new(number, what).file("shop.toml", text)
}

/// The good scenario with another line in place of one.
fn line(number: u8, from: &str, to: &str) -> Row {
    changed(number, to.lines().last().unwrap_or_default(), &[(from, to)])
}

/// A file that is no scenario.
fn file(number: u8, what: &str, bytes: impl Into<Vec<u8>>) -> Row {
    Row::new(number, what).file("bad.toml", bytes).asked(&["run", "bad.toml"])
}

/// Numbers 1 to 44.
pub fn rows() -> Vec<Row> {
    [files(), syntax(), numbers(), times(), laws(), names(), staff(), runs(), contracts(), paths()]
        .into_iter()
        .flatten()
        .collect()
}

fn files() -> Vec<Row> {
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let cyrillic: Vec<u8> = b"format = 1\ntitle = \"\xD1\xEA\xEB\xE0\xE4\"\n".to_vec();
    let mut rows = vec![
        Row::new(1, "a file that is not there").asked(&["run", "shp.toml"]),
        Row::new(2, "a folder").asked(&["run", "."]),
        file(3, "an empty file", ""),
        file(3, "nothing but a comment", "# nothing\n\n"),
        Row::new(4, "a file of 5 GB").asked(&["run", "big.toml"]).before(|folder| {
            std::fs::File::create(folder.join("big.toml")).unwrap().set_len(5_000_000_000).unwrap();
        }),
        file(4, "a byte more than is read", vec![b'\n'; (4 << 20) + 1]),
        file(5, "UTF-16", utf16(GOOD)),
        file(5, "UTF-16 with its mark", [b"\xFF\xFE".to_vec(), utf16(GOOD)].concat()),
        file(5, "CP1251", cyrillic),
        file(5, "Latin-1", b"format = 1\ntitle = \"caf\xE9\"\n".to_vec()),
        file(5, "bytes of nothing", vec![0; 100]),
        changed(5, "a quote in Latin-1", &[("kind = \"outsourced\"", "quote = \"q.toml\"")])
            .file("q.toml", b"kind = \"outsourced\"\n[quote]\nbidder = \"caf\xE9\"\n".to_vec()),
    ];
    if cfg!(unix) {
        rows.push(Row::new(2, "a device").asked(&["run", "/dev/zero"]));
        rows.push(Row::new(2, "a pipe").asked(&["run", "pipe"]).before(|folder| {
            let made = std::process::Command::new("mkfifo").arg(folder.join("pipe")).status();
            assert!(made.unwrap().success());
        }));
    }
    rows
}

fn syntax() -> Vec<Row> {
    let deep = "a = ".bytes().chain(std::iter::repeat_n(b'[', 100_000)).collect::<Vec<u8>>();
    let group = "[groups.own]";
    vec![
        line(6, group, "[groups.\"ow\\u202en\"]"),
        line(6, group, "[groups.\"ow\\u0000n\"]"),
        file(7, "100,000 brackets", deep),
        file(7, "50,000 dotted keys", format!("{}a = 1", "a.".repeat(50_000))),
        line(8, "open = \"08:00-20:00\"", "open = \"08:00-20:00"),
        line(8, "skills = [\"calls\"]", "skills = [\"calls\""),
        line(9, "days = 2", "days = 2\ndays = 3"),
        line(10, "per_hour = 10", "pre_hour = 10"),
        line(11, "days = 2", "days = 2\ntrunks = 3"),
        line(11, "days = 2", "days = 2\nroster = 3"),
        line(11, "roster = 2", "roster = 2\nreplications = 9"),
        line(12, "{ mean = \"3m\" }", "{ m\u{435}an = \"3m\" }"),
        line(44, "format = 1", "format = 9"),
    ]
}

fn numbers() -> Vec<Row> {
    let hour = |number, value: &str| line(number, "per_hour = 10", &format!("per_hour = {value}"));
    vec![
        hour(13, "nan"),
        hour(13, "inf"),
        hour(14, "1e400"),
        hour(14, "99999999999999999999"),
        hour(15, "1e308"),
        line(17, "roster = 2", "roster = -1"),
        line(17, "roster = 2", "roster = 2.5"),
        hour(18, "\"40\""),
        line(19, "price = 10.5", "price = 10,5"),
        line(22, "[groups.own]", "[routing.calls]\nsplit = { own = 0.7 }\n[groups.own]"),
        line(23, "[groups.own]", "[target]\nshare = 1.2\n[groups.own]"),
        line(23, "[groups.own]", "[target]\nshare = 80\n[groups.own]"),
    ]
}

fn times() -> Vec<Row> {
    let mean = |number, value: &str| line(number, "mean = \"3m\"", &format!("mean = {value}"));
    vec![
        mean(16, "5e-324"),
        mean(16, "\"0.0000001s\""),
        mean(20, "\"180\""),
        mean(20, "180"),
        line(21, "patience.exponential = { mean = \"2m\" }", "patience = \"0s\"").ends(0),
        line(32, "open = \"08:00-20:00\"", "open = \"20:00-08:00\""),
        line(38, "start = 2026-11-02", "start = 2025-02-30"),
        line(38, "open = \"08:00-20:00\"", "open = \"08:00-24:30\""),
        line(38, "days = 2", "days = 2\ntimezone = \"Kiev+3\""),
    ]
}

fn laws() -> Vec<Row> {
    let law = |number, law: &str| line(number, "talk_time.exponential = { mean = \"3m\" }", law);
    let measured = |what: &str, csv: &str| {
        let row = law(26, "talk_time.empirical = { file = \"talk.csv\", column = \"s\" }").file("talk.csv", csv);
        row.named(what)
    };
    vec![
        law(24, "talk_time.gamma = { mean = \"3m\", cv = -1 }"),
        law(24, "talk_time.pareto = { mean = \"3m\", alpha = 0.8 }"),
        // A law without spread is a constant, as the limit of ever narrower ones: it is simulated.
        law(24, "talk_time.lognormal = { mean = \"3m\", cv = 0 }").ends(0),
        law(25, "talk_time.lognormal = { mean = \"3m\", cv = 1e6 }"),
        measured("one value", "s\n41.5\n"),
        measured("no value", "s\n\n"),
        measured("an empty cell", "s,t\n40,1\n,2\n"),
        measured("a word", "s\n3\nabc\n"),
        measured("another column", "t\n3\n4\n"),
    ]
}

fn names() -> Vec<Row> {
    let group = |name: &str| format!("[groups.{name}]\nprovider = \"alfa\"\nskills = [\"calls\"]\nroster = 1\n");
    let named = |name: &str| line(43, "[groups.own]", &format!("[groups.{name}]"));
    vec![
        line(27, "provider = \"alfa\"", "provider = \"alpha\""),
        line(27, "provider = \"alfa\"", "provider = \"beta\""),
        line(28, "[options.more]", "[groups.own]\n[options.more]"),
        changed(28, "OWN beside own", &[("[groups.own]", &(group("OWN") + "[groups.own]"))]),
        changed(
            28,
            "Latin A and Cyrillic \u{410}",
            &[("[options.more]", &(group("A") + &group("\"\u{410}\"") + "[options.more]"))],
        ),
        named("\"=cmd|' /C calc'!A1\""),
        named("\"<script>\""),
        named("\"../../x\""),
        named("CON"),
        named("\"lpt1.txt\""),
        named(&"x".repeat(65)).named("65 letters"),
        named(&"x".repeat(100_000)).named("100,000 letters"),
    ]
}

fn staff() -> Vec<Row> {
    let follow_up = "[[contacts.calls.follow_ups]]\non = [\"answered\"]\nshare = 1.0\nto = \"calls\"\n[options.more]";
    let untaken = "[contacts.loop]\ntalk_time = \"1m\"\narrivals.poisson = { per_hour = 1 }\n[options.more]";
    let crowd = [
        ("patience.exponential = { mean = \"2m\" }\n", ""),
        ("open = \"08:00-20:00\"", "open = \"00:00-24:00\""),
        ("per_hour = 10", "per_hour = 60"),
    ];
    vec![
        changed(29, "follow-ups that lead back to themselves", &[("[options.more]", follow_up)]),
        changed(30, "a type that nobody can take", &[("[options.more]", untaken)]),
        changed(31, "1.5 times what can be served, without patience", &crowd).ends(0),
        line(32, "roster = 2", "roster = { \"20:00\" = 1, \"08:00\" = 2 }").ends(0),
        line(33, "roster = 2", "roster = { \"08:00\" = 1, \"8:00\" = 2 }"),
        line(34, "roster = 2", "roster = { \"08:00\" = 2, \"18:00\" = 0 }").ends(0),
    ]
}

fn runs() -> Vec<Row> {
    let replications = |value: &str| line(36, "replications = 2", &format!("replications = {value}"));
    vec![
        line(35, "replications = 2", "replications = 2\nwarm_up = \"2d\""),
        replications("0"),
        replications("1").ends(0),
        changed(
            37,
            "10^13 contacts",
            &[("per_hour = 10 ", "per_hour = 1000 "), ("replications = 2", "replications = 1000000000")],
        ),
    ]
}

fn contracts() -> Vec<Row> {
    let tiers = |tiers: &str| line(39, "price = 10.5", &format!("tiers = [{tiers}]"));
    vec![
        tiers("{ up_to = 500, price = 2 }, { up_to = 400, price = 1 }, { price = 1 }"),
        tiers("{ up_to = 500, price = 2 }"),
        line(40, "kind = \"outsourced\"", "kind = \"outsourced\"\ncontract.exchange = { currency = \"EUR\" }"),
        line(
            40,
            "kind = \"outsourced\"",
            "kind = \"outsourced\"\ncontract.exchange = { currency = \"euro\", reference = 41 }",
        ),
        line(40, "kind = \"outsourced\"", "kind = \"outsourced\"\ncurrency = \"EUR\""),
    ]
}

fn paths() -> Vec<Row> {
    let history = |file: &str| {
        line(41, "arrivals.poisson = { per_hour = 10 }", &format!("arrivals.history = {{ file = \"{file}\" }}"))
    };
    let quote = |file: &str| line(41, "kind = \"outsourced\"", &format!("kind = \"outsourced\"\nquote = \"{file}\""));
    let mut rows = vec![
        history("../../etc/passwd"),
        history("/etc/passwd"),
        quote("../quotes/alfa.toml"),
        quote("shop.tom"),
        changed(42, "a type that is like itself", &[("talk_time.exponential = { mean = \"3m\" }", "like = \"calls\"")]),
        line(42, "kind = \"outsourced\"", "kind = \"outsourced\"\nquote = \"shop.toml\""),
    ];
    if cfg!(unix) {
        rows.push(history("link.csv").named("a link out of the folder").before(|folder| {
            #[cfg(unix)]
            std::os::unix::fs::symlink("/etc/passwd", folder.join("link.csv")).unwrap();
        }));
    }
    rows
}
