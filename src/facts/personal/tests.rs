//! Personal data marked `⟦…⟧`, contact data marked `⟪…⟫`.

use proptest::prelude::*;

use super::*;
use crate::facts::secret;
use crate::text::{MappedText, Span};
use crate::ticket::{BlockKind, Chunk, Syntax, TicketBuilder};

fn ticket(kind: BlockKind, source: &str) -> Ticket {
    let mut builder = TicketBuilder::new(Syntax::Form, Span::new(0, source.len()));
    let text = MappedText::verbatim(source, Span::new(0, source.len()));
    builder.block(kind, &Chunk::plain(text));
    builder.finish()
}

fn found(ticket: &Ticket, kind: FactKind) -> Vec<String> {
    let mut facts = Facts::default();
    secret::add(secret::find(ticket, &[]), &mut facts);
    collect(ticket, &mut facts);
    facts.settle();
    facts
        .of(kind)
        .map(|f| ticket.slice(&f.range).to_owned())
        .collect()
}

fn marked(text: &str, open: char, close: char) -> Vec<String> {
    text.split(open)
        .skip(1)
        .map(|part| {
            part.split(close)
                .next()
                .unwrap_or("")
                .replace(['⟦', '⟧', '⟪', '⟫'], "")
        })
        .collect()
}

