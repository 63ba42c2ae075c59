//! Sentences without a time, whatever they look like.

use super::check;

fn none(sentences: &[&str]) {
    let table: Vec<(&str, &str)> = sentences.iter().map(|s| (*s, "")).collect();
    check(&table);
}

#[test]
fn endpoints_and_addresses() {
    none(&[
        "192.168.0.1:22 には接続できます。",
        "10.8.3.17:15 への telnet は拒否されます。",
        "web01:22 には入れます。",
        "db-prod-01:3306 は閉じています。",
        "localhost:8080 は応答します。",
        "[::1]:22 で待ち受けています。",
        "2001:db8:12:34::15 への疎通があります。",
        "fe80::10:20 は到達できません。",
        "The ENI has MAC 0a:1b:2c:3d:4e:15.",
        "MAC アドレスは 00:11:22:33:44:55 です。",
        "Ports 22, 80 and 443 are open.",
        "443/tcp は許可しています。",
        "172.16.8.0/24 を許可しています。",
        "10.0.0.0/8 からの通信です。",
        "registry:5000/app:1.52 を取得します。",
        "image nginx:15.52 を使っています。",
        "port 1552 is closed.",
        "The endpoint is host-12:30 in the list.",
        "fd00:10:20::5 です。",
        "https://example.com/2025/11/04/1552?at=15:52 を参照。",
        "https://example.jp/news/2025-11-04 を見ました。",
        "proxy.example.com:12:30",
    ]);
}

#[test]
fn amounts_of_time() {
    none(&[
        "復元に 3時間 かかりました。",
        "15分間応答がありません。",
        "24時間365日の監視です。",
        "2時間40分、待ちました。",
        "所要時間 00:15:30 でした。",
        "経過時間は 1:23 です。",
        "John 3:16 の表示が崩れます。",
        "コーラン 12:30 のページが開けません。",
        "ユーザー 10:20 で実行しています。",
        "The container runs as user 10:20.",
        "所有者を 10:20 に変更しました。",
        "chown 10:20 /data を実行しました。",
        "画面は 16:10 で表示します。",
        "処理時間が 0:45 から伸びました。",
        "The query took 00:12:45 instead of the usual three seconds.",
        "It took 0:12 to finish.",
        "Duration: 00:15:30",
        "00:15:30 elapsed.",
        "It finished in 00:12:45.",
        "10分おきに切断されます。",
        "毎時の処理です。",
        "3日間続きました。",
        "3日以内に回答をお願いします。",
        "30日を過ぎると消えます。",
        "保持期間を 14 日から 30 日へ延ばします。",
        "1 時間に 20 回前後です。",
        "3日に1回起きます。",
        "3日前後かかります。",
        "期限の3日前に通知が来ます。",
        "30 minutes later it stopped.",
        "It ran for 31 hours.",
        "10 秒で終わります。",
        "1週間ほどかかります。",
        "uptime is 12:30 now",
        "24時間以上つながるようにしたい。",
        "00:30:00 かかりました。",
        "経過 1:23:45 で止まりました。",
        "処理が 0:45 で終わりました。",
        "タイムアウト値を 00:10:00 に変更しました。",
        "タイムアウトは 0:30 に設定しています。",
        "The timeout is set to 00:10:00.",
        "the average was 0:45",
        "リトライ間隔 00:01:30 です。",
        "平均 0:45、最大 1:20 でした。",
        "残り 0:10 と表示されます。",
        "a delay of 00:12",
    ]);
}

/// What is said to be a point in time is one, whatever it is the time of.
#[test]
fn moments_of_what_has_a_length() {
    for text in [
        "タイムアウトが 10:22 に発生しました。",
        "遅延は 10:22 からです。",
        "ポートが 10:22 以降閉じています。",
        "動画は 10:22 頃から見られません。",
        "A timeout occurred at 10:22.",
    ] {
        assert!(super::only(text).clock.is_some(), "{text}");
    }
}

