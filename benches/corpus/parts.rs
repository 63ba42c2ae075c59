//! What the drafts are put together from.

use std::fmt::Write as _;

use super::Dice;

/// A labelled part of a draft.
pub(super) struct Matter {
    pub(super) label: &'static str,
    pub(super) body: String,
}

/// The parts of one draft.
pub(super) struct Parts {
    pub(super) japanese: bool,
    pub(super) title: String,
    pub(super) matters: Vec<Matter>,
    /// A table of Markdown.
    pub(super) table: Option<String>,
    pub(super) logs: Vec<String>,
}

/// Label in Japanese and English, and sentences of both to choose from. Braces
/// stand for what [`filled`] puts there.
struct Subject {
    label: (&'static str, &'static str),
    ja: &'static [&'static str],
    en: &'static [&'static str],
    /// Most sentences.
    most: usize,
}

const SUBJECTS: &[Subject] = &[
    Subject {
        label: ("症状", "Symptom"),
        ja: &[
            "{time}から {host} に繋がらなくなりました。",
            "{product} の画面を開くと {code} が返ります。",
            "夜間バッチ {job} が途中で止まり、後続の集計も動いていません。",
            "{resource} の応答が普段の三倍ほど遅くなっています。",
            "ログインはできますが、保存を押すと画面が白くなります。",
            "なんとなく調子が悪いようです。",
            "「{error}」と表示されて先へ進めません。",
            "負荷は低いままですが、{host} だけ再起動を繰り返します。",
        ],
        en: &[
            "Since {time} we can no longer reach {host}.",
            "Opening the console of {product} ends with {code}.",
            "The nightly job {job} stops halfway and nothing after it runs.",
            "{resource} answers about three times slower than usual.",
            "It does not work well.",
            "Saving the form shows \"{error}\" and the page stays blank.",
            "Load is low, yet {host} alone keeps restarting.",
            "Reads succeed, while every write to {resource} is refused.",
        ],
        most: 5,
    },
    Subject {
        label: ("発生日時", "Occurred at"),
        ja: &[
            "{time}",
            "{time}（日本時間）",
            "昨日の夕方から",
            "{time}頃、以後三回",
        ],
        en: &[
            "{time}",
            "{time} UTC",
            "yesterday evening",
            "about {time}, three times since",
        ],
        most: 1,
    },
    Subject {
        label: ("期待する動作", "Expected behaviour"),
        ja: &[
            "{host} へ五秒以内に接続できること。",
            "{job} が翌朝六時までに終わること。",
            "エラーなく保存され、一覧に反映される想定です。",
        ],
        en: &[
            "{host} should accept connections within five seconds.",
            "{job} should be done before six in the morning.",
            "The record is stored and shows up in the list.",
        ],
        most: 2,
    },
    Subject {
        label: ("再現手順", "Steps to reproduce"),
        ja: &[
            "1. 管理画面で {resource} を開く\n2. 「設定」から更新を押す\n3. 数秒後に {code} となる",
            "1. `systemctl restart {job}` を実行\n2. 一分待つ\n3. `curl -v http://{host}/` が応答しない",
        ],
        en: &[
            "1. Open {resource} in the console\n2. Choose update in the settings\n3. {code} comes after a few seconds",
            "1. Run `systemctl restart {job}`\n2. Wait a minute\n3. `curl -v http://{host}/` hangs",
        ],
        most: 1,
    },
    Subject {
        label: ("試したこと", "What we tried"),
        ja: &[
            "{host} を再起動しましたが、変わりません。",
            "セキュリティの規則を見直し、{port} 番を一時的に開放しました。",
            "いろいろ試しました。",
            "別の端末からも試しましたが、結果は同じでした。",
            "版を一つ前に戻すと {code} は出なくなります。",
        ],
        en: &[
            "We restarted {host}, without any effect.",
            "We checked the firewall and opened port {port} for a while.",
            "We tried many things.",
            "Another client gives the same result.",
            "Going back one release makes {code} disappear.",
        ],
        most: 3,
    },
    Subject {
        label: ("影響範囲", "Business impact"),
        ja: &[
            "受注担当の {count} 名が作業できません。",
            "検証環境のみで、業務への影響はありません。",
            "至急ご対応ください。",
            "月末の締めが遅れる見込みです。",
        ],
        en: &[
            "{count} people of the order desk are blocked.",
            "Only the test environment is concerned.",
            "Please hurry, this is urgent!",
            "The monthly closing will be late.",
        ],
        most: 2,
    },
    Subject {
        label: ("環境", "Environment"),
        ja: &[
            "- 製品: {product}\n- リージョン: {region}\n- 対象: {resource}\n- OS: Ubuntu 24.04",
            "{product}（{region}）、対象は {resource} です。",
        ],
        en: &[
            "- Product: {product}\n- Region: {region}\n- Resource: {resource}\n- OS: Ubuntu 24.04",
            "{product} in {region}, the resource is {resource}.",
        ],
        most: 1,
    },
    Subject {
        label: ("確認したいこと", "Question"),
        ja: &[
            "原因と恒久対策を教えてください。",
            "{resource} の上限を引き上げられますか？",
            "こちらの設定に誤りがあるかどうかをご確認ください。",
            "また、請求額の内訳も知りたいです。",
        ],
        en: &[
            "What is the cause, and how can we prevent it?",
            "Can the limit of {resource} be raised?",
            "Please check whether our settings are wrong.",
            "By the way, how is the invoice made up?",
        ],
        most: 2,
    },
    Subject {
        label: ("連絡先", "Contact"),
        ja: &["運用担当 {person}（{mail}）", "{mail}"],
        en: &["{person}, operations ({mail})", "{mail}"],
        most: 1,
    },
    Subject {
        label: ("備考", "Notes"),
        ja: &[
            "前回のお問い合わせ（ケース {case}）と似ています。",
            "添付の構成図もご覧ください。",
            "接続文字列は password={secret} でした。",
            "夜間は {person} が対応します。",
        ],
        en: &[
            "It resembles our earlier case {case}.",
            "A diagram is attached.",
            "The connection used password={secret} before.",
            "{person} is on call at night.",
        ],
        most: 2,
    },
];