fn check(kind: BlockKind, cases: &[&str]) {
    let mut faults = Vec::new();
    for case in cases {
        let ticket = ticket(kind, &case.replace(['⟦', '⟧', '⟪', '⟫'], ""));
        for (fact, open, close) in [
            (FactKind::PersonalData, '⟦', '⟧'),
            (FactKind::Contact, '⟪', '⟫'),
        ] {
            let have = found(&ticket, fact);
            if have != marked(case, open, close) {
                faults.push(format!("{case}\n    {} {have:?}", fact.name()));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{}:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn prose() {
    check(
        BlockKind::Paragraph,
        &[
            "会員 ⟦mori@kaiin.example.jp⟧ が使うカード ⟦4111 1111 1111 1111⟧ を登録できません。",
            "Our member ⟦eva.lund@members.example.com⟧ (⟦090-1234-5678⟧) sees a white page.",
            "お客様(⟦taro.yamada@kaisha.co.jp⟧)からの申告です。",
            "電話番号 ⟦090-1234-5678⟧ 宛の SMS が届きません。",
            "宛先 ⟦+81-90-1234-5678⟧ に発信できません。",
            "dialling ⟦+1 415 555 0100⟧ fails",
            "顧客の携帯番号は⟦09012345678⟧です。",
            "マイナンバーは⟦1234 5678 9012⟧です。",
            "個人番号：⟦123456789012⟧ の登録で失敗します。",
            "カード番号 ⟦4111111111111111⟧ が拒否されます",
            "住所が⟦〒100-0001 東京都千代田区千代田1-1⟧\nと表示されます。",
            "⟦東京都港区芝公園4-2-8⟧の顧客で発生します。",
            // Wanted: the desk must reach somebody.
            "連絡先: ⟪090-1234-5678⟫",
            "連絡先：⟪山田 taro.yamada@kaisha.co.jp⟫",
            "担当: ⟪山田太郎⟫",
            "Tel: ⟪03-1234-5678⟫",
            "連絡先は⟪taro.yamada@kaisha.co.jp⟫です。",
            "Please call me at ⟪+81-90-1234-5678⟫ during the day.",
            "⟪taro.yamada@kaisha.co.jp⟫ までご連絡ください。",
            "障害です。\n--\n⟪山田太郎\ntaro.yamada@kaisha.co.jp\n03-1234-5678⟫",
            "It fails.\n\nBest regards,\n⟪Jane Doe\njane.doe@kaisha.co.jp⟫",
        ],
    );
}

#[test]
fn logs() {
    check(
        BlockKind::Code,
        &[
            "2024-05-01T10:00:00Z login failed for ⟦taro.yamada@kaisha.co.jp⟧ from 10.0.0.1",
            "{\"email\":\"⟦taro.yamada@kaisha.co.jp⟧\"}",
            "to=<⟦taro.yamada@kaisha.co.jp⟧>, relay=mx.kaisha.co.jp",
            "email: ⟦taro.yamada@kaisha.co.jp⟧",
            "phone=⟦090-1234-5678⟧",
        ],
    );
}

#[test]
fn a_contact_may_follow_a_sentence() {
    check(
        BlockKind::Paragraph,
        &[
            "昨日から今朝まで発生しました。連絡先: ⟪tanaka@kaisha.co.jp 090-1234-5678⟫",
            "It failed until this morning. Contact: ⟪tanaka@kaisha.co.jp⟫",
            "失敗します。 担当者：⟪田中 090-1234-5678⟫。登録者は ⟦taro@kaisha.co.jp⟧ です。",
            // Data of the one that the ticket is about.
            "登録に失敗しました。メール: ⟦taro@kaisha.co.jp⟧",
            "登録に失敗した利用者の連絡先: ⟦taro@kaisha.co.jp⟧",
        ],
    );
}

#[test]
fn nothing_personal() {
    let cases = [
        "m***@kaiin.example.jp では登録できません。",
        "taro@example.com では成功します。",
        "noreply@kaisha.co.jp から届きます。",
        "support@vendor.co.jp に送信しました。",
        "aws-verification@vendor.com",
        "git clone git@github.com:o/r.git",
        "https://taro:kaede5512@host.kaisha.co.jp/x",
        "arn:aws:iam::012345678901:user/taro.yamada@kaisha.co.jp",
        "arn:aws:sts::012345678901:assumed-role/R/taro.yamada@kaisha.co.jp",
        "kex: curve25519-sha256@libssh.org, aes256-gcm@openssh.com",
        "image icon@2x.png, unit getty@tty1.service",
        "sa-1@proj-1.iam.gserviceaccount.com",
        "npm i @types/node@20.1.0",
        "user@host.local",
        "HTTP/web@CORP.KAISHA.CO.JP",
        "Message-ID: <abc123@mail.kaisha.co.jp>",
        "2024-05-01 10:00:00 から 2024-05-02 まで",
        "090-****-5678",
        "0120-123-456 に電話しました。",
        "IMSI 440101234567890, ICCID 8981300000000000000, MSISDN 02012345678",
        "アカウント 012345678901、ケース 1234567890",
        "1234-5678-9012 のアカウント",
        "3f2a9c1e-77b4-4d0a-9e55-0c1d2e3f4a5b",
        "epoch 1714521600000000",
        "serial 4111111111111111",
        "カード番号 4111111111111112",
        "カード 0000 0000 0000 0000",
        "東京リージョン (ap-northeast-1) と大阪府のデータセンター",
        "10.0.0.1:8080 203.0.113.10",
        "build 03-1234-5678-99",
        "version 2024.05.01-0123",
        "連絡先を教えてください。",
        "担当者が変更しました。",
        "xxx@xxx.co.jp",
    ];
    check(BlockKind::Paragraph, &cases);
    check(BlockKind::Code, &cases);
}

#[test]
fn fields_of_contacts() {
    let source = "連絡先taro.yamada@kaisha.co.jp説明jane.doe@kaisha.co.jp";
    let part = |text: &str| {
        let at = source.find(text).unwrap();
        Chunk::plain(MappedText::verbatim(source, Span::new(at, at + text.len())))
    };
    let mut builder = TicketBuilder::new(Syntax::Yaml, Span::new(0, source.len()));
    for (label, value) in [
        ("連絡先", "taro.yamada@kaisha.co.jp"),
        ("説明", "jane.doe@kaisha.co.jp"),
    ] {
        builder.open_field(&part(label), true);
        builder.block(BlockKind::Value, &part(value));
        builder.close_field();
    }
    let ticket = builder.finish();
    assert_eq!(
        found(&ticket, FactKind::Contact),
        ["taro.yamada@kaisha.co.jp"]
    );
    assert_eq!(
        found(&ticket, FactKind::PersonalData),
        ["jane.doe@kaisha.co.jp"]
    );
}

#[test]
fn long_texts_take_linear_time() {
    for unit in [
        "tel: ",
        "-----\n",
        "a@b.",
        "1 2",
        "東京都港区",
        "連絡先: a\n",
        "マイナンバー1",
        "4111-",
    ] {
        let source = unit.repeat(60_000 / unit.len());
        let ticket = ticket(BlockKind::Paragraph, &format!("{source}\nx@kaisha.co.jp"));
        let start = std::time::Instant::now();
        collect(&ticket, &mut Facts::default());
        assert!(start.elapsed().as_secs() < 20, "{unit}");
    }
}

proptest! {
    #[test]
    fn ranges_are_whole(pieces in prop::collection::vec(prop::sample::select(vec![
        "taro@kaisha.co.jp", "@", "090-1234-5678", "+81", "連絡先: ", "〒100-0001", "東京都港区芝",
        "1-2-3", "マイナンバー", "1234 5678 9012", "\n", "--\n", "4111 1111 1111 1111", "カード",
        "よろしくお願いします。", "●", "é", "Tel: ", "までご連絡", " ", "call me at ",
    ]), 0..30)) {
        let ticket = ticket(BlockKind::Paragraph, &pieces.concat());
        let mut facts = Facts::default();
        collect(&ticket, &mut facts);
        for fact in facts.of(FactKind::PersonalData).chain(facts.of(FactKind::Contact)) {
            prop_assert!(!fact.range.is_empty());
            prop_assert!(ticket.text().as_str().get(fact.range.clone()).is_some());
        }
    }
}