#[test]
fn ratios_fractions_and_scores() {
    none(&[
        "16:9 ではなく 4:3 の解像度です。",
        "The cache hit ratio is 9:1.",
        "圧縮比 12:10 で設定しました。",
        "比率は 1:1 です。",
        "A ratio of 10:30 was used.",
        "1/2 の確率で失敗します。",
        "3/4 の端末で起きます。",
        "容量が 1/3 に減りました。",
        "24/7 の監視です。",
        "3/10 回失敗しました。",
        "5/5 件で再現します。",
        "0/1 nodes are available.",
        "About 2/3 of the requests fail.",
        "It fails on 2/3 nodes.",
        "スコアは 12:10 でした。",
        "勝率は 10:20 です。",
        "ポート変換は 10:22 → 22 です。",
        "00:11:22 の MAC を持つ機器です。",
        "A pace of 4:30 per km.",
        "Seats 10:20 split.",
        "割合は 10:10 になりました。",
        "縮小率は 16:09 で指定しました。",
        "10:10 で負荷分散しています。",
        "重み 10:20 で振り分けています。",
        "試合は 3:10 で負けました。",
        "約1/3の利用者に影響します。",
        "1/1 台が停止しています。",
    ]);
}

#[test]
fn versions_files_and_places() {
    none(&[
        "v1.24 を使っています。",
        "12.1.2.172 に更新しました。",
        "Kasten 8.0.12 です。",
        "バージョン 2024.10.1 を利用しています。",
        "Version 2012-10-17 のポリシーです。",
        "Amazon Linux 2023.9.20251105 です。",
        "backup-20251104.log を添付します。",
        "app-2025-11-04.tar.gz を添付します。",
        "2025-11-04_error.log を見てください。",
        "/var/log/2025/11/04/app.log にあります。",
        "logs/11/4/ の下です。",
        "main.rs:15:52 で落ちます。",
        "版は 1:23:45 です。",
        "ssh は 10:22 のポートで受けています。",
        "docker run -p 10:22 で起動します。",
        "UID:GID は 10:20 です。",
        "12:30 行目で構文エラーになります。",
        "nginx:1.25 と redis:7:20 です。",
        "動画の 12:30 から画面が止まります。",
        "再生位置 1:23:45 で音が消えます。",
        "SCSI ID は 2:00:00 です。",
        "app.py:52 の行です。",
        "at handler (/srv/app.js:10:15)",
        "line 12:30 of the config",
        "VBR01_20261122.zip を添付します。",
        "s3://bucket/dt=2025-11-04/hour=15/ です。",
        "CVE-2025-11-04 ではありません。",
        "Release R1.2.3 です。",
        "i-0a1b2c3d15520011 です。",
        "チケット TKT-2025-11-04 の件です。",
        "HTTP/1.1 504 が返ります。",
        "2025.4.1 へアップグレードしました。",
        "us-west-2 と ap-northeast-1 です。",
        "arn:aws:lambda:ap-northeast-1:127755930846:function:x",
    ]);
}

#[test]
fn ordinary_words() {
    none(&[
        "当時の担当者は不在です。",
        "12 台が同時に停止しました。",
        "時々失敗します。",
        "臨時の対応をしました。",
        "常時接続しています。",
        "随時ご連絡ください。",
        "一時的に無効にしました。",
        "起動時にエラーが出ます。",
        "作成時の設定です。",
        "再起動時に消えます。",
        "一時停止しました。",
        "This may 5 times out of ten fail.",
        "It may fail.",
        "We march on.",
        "The sun and the moon.",
        "The Ceph mon sat idle.",
        "Second attempt failed.",
        "at 5 % of the load",
        "電話は 03-1234-5678 です。",
        "〒150-0002 です。",
        "アカウントは 481920375566 です。",
        "料金は $15:52 ではありません。",
        "請求額は 2,976円 です。",
        "第 3 章に沿いました。",
        "3月分の請求書です。",
        "10月分の明細です。",
        "24時間制で表示します。",
        "時差があります。",
        "ICT 部門の担当です。",
        "Amazon MSK を使っています。",
        "時刻は UTC です。",
        "営業日の夜間バッチです。",
        "朝会で共有しました。",
        "Just-in-time provisioning",
        "100 件のうち 12 件です。",
        "1762239120 件です。",
        "IMSI 440101234567890 です。",
        "in real time",
        "cron は 0 3 * * * です。",
        "rate(5 minutes) です。",
        "20251104 件の行があります。",
        "20251104(本番)から応答がありません。",
        "20250231(月)の行です。",
        "12345678(火)の行です。",
        "The 3rd attempt failed.",
        "12-30 pods",
        "since the 3rd attempt it works",
    ]);
}
