use proptest::prelude::*;

use super::*;
use crate::facts::extract;
use crate::facts::testing::{fields, paragraph, pasted, table};
use crate::knowledge::PROVIDERS;

/// The facts of a kind as `text|name|provider`, a mask marked with `*`.
fn of(ticket: &Ticket, kind: FactKind) -> Vec<String> {
    extract(ticket, None)
        .0
        .of(kind)
        .map(|f| {
            let id = f.identifier().expect("an identifier holds an identifier");
            format!(
                "{}|{}|{}{}",
                ticket.slice(&f.range),
                id.name,
                id.provider.unwrap_or("-"),
                if id.masked { "|*" } else { "" }
            )
        })
        .collect()
}

/// The texts of the facts of a kind.
fn texts(text: &str, kind: FactKind) -> Vec<String> {
    let ticket = paragraph(text);
    let facts = extract(&ticket, None).0;
    facts
        .of(kind)
        .map(|f| ticket.slice(&f.range).to_owned())
        .collect()
}

fn resources(text: &str) -> Vec<String> {
    texts(text, FactKind::ResourceId)
}

#[test]
fn every_example_of_the_data_is_found() {
    for provider in &PROVIDERS {
        for identifier in provider.identifiers.iter() {
            let ticket = paragraph(&identifier.example);
            let facts = extract(&ticket, None).0;
            let kind = fact_kind(identifier.kind);
            let grammar = Grammars::all()
                .iter()
                .find(|g| g.provider == provider.name && g.identifier.name == identifier.name)
                .unwrap();
            assert!(
                !grammar.find_all(ticket.text().as_str()).is_empty(),
                "{}/{}: the pattern misses its example",
                provider.name,
                identifier.name
            );
            assert!(
                facts.has(kind),
                "{}/{}: `{}` is not found",
                provider.name,
                identifier.name,
                identifier.example
            );
            for label in identifier.labels.iter() {
                assert_eq!(
                    label.to_lowercase(),
                    *label,
                    "labels are searched in lower case"
                );
            }
        }
    }
}

#[test]
fn forms_that_speak_for_themselves() {
    for (text, expected) in [
        (
            "EC2のi-0123456789abcdef0が停止",
            "i-0123456789abcdef0|ec2-resource|aws",
        ),
        ("old i-1a2b3c4d", "i-1a2b3c4d|ec2-resource|aws"),
        (
            "ECS i-6weckus0r7voaarxz2k3 が停止",
            "i-6weckus0r7voaarxz2k3|ecs-instance|alibaba",
        ),
        (
            "rm-bp1d20s6587m22hano に接続",
            "rm-bp1d20s6587m22hano|resource|alibaba",
        ),
        (
            "alb-x2c9k4m1q7 の証明書",
            "alb-x2c9k4m1q7|load-balancer|alibaba",
        ),
        ("sac-is1b-sv053 で障害", "sac-is1b-sv053|host-name|sakura"),
        (
            "IMSI は 440525060013710 です",
            "440525060013710|imsi|soracom",
        ),
        ("s3://bucket/key を読む", "s3://bucket/key|object-uri|-"),
        ("10.20.31.14:8080 から", "10.20.31.14:8080|ip-address|-"),
        ("EC2(i-***)は停止済みです", "i-***|masked-id|-|*"),
        ("ECS(i-6we***)で", "i-6we***|masked-id|-|*"),
        ("EC2(i-＊＊＊)で", "i-***|masked-id|-|*"),
        (
            "bastion.example.jp:22 には入れます",
            "bastion.example.jp|hostname|-",
        ),
        (
            "portal-alb-1287340912.ap-northeast-1.elb.amazonaws.com へ",
            "portal-alb-1287340912.ap-northeast-1.elb.amazonaws.com|elb-dns-name|aws",
        ),
    ] {
        let ticket = paragraph(text);
        assert_eq!(of(&ticket, FactKind::ResourceId), [expected], "{text}");
    }
}

