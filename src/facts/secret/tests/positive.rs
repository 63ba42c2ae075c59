//! What must be masked, and exactly that.

use super::*;

mod code;
mod prose;
mod told;
mod written;

use code::CODE;
use prose::PROSE;
use told::TOLD;
use written::WRITTEN;

#[test]
fn prose() {
    check_positive(PROSE, BlockKind::Paragraph);
    check_positive(PROSE, BlockKind::Quote);
    check_positive(TOLD, BlockKind::Paragraph);
    check_positive(TOLD, BlockKind::Quote);
}

#[test]
fn code_and_logs() {
    check_positive(CODE, BlockKind::Code);
    check_positive(WRITTEN, BlockKind::Code);
    check_positive(WRITTEN, BlockKind::Quote);
    assert!(PROSE.len() + CODE.len() >= 120);
}

#[test]
fn metadata_fields() {
    for (label, value, kind) in [
        ("password", "kaede5512", Password),
        ("パスワード", "Kaede#5512", Password),
        ("api_key", "abc123def456", ApiKey),
        ("DB password", "hunterx", Password),
    ] {
        let found = secrets(&field(label, value));
        assert_eq!(found, [(kind, value.to_owned())], "{label}");
    }
}

#[test]
fn cells() {
    for value in ["Kaede#5512", "ひみつ2024"] {
        let source = format!("項目値パスワード{value}ユーザーadmin");
        let part = |text: &str| {
            let at = source.find(text).unwrap();
            Chunk::plain(MappedText::verbatim(
                &source,
                Span::new(at, at + text.len()),
            ))
        };
        let mut builder = TicketBuilder::new(Syntax::Markdown, Span::new(0, source.len()));
        for (head, row, column, text) in [
            (true, 0, 0, "項目"),
            (true, 0, 1, "値"),
            (false, 1, 0, "パスワード"),
            (false, 1, 1, value),
            (false, 2, 0, "ユーザー"),
            (false, 2, 1, "admin"),
        ] {
            builder.block(BlockKind::Cell { head, row, column }, &part(text));
        }
        assert_eq!(secrets(&builder.finish()), [(Password, value.to_owned())]);
    }
}

#[test]
fn columns_and_headings() {
    let source = "UserPasswordadminKaede#5512rootMaple#7731";
    let part = |text: &str| {
        let at = source.find(text).unwrap();
        Chunk::plain(MappedText::verbatim(source, Span::new(at, at + text.len())))
    };
    let mut builder = TicketBuilder::new(Syntax::Markdown, Span::new(0, source.len()));
    for (head, row, column, text) in [
        (true, 0, 0, "User"),
        (true, 0, 1, "Password"),
        (false, 1, 0, "admin"),
        (false, 1, 1, "Kaede#5512"),
        (false, 2, 0, "root"),
        (false, 2, 1, "Maple#7731"),
    ] {
        builder.block(BlockKind::Cell { head, row, column }, &part(text));
    }
    let found = secrets(&builder.finish());
    let values: Vec<&str> = found.iter().map(|f| f.1.as_str()).collect();
    assert_eq!(values, ["Kaede#5512", "Maple#7731"]);

    let source = "PasswordKaede#5512";
    let mut builder = TicketBuilder::new(Syntax::Markdown, Span::new(0, source.len()));
    let span = |a, b| Chunk::plain(MappedText::verbatim(source, Span::new(a, b)));
    builder.open_section(&span(0, 8), None, Section::Headed(2));
    builder.block(BlockKind::Paragraph, &span(8, source.len()));
    assert_eq!(
        secrets(&builder.finish()),
        [(Password, "Kaede#5512".to_owned())]
    );
}

#[test]
fn the_secret_beside_an_access_key_id_is_found() {
    let id = format!("{}5tAbcdEfgh1234567890", "LTAI");
    let secret = "8QweRtyUiopAsdfGhjkLzxcVbnm123";
    for draft in [
        format!("AK/SK: {id} / {secret}"),
        format!("AK {id} SK {secret}"),
        format!("{id},{secret}"),
    ] {
        let found = secrets(&ticket(BlockKind::Paragraph, &draft));
        let wanted = [
            (AlibabaAccessKeyId, id.clone()),
            (AlibabaAccessKeySecret, secret.to_owned()),
        ];
        assert_eq!(found, wanted, "{draft}");
    }
    let alone = format!("{id} は vpc-0123456789abcdef0 の {}", "a".repeat(30));
    let found = secrets(&ticket(BlockKind::Paragraph, &alone));
    assert_eq!(found, [(AlibabaAccessKeyId, id)]);
}

#[test]
fn an_access_key_id_needs_no_digit() {
    let id = format!("{}QWERTYUIOPASDFGH", "AKIA");
    let found = secrets(&ticket(
        BlockKind::Paragraph,
        &format!("{id} を使っています。"),
    ));
    assert_eq!(found, [(AwsAccessKeyId, id)]);
}