const PRODUCTS: &[&str] = &[
    "EC2",
    "RDS",
    "Amazon S3",
    "Lambda",
    "ECS",
    "さくらのVPS",
    "SORACOM Air",
    "Veeam Backup",
    "OSS",
    "Kasten K10",
    "CloudFront",
    "Aurora MySQL",
];
const REGIONS: &[&str] = &[
    "ap-northeast-1",
    "us-east-1",
    "石狩第2ゾーン",
    "cn-hangzhou",
];
const JOBS: &[&str] = &["stock-sync", "order-export", "mail-relay", "invoice-print"];
const ERRORS: &[&str] = &[
    "Connection timed out",
    "Access Denied",
    "ディスクの空き容量が不足しています",
    "TLS handshake failed: certificate has expired",
];
const PEOPLE: &[&str] = &["Kaori Mizuno", "水野", "Jon Bell", "大城", "Ines Roth"];

impl Parts {
    pub(super) fn new(dice: &mut Dice, japanese: bool) -> Self {
        let mut matters = Vec::new();
        for subject in SUBJECTS {
            if matters.is_empty() || !dice.once_in(4) {
                matters.push(matter(dice, subject, japanese));
            }
        }
        Self {
            japanese,
            title: title(dice, japanese),
            table: dice.once_in(4).then(|| table(dice, japanese)),
            logs: (0..dice.below(3)).map(|_| log(dice)).collect(),
            matters,
        }
    }
}

fn title(dice: &mut Dice, japanese: bool) -> String {
    let title = match japanese {
        true => dice.of(&[
            "{product} で {code} が出る",
            "【至急】{host} に接続できない",
            "{resource} の上限について",
            "お問い合わせ",
        ]),
        false => dice.of(&[
            "{product} answers with {code}",
            "URGENT: {host} is unreachable",
            "About the limit of {resource}",
            "Question",
        ]),
    };
    filled(dice, title, japanese).replace('"', "'")
}

fn matter(dice: &mut Dice, subject: &Subject, japanese: bool) -> Matter {
    let (label, sentences) = match japanese {
        true => (subject.label.0, subject.ja),
        false => (subject.label.1, subject.en),
    };
    let first = dice.below(sentences.len());
    let count = 1 + dice.below(subject.most);
    let chosen = (0..count).map(|i| sentences[(first + i) % sentences.len()]);
    let joint = if japanese { "" } else { " " };
    let body = chosen.collect::<Vec<_>>().join(joint);
    Matter {
        label,
        body: filled(dice, &body, japanese),
    }
}