#[test]
fn names_after_their_words() {
    for (text, expected) in [
        ("DB名: prod-db です", "prod-db"),
        ("インスタンスIDは i-***", "i-***"),
        ("ELB (ELB 名***)の設定", "***"),
        ("バケット my-bucket が", "my-bucket"),
        ("bucket 名 acme-img-prod の object を", "acme-img-prod"),
        ("サーバ名 web01 です", "web01"),
        ("ジョブ名「Daily」が失敗", "Daily"),
        ("ジョブ「日次バックアップ」が失敗", "日次バックアップ"),
        ("function my-func fails", "my-func"),
        ("policy `daily` fails", "daily"),
        ("the server called prod-api is down", "prod-api"),
        ("an instance named x1 is down", "x1"),
        ("the instance called app-server is down", "app-server"),
        ("backend という インスタンスに接続できない", "backend"),
        ("「受注DB」という名前のサーバが", "受注DB"),
        ("ALB(app-front)の 443/tcp へ", "app-front"),
        ("RDS(inventory-db)への接続", "inventory-db"),
        ("RDS(識別子: orders-replica-2)の", "orders-replica-2"),
        ("Backup job \"FS-Weekly\" stops", "FS-Weekly"),
        ("repository REPO-02 is full", "REPO-02"),
        ("`nagi-stg` クラスターで", "nagi-stg"),
        ("Glue ジョブ sales-monthly が", "sales-monthly"),
        ("web01 に入れません", "web01"),
        ("prod-api-alb が 502", "prod-api-alb"),
        ("the host db-prod-01.", "db-prod-01"),
        ("on vm-sql-07 and", "vm-sql-07"),
        ("through bastion-1", "bastion-1"),
        ("The web server 113203334445 is down", "113203334445"),
        ("サーバ 113001234567 のコンソール", "113001234567"),
    ] {
        assert_eq!(resources(text), [expected], "{text}");
    }
}

#[test]
fn a_masked_address_and_name_are_there() {
    let ticket = paragraph("https://shop***.net/cart ALB (ALB名***)の画面が白くなります。");
    assert_eq!(
        of(&ticket, FactKind::ResourceId),
        ["shop***.net|masked-host|-|*", "***|resource-name|-|*"]
    );
}

#[test]
fn ordinary_words_are_no_resources() {
    for text in [
        "The server web01@host is down.",
        "サーバ web01* が停止しました。",
        "The server is read-only on-prem and real-time.",
        "We re-create a multi-az end-to-end cluster of t3-medium instances.",
        "utf-8, x86-64, tls1.2, python3.11, m5.large",
        "サーバが停止しました。ディスクの容量は 100GB です。",
        "インスタンス <instance-id> と YOUR_BUCKET と i-xxxxxxxx",
        "バケット名: TODO",
        "instance i-xxxx",
        "server name resolution fails",
        "We use the bucket policy and a lifecycle rule.",
        "サーバ「画面が真っ黒」になりました",
        "https://docs.aws.amazon.com/AmazonS3/latest/userguide/",
        "stack CREATE_FAILED",
        "EC2 RunInstances を呼ぶ",
        "the pod was in CrashLoopBackOff",
        "main.py と README.md",
        "API Gateway 5xx が増加",
        "`aws rds modify-db-instance` を実行",
        "シークレットは secret-6kpLTmU1Bca9w3FIVYIpF4wAO780QMB2VTr8h6 です",
        "`aws lambda publish-layer-version` を実行",
        "`docker ps` prints CONTAINER ID   IMAGE",
        "ping 127.0.0.1 と 0.0.0.0:80",
    ] {
        assert_eq!(resources(text), [""; 0], "{text}");
    }
}

#[test]
fn twelve_digits_mean_what_their_label_says() {
    let both = paragraph("アカウント ID: 1234-5678-9012 と別アカウント 481920375566 です");
    assert_eq!(
        of(&both, FactKind::AccountId),
        [
            "1234-5678-9012|account-id|aws",
            "481920375566|account-id|aws"
        ]
    );
    let sakura = paragraph("サーバ 113401987654 とディスク 113401987660 を接続");
    assert_eq!(
        of(&sakura, FactKind::ResourceId),
        [
            "113401987654|resource-id|sakura",
            "113401987660|resource-id|sakura"
        ]
    );
    assert!(!extract(&sakura, None).0.has(FactKind::AccountId));
    let bare = paragraph("合計 113401987654 バイトです");
    assert!(
        !extract(&bare, None).0.has(FactKind::AccountId)
            && !extract(&bare, None).0.has(FactKind::ResourceId)
    );
}

#[test]
fn values_in_a_row_share_their_label() {
    assert_eq!(
        resources("サーバ 113801556244、113801556251 と 113801556260"),
        ["113801556244", "113801556251", "113801556260"]
    );
    assert_eq!(
        texts("cases #07012345 and #07012346", FactKind::CaseReference),
        ["07012345", "07012346"]
    );
}