/// The template with something in place of each `{word}`.
fn filled(dice: &mut Dice, template: &str, japanese: bool) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) = after.split_once('}').unwrap_or((after, ""));
        out.push_str(before);
        out.push_str(&value(dice, name, japanese));
        rest = behind;
    }
    out + rest
}

fn value(dice: &mut Dice, name: &str, japanese: bool) -> String {
    match name {
        "time" => time(dice, japanese),
        "host" => format!(
            "{}{:02}.example.com",
            dice.of(&["web", "db", "app"]),
            dice.below(40)
        ),
        "product" => dice.of(PRODUCTS).to_owned(),
        "region" => dice.of(REGIONS).to_owned(),
        "job" => dice.of(JOBS).to_owned(),
        "error" => dice.of(ERRORS).to_owned(),
        "person" => dice.of(PEOPLE).to_owned(),
        "mail" => format!("ops{}@example.jp", dice.below(90)),
        "code" => format!("HTTP {}", [403, 429, 500, 502, 504][dice.below(5)]),
        "port" => [22, 443, 3306, 5432][dice.below(4)].to_string(),
        "count" => (2 + dice.below(300)).to_string(),
        "case" => dice.digits(11, 10),
        "secret" => dice.digits(14, 16),
        "resource" => match dice.below(4) {
            0 => format!("i-0{}", dice.digits(16, 16)),
            1 => format!("vpc-{}", dice.digits(8, 16)),
            2 => format!("arn:aws:s3:::reports-{}", dice.digits(4, 10)),
            _ => format!("sg-0{}", dice.digits(16, 16)),
        },
        other => other.to_owned(),
    }
}

fn time(dice: &mut Dice, japanese: bool) -> String {
    let (month, day) = (1 + dice.below(12), 1 + dice.below(28));
    let (hour, minute) = (dice.below(24), dice.below(60));
    match (japanese, dice.below(4)) {
        (true, 0) => format!("{month}月{day}日 {hour}時{minute}分"),
        (true, 1) => format!("２０２６年{month}月{day}日の {hour:02}:{minute:02}"),
        (false, 0) => format!("{hour:02}:{minute:02} on 2026-{month:02}-{day:02}"),
        (_, 2) => format!("2026-{month:02}-{day:02}T{hour:02}:{minute:02}:00+09:00"),
        _ => format!("2026/{month:02}/{day:02} {hour:02}:{minute:02}"),
    }
}

fn table(dice: &mut Dice, japanese: bool) -> String {
    let mut out = match japanese {
        true => "| ホスト | 状態 | 時刻 |\n| --- | --- | --- |\n",
        false => "| Host | State | Time |\n| --- | --- | --- |\n",
    }
    .to_owned();
    for _ in 0..2 + dice.below(6) {
        let row = filled(dice, "| {host} | {code} | {time} |", japanese);
        let _ = writeln!(out, "{row}");
    }
    out
}

fn log(dice: &mut Dice) -> String {
    let mut out = String::new();
    let mut second = dice.below(80_000);
    let style = dice.below(3);
    for _ in 0..3 + dice.below(14) {
        second += dice.below(90);
        let (h, m, s) = (second / 3600 % 24, second / 60 % 60, second % 60);
        let clock = format!("{h:02}:{m:02}:{s:02}");
        let (host, id) = (dice.below(9), dice.digits(8, 16));
        let _ = match style {
            0 => writeln!(
                out,
                "2026-11-0{} {clock},{:03} ERROR [worker-{host}] c.e.Pool - {} ({id})",
                1 + host,
                host * 37,
                dice.of(ERRORS)
            ),
            1 => writeln!(
                out,
                "198.51.100.{host} - - [03/Nov/2026:{clock} +0900] \"GET /v1/items/{id} HTTP/1.1\" 502 {}",
                dice.below(9000)
            ),
            _ => writeln!(
                out,
                "{{\"ts\":\"2026-11-03T{clock}Z\",\"level\":\"warn\",\"request\":\"{id}\",\"took_ms\":{}}}",
                dice.below(4000)
            ),
        };
    }
    out
}