#[test]
fn accounts_inside_arns() {
    let ticket = paragraph(
        "arn:aws:lambda:us-west-2:481920375516:function:thumb-gen と acs:ram::5920443817306142:role/batch-runner と srn:soracom:OP0091552407:jp:Group:4be1c9d0",
    );
    let facts = extract(&ticket, None).0;
    let accounts: Vec<&str> = facts
        .of(FactKind::ResourceId)
        .filter_map(|f| f.identifier()?.account.as_deref())
        .collect();
    assert_eq!(
        accounts,
        ["481920375516", "5920443817306142", "OP0091552407"]
    );
    assert!(!facts.has(FactKind::AccountId));
    let public = paragraph("arn:aws:iam::aws:policy/ReadOnlyAccess と arn:aws:s3:::acme-media/*");
    let facts = extract(&public, None).0;
    assert_eq!(facts.of(FactKind::ResourceId).count(), 2);
    assert!(
        facts
            .of(FactKind::ResourceId)
            .all(|f| f.identifier().is_some_and(|id| id.account.is_none()))
    );
}

#[test]
fn accounts() {
    for (text, expected) in [
        ("Account 190473628851, eu-central-1", "190473628851"),
        ("account UID 5322914408167730.", "5322914408167730"),
        ("会員ID は `rjc19564` です", "rjc19564"),
        ("Operator: OP0035582019", "OP0035582019"),
        ("サポートID 02984416、", "02984416"),
        ("アカウント 5120****8841", "5120****8841"),
        ("アカウントIDは ●●●● です", "●●●●"),
    ] {
        assert_eq!(texts(text, FactKind::AccountId), [expected], "{text}");
    }
}

#[test]
fn requests() {
    for (text, expected) in [
        (
            "リクエスト ID は 7c1f0b52-9a44-4e0d-8f6e-2b61c5d0a913 です",
            "7c1f0b52-9a44-4e0d-8f6e-2b61c5d0a913",
        ),
        ("Request ID は *** です", "***"),
        (
            "{\"RequestId\":\"B1C40F7E-2D93-5A68-9E01-7F3AD4C8E256\"}",
            "B1C40F7E-2D93-5A68-9E01-7F3AD4C8E256",
        ),
    ] {
        assert_eq!(texts(text, FactKind::RequestId), [expected], "{text}");
    }
    assert_eq!(
        texts(
            "KMS キー 75302ba9-c296-ba07-7fb1-fd341620955c",
            FactKind::RequestId
        ),
        [""; 0]
    );
}

#[test]
fn cases() {
    for (text, expected) in [
        ("ケース ID=****", "****"),
        ("case #07012345", "07012345"),
        ("ticket 12345678", "12345678"),
        ("以前のチケット #06482917 では", "06482917"),
        (
            "先日 close した case(Case ID: 17255103987)と",
            "17255103987",
        ),
        ("元のケース ID は 17244019832 です", "17244019832"),
    ] {
        assert_eq!(texts(text, FactKind::CaseReference), [expected], "{text}");
    }
    for text in [
        "負荷試験のケース 12 件のうち 3 件",
        "In that case, should we use a case-sensitive filter?",
        "本ケースの重要度を変更",
        "チケットを 20251104 件ほど",
    ] {
        assert_eq!(texts(text, FactKind::CaseReference), [""; 0], "{text}");
    }
}

#[test]
fn regions_and_zones() {
    for (text, expected) in [
        ("ap-northeast-1 の", "ap-northeast-1|region|-"),
        ("us-west-2a です", "us-west-2a|zone-aws-only|aws"),
        ("cn-hangzhou の", "cn-hangzhou|region-alibaba-only|alibaba"),
        ("東京リージョンの EC2", "東京リージョン|region-name|-"),
        ("石狩第2ゾーンは", "石狩第2ゾーン|zone-name|sakura"),
        ("in the Tokyo region", "Tokyo region|region-name-en|-"),
        ("tk1b の", "tk1b|zone|sakura"),
        ("リージョン: 東京", "東京|region-value|-"),
    ] {
        assert_eq!(of(&paragraph(text), FactKind::Region), [expected], "{text}");
    }
    assert_eq!(
        texts("大阪の事務所と東京本社から", FactKind::Region),
        [""; 0]
    );
}

#[test]
fn versions_and_addresses() {
    for (text, expected) in [
        ("Veeam Backup & Replication 12.1.2.172 です", "12.1.2.172"),
        ("VBR 12.3.2.3617", "12.3.2.3617"),
        ("ビルド 12.3.1.1139、保守有効", "12.3.1.1139"),
        ("Kasten 7.0.5 で", "7.0.5"),
        ("Python 3.11 を利用", "3.11"),
        ("vSphere 8.0U2", "8.0U2"),
        ("バージョン:4.6.1", "4.6.1"),
        ("Windows Server 2022 上", "2022"),
    ] {
        assert_eq!(texts(text, FactKind::Version), [expected], "{text}");
        assert_eq!(resources(text), [""; 0], "{text}");
    }
    assert_eq!(texts("12.1.2.172 に ping", FactKind::Version), [""; 0]);
    assert_eq!(resources("12.1.2.172 に ping"), ["12.1.2.172"]);
    assert_eq!(texts("Linux 2025-10-14 09:20", FactKind::Version), [""; 0]);
}

#[test]
fn pasted_text_holds_identifiers_but_no_guessed_names() {
    let log = pasted(
        "User: arn:aws:sts::208851697340:assumed-role/ci/runner-7 on server web01 (10.0.0.1)",
    );
    assert_eq!(
        of(&log, FactKind::ResourceId),
        [
            "arn:aws:sts::208851697340:assumed-role/ci/runner-7|arn|aws",
            "10.0.0.1|ip-address|-"
        ]
    );
}

#[test]
fn fields_need_no_label() {
    let ticket = fields(&[
        ("アカウント", "0048-1920-3755"),
        ("サーバ名", "基幹システム本体"),
        ("リソース", "web-front, 113001234567"),
        ("リージョン", "ソウル"),
        ("request_id", "****"),
        ("バージョン", "v12"),
        ("関連ケース", "17288410365"),
        ("対象リソース", "<instance-id>"),
    ]);
    assert_eq!(
        of(&ticket, FactKind::AccountId),
        ["0048-1920-3755|account-id|aws"]
    );
    assert_eq!(
        of(&ticket, FactKind::ResourceId),
        [
            "基幹システム本体|resource-name|-",
            "web-front|resource-name|-",
            "113001234567|resource-id|sakura"
        ]
    );
    assert_eq!(of(&ticket, FactKind::Region), ["ソウル|region-value|-"]);
    assert_eq!(of(&ticket, FactKind::RequestId), ["****|request-uuid|-|*"]);
    assert_eq!(
        of(&ticket, FactKind::CaseReference),
        ["17288410365|case-number|-"]
    );
}

#[test]
fn cells_take_the_label_of_their_row_or_column() {
    let ticket = table(&[
        &["項目", "値"],
        &["リソースID", "113801556230"],
        &["会員ID", "mnk22906"],
    ]);
    assert_eq!(
        of(&ticket, FactKind::ResourceId),
        ["113801556230|resource-id|sakura"]
    );
    assert_eq!(
        of(&ticket, FactKind::AccountId),
        ["mnk22906|member-id|sakura"]
    );
    let ticket = table(&[
        &["リソースID", "時刻"],
        &["113801556230", "10:00"],
        &["113801556231", "10:01"],
    ]);
    assert_eq!(of(&ticket, FactKind::ResourceId).len(), 2);
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in "(?s).{0,200}") {
        let ticket = paragraph(&text);
        let facts = extract(&ticket, None).0;
        for kind in FactKind::ALL {
            for fact in facts.of(*kind) {
                prop_assert!(!fact.range.is_empty());
                prop_assert!(ticket.text().as_str().get(fact.range.clone()).is_some());
            }
        }
        let guess = crate::facts::provider::guess(&ticket, &facts);
        prop_assert!(crate::knowledge::provider(guess.name).is_some());
    }

    #[test]
    fn what_looks_like_identifiers_is_read_without_panic(
        text in "((サーバ|ケース|account|bucket|名|id|i-|arn:aws:|ジョブ|VBR|https://)[ :=は「」\"`*●#()、.0-9a-f-]{0,12}){0,12}"
    ) {
        let ticket = paragraph(&text);
        let facts = extract(&ticket, None).0;
        for kind in FactKind::ALL {
            for fact in facts.of(*kind) {
                prop_assert!(ticket.text().as_str().get(fact.range.clone()).is_some());
            }
        }
    }
}
