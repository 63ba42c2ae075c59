//! Made-up credentials of every kind, and the places they are planted in.

/// A line, and what of it must not be seen. Made up, all of them.
pub(crate) const CREDENTIALS: &[(&str, &str)] = &[
    (
        "AWS_ACCESS_KEY_ID=AKIA4QXTZ7MPLNBD5WKE",
        "AKIA4QXTZ7MPLNBD5WKE",
    ),
    ("keys: ASIA4QXTZ7MPLNBD5WKE", "ASIA4QXTZ7MPLNBD5WKE"),
    (
        "aws_secret_access_key = 9fKz3vQx7LmNpR2sTuVwXyZaBcDeFgHiJkLm1234",
        "9fKz3vQx7LmNpR2sTuVwXyZaBcDeFgHiJkLm1234",
    ),
    (
        "AccessKeyId: LTAI5tQ7rXk9Lm2NpZ4vBw8D",
        "LTAI5tQ7rXk9Lm2NpZ4vBw8D",
    ),
    (
        "AccessKeySecret: a8Kd93jfLq0ZxVb7Nm2PwRt5Yu1Hs6",
        "a8Kd93jfLq0ZxVb7Nm2PwRt5Yu1Hs6",
    ),
    (
        "SAKURACLOUD_ACCESS_TOKEN=3f2b1c9e-7d44-4a1b-9c0e-5a6b7c8d9e0f",
        "3f2b1c9e-7d44-4a1b-9c0e-5a6b7c8d9e0f",
    ),
    (
        "authKey: secret-AbCdEfGhIjKlMnOpQrStUvWxYz0123456789",
        "secret-AbCdEfGhIjKlMnOpQrStUvWxYz0123456789",
    ),
    (
        "X-Soracom-API-Key: api-3f2b1c9e-7d44-4a1b-9c0e-5a6b7c8d9e0f",
        "api-3f2b1c9e-7d44-4a1b-9c0e-5a6b7c8d9e0f",
    ),
    (
        "Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
        "dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
    ),
    (
        "Authorization: Basic YWRtaW46UzNjcmV0UGFzcyE5",
        "YWRtaW46UzNjcmV0UGFzcyE5",
    ),
    ("password: Tr0ub4dor&3x9", "Tr0ub4dor&3x9"),
    ("パスワードは Zq8!vR2#kLmW です", "Zq8!vR2#kLmW"),
    (
        "初期パスワード「Ab3dEf9hIj」でログインできません",
        "Ab3dEf9hIj",
    ),
    (
        "https://admin:S3cretPass99@db.example.com:8443/x",
        "S3cretPass99",
    ),
    (
        "postgres://app:kD83hfLq0Zx@10.0.0.5:5432/orders",
        "kD83hfLq0Zx",
    ),
    (
        "ghp_0123456789abcdefghijABCDEFGHIJ012345",
        "ghp_0123456789abcdefghijABCDEFGHIJ012345",
    ),
    ("veeam user password: V33amBackup!2026", "V33amBackup!2026"),
    ("mysql -u root -pS3cretPw99 -h db01", "S3cretPw99"),
    (
        "curl -u admin:P4ssw0rdXy https://api.example.com/",
        "P4ssw0rdXy",
    ),
    (
        "{\"user\": \"app\", \"password\": \"q9ZkLm2Xv7\"}",
        "q9ZkLm2Xv7",
    ),
    ("export DB_PASS='hG7fK2lQ9z'", "hG7fK2lQ9z"),
    (
        "PSK (pre-shared key): mySh4redK3yForVpn",
        "mySh4redK3yForVpn",
    ),
    (
        "-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEAx1y2z3a4b5c6d7e8f9g0h1i2j3k4l5m6n7o8p9q0r1s2t3u4\nv5w6x7y8z9A0B1C2D3E4F5G6H7I8J9K0L1M2N3O4P5Q6R7S8T9U0V1W2X3Y4Z5a6\n-----END RSA PRIVATE KEY-----",
        "v5w6x7y8z9A0B1C2D3E4F5G6H7I8J9K0L1M2N3O4P5Q6R7S8T9U0V1W2X3Y4Z5a6",
    ),
];

/// How a credential is told, `{}` being the place of its value, and the value.
/// Those that scanners know are put together, so that this file is no leak.
#[rustfmt::skip]
pub(crate) const PLANTS: &[(&str, &str)] = &[
    // Codes that were sent.
    ("認証コード: {}", "637129"),
    ("届いた確認コード「{}」を入力しても先に進めません。", "918977"),
    ("ワンタイムパスワードは {} です。", "391496"),
    ("My OTP is {} but it is rejected.", "846481"),
    ("recovery code: {}", "2z4t3-8t3t1"),
    // SIMs and modems.
    ("K: {}", "ec94dbca3a0aac36098b2cc2bd818319"),
    ("認証鍵（Ki）：{}", "2c328a72c5e5b77518b1018f134a069e"),
    ("AT+CGAUTH=1,2,\"dev01\",\"{}\"", "Gys5kd1Usj"),
    ("AT+QICSGP=1,1,\"iot.example.com\",\"dev01\",\"{}\",1", "Qkd7Vzk8b8"),
    ("APN iot.example.com / dev01 / {}", "Stone7786"),
    // Signing in.
    ("root/{} でログインできます。", "Adm!nYama315"),
    ("管理画面には kanri / {} で入れます。", "P@ssYama691"),
    ("We log in with admin/{}", "S3cretCoffee767"),
    ("evil-winrm -i 10.0.0.5 -u admin -p {}", "P@ssUmi45"),
    ("date && winrs -r:srv01 -u:admin -p:{} ipconfig", "P@ssUmi46"),
    // Japanese letters.
    ("初期パスワード「{}」でログインできません。", "ねこのて54"),
    ("パスワードは『{}』です。", "はるかぜ77"),
    ("パスフレーズ: {}", "東京タワー333"),
    // Options before the command.
    ("sudo kubectl -n kasten-io --context x create secret generic k10 --from-literal=key={}", "umi8931!x"),
    ("time aws --profile p secretsmanager create-secret --name a --secret-string {}", "tokyo3896$"),
    ("aws --profile p ssm put-parameter --type SecureString --name /a --value {}", "fuyu8131%"),
    // Several.
    ("パスワードは Abc!1234x または {} です。", "gxRlSakura896!"),
    ("passwords: Abc!1234x, {}", "kavYUmi734!"),
    // Encoded, and in addresses.
    ("aws_id: {}", "QUtJQURRSVZWN0pNREozWVNCT1Q="),
    ("Basic {} というヘッダーを付けています。", "YWRtaW46S2F6ZTQ2Mjc="),
    ("requests.get(u, auth=('admin', '{}'))", "pEoKmyaIg2lJOb1"),
    ("ASIA: {}", "ASIANDCZHRUVZGYWWKQC"),
    ("AWS_ACCESS_KEY_ID={}", "AKIAK6PC4TKZBEXAMPLE"),
    ("postgresql://app:{}@db/x", "Sakura#1778k"),
    ("jdbc:oracle:thin:app/{}@db:1521/x", "Yama_9178z"),
    ("requirepass {}", "P@ssKumo33"),
    ("K10 ライセンス: {}", "Y3VzdG9tZXJOYW1lK2aet5GCwxICOx4PnOMru1xgQrqs54uZ28aB9"),
    // Passwords.
    ("パスワード: {}", "Kaze#4417x"),
    ("password: {}", "Kaze-4418x"),
    ("初期パスワード「{}」で入れません。", "Ab3dEf9hIj"),
    ("パスワードは {} です。", "Zq8!vR2#kLmW"),
    ("パスワード『{}』が通りません。", "n@mi w0rd!9"),
    ("The password is \"{}\".", "t1de p@ss!7"),
    ("パスワード：{}", "m0ri k@ze!8"),
    ("暗証番号: {}", "994821"),
    ("パス：{}", "Yuki5512ab"),
    ("PW：{}", "Yuki5513ab"),
    ("pass: {}", "Yuki5514ab"),
    ("ID/PW: admin / {}", "Yuki5515ab"),
    ("ログイン情報 yamada / {}（パスワード）", "Tky0!2026x"),
    ("username backup password {}", "Umi77ab#"),
    ("machine h.example.com login x password {}", "umi7712ab"),
    ("パスフレーズ：{}", "silent river moon"),
    ("passphrase: {}", "orange carpet window ladder"),
    ("https://admin:{}@db.example.com:8443/x", "S3cretPass99"),
    // Commands.
    ("mysql -u root -p{} -h db01", "S3cretPw98"),
    ("curl -u admin:{} https://api.example.com/", "P4ssw0rdXy"),
    ("net use X: \\\\srv\\share /user:x {}", "Hoshi5512a"),
    ("net user yamada {} /add", "Hoshi5513a"),
    ("sshpass -p {} ssh root@203.0.113.9", "Hoshi5514a"),
    ("PGPASSWORD={} psql -h db", "hoshi5515a"),
    ("smbclient //srv/share -U admin%{}", "Hoshi5516a"),
    ("ldapsearch -x -D cn=admin -w {} -b dc=x", "Hoshi5517a"),
    ("openssl rsa -in k.pem -passin pass:{}", "Hoshi5518a"),
    ("docker login -u bot -p {} registry.example.com", "Hoshi5519a"),
    ("htpasswd -b /etc/.htpasswd admin {}", "Hoshi5520a"),
    ("wget --user=x --password={} https://h.example.com/", "hoshinami"),
    ("cmdkey /add:srv /user:x /pass:{}", "Hoshi5521a"),
    ("az login --service-principal -u app -p {} --tenant t", "Hoshi5522ax"),
    ("kubectl create secret generic db --from-literal=password={}", "hoshi5523a"),
    ("helm upgrade x ./c --set auth.password={},replicas=2", "hoshi5524a"),
    // Providers.
    ("キーは {} です。", concat!("AK", "IA4QXTZ7MPLNBD5WKE")),
    ("aws_secret_access_key = {}", "9fKz3vQx7LmNpR2sTuVwXyZaBcDeFgHiJkLm1234"),
    ("AWS_SESSION_TOKEN={}", concat!("IQo", "Jb3JpZ2luQw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn4Mc1Lp0Oi9Uy6Tr5Ed3Sq8Zx2Wv7Bn4Mc1")),
    ("AWS4-HMAC-SHA256 SignedHeaders=host, Signature={}", "9f2c4e1a7b3d5068c1e2f3a4b5d6c7e89f2c4e1a7b3d5068c1e2f3a4b5d6c7e8"),
    ("https://b.example.com/k?X-Amz-Signature={}", "8e2c4e1a7b3d5068c1e2f3a4b5d6c7e89f2c4e1a7b3d5068c1e2f3a4b5d6c7e8"),
    ("https://b.example.com/k?X-Amz-Security-Token={}", "Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv"),
    ("AccessKeyId: {}", concat!("LT", "AI5tQ7rXk9Lm2NpZ4vBw8D")),
    ("AccessKeySecret: {}", "a8Kd93jfLq0ZxVb7Nm2PwRt5Yu1Hs6"),
    ("さくらの API は curl -u 3f2b1c9e-7d44-4a1b-9c0e-5a6b7c8d9e0f:{} です", "Wv7Bn4Mc1Lp0Oi9Uy6Tr5Ed3S"),
    ("SAKURACLOUD_ACCESS_TOKEN={}", "4a2b1c9e-7d44-4a1b-9c0e-5a6b7c8d9e0f"),
    ("authKey: {}", concat!("secr", "et-AbCdEfGhIjKlMnOpQrStUvWxYz0123456789")),
    ("X-Soracom-API-Key: {}", "api-5c2b1c9e-7d44-4a1b-9c0e-5a6b7c8d9e0f"),
    ("X-Soracom-Token: {}", "Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2CvQw4"),
    ("AccountName=st;AccountKey={}", "Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn4Mc1Lp0Oi9Uy6Tr5Ed3Sq8Zx2Wv7Bn4Mc1Lp=="),
    ("https://st.example.com/c?sv=2022-11-02&sig={}", "Ui0Op1As3Df5Gh7Jk9%2BZx2Cv%3D"),
    ("通知先は {} です", concat!("https://hooks.sl", "ack.com/services/T0A1B2C3D/B4E5F6A7B/Qw4Er6Ty8Ui0Op1As3Df5Gh7")),
    ("token {}", concat!("gh", "p_0123456789abcdefghijABCDEFGHIJ012345")),
    ("token {}", concat!("github", "_pat_11AAAAAAA0Qw4Er6Ty8Ui0Op_1As3Df5Gh7Jk9Zx2Cv7Bn4Mc1Lp0")),
    ("token {}", concat!("glp", "at-Qw4Er6Ty8Ui0Op1As3Df")),
    ("token {}", concat!("npm", "_Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn4")),
    ("token {}", concat!("pyp", "i-AgEIcHlwaS5vcmcQw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn4")),
    ("key {}", concat!("sk_li", "ve_Qw4Er6Ty8Ui0Op1As3Df")),
    ("key {}", concat!("S", "G.Qw4Er6Ty8Ui0Op1As3Df5G.h7Jk9Zx2Cv7Bn4Mc1Lp0Oi9Uy6Tr5Ed3Sq8Zx2Wv")),
    ("key {}", concat!("S", "K0a1b2c3d4e5f60718293a4b5c6d7e8f9")),
    ("key {}", concat!("AI", "zaQw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn")),
    ("DD_API_KEY={}", "7b3d5068c1e2f3a4b5d6c7e89f2c4e1a"),
    ("APIキー：{}", "As3Df5Gh7Jk9Zx2Cv7Bn"),
    ("Authorization: Bearer {}", concat!("ey", "JhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c2VyMSJ9.Qw4Er6Ty8Ui0Op1As3Df")),
    ("Authorization: Basic {}", "YWRtaW46UzNjcmV0UGFzcyE5"),
    ("client-key-data: {}", "LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQpNSUlFb3dJQkFBS0NB"),
    ("PHPSESSID={}", "q8zx2wv7bn4mc1lp0oi9uy6tr5"),
    // One-time passwords, hashes, devices, licences.
    ("otpauth://totp/aws:yamada?secret={}&issuer=aws", "JBSWYDPEHPKPXPAB"),
    ("MFAシード: {}", "JBSWY3DPEHPK3PXP"),
    ("シークレットキー: {}", "KBSWY3DPEHPK3PXQ"),
    ("root:{}:19000:0:99999:7", "$6$saltsalt$Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn4Mc1Lp0"),
    ("enable secret 5 {}", "$1$mERr$hx5rVt7rPNoS4wqbXKX7m0"),
    ("hash {}", "$2b$12$Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn4Mc1Lp0"),
    ("hash {}", "$y$j9T$Qw4Er6Ty8Ui0Op1As3Df5$Gh7Jk9Zx2Cv7Bn4Mc1Lp0"),
    ("admin:{}", "$apr1$Qw4Er6Ty$Ui0Op1As3Df5Gh7Jk9Zx2C"),
    ("userPassword {}", "{SSHA}Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv"),
    ("snmp-server community {} ro", "kamome-ro"),
    ("SNMPコミュニティ: {}", "kamomero"),
    ("username admin password 7 {}", "0822455D0A16"),
    ("ipsec ike pre-shared-key 1 text {}", "kamomekey"),
    ("crypto isakmp key {} address 203.0.113.5", "tsubamekey"),
    ("PSK (pre-shared key): {}", "mySh4redK3yForVpn"),
    ("事前共有鍵: {}", "kJ8sLq2Zx0"),
    ("radius-server host 203.0.113.1 key {}", "sagikey"),
    ("tacacs-server key 7 {}", "0923455D0A17"),
    ("ライセンスキー: {}", "V12AB-C34DE-F56GH-I78JK"),
];

/// A draft with the line, for each place a line may stand in. `{line}` of a place
/// is the line as it is, `{double}` and `{single}` are it inside quotes of YAML.
#[rustfmt::skip]
pub(crate) const PLACES: &[(&str, &str)] = &[
    ("a.md", "# 接続できない\n\n昨日から失敗します。\n\n{line}\n\n以上です。\n"),
    ("a.md", "# Cannot connect\n\n- It has failed since yesterday.\n- {line}\n"),
    ("a.md", "失敗します。\n\n> {line}\n"),
    ("a.md", "# 接続できない\n\n```\n07:18:01 INFO start\n{line}\n```\n"),
    ("a.md", "# 接続できない\n\n> ```\n> 07:18:01 INFO start\n> {line}\n> ```\n"),
    ("a.md", "# 接続できない\n\n設定です。\n<!-- {line} -->\n"),
    ("a.md", "---\nprovider: aws\n# {line}\n---\n\n接続できません。\n"),
    ("a.yaml", "subject: x\nbody: |\n  設定です。\n  {line}\n"),
    ("a.yaml", "subject: x\nbody: >-\n  設定です。\n\n  {line}\n"),
    ("a.yaml", "subject: x\nbody: {double}\n"),
    ("a.yaml", "subject: x\nbody: {single}\n"),
    ("a.yaml", "subject: x\nnotes: [{single}, {double}]\n"),
    ("a.yaml", "# {line}\nsubject: x\nbody: y\n"),
    ("a.yaml", "subject: x # {line}\nbody: y\n"),
    ("a.txt", "件名：接続できない\n内容：次のとおりです。\n{line}\n連絡先：佐藤\n"),
    ("a.txt", "Subject: cannot connect\nBody:\n> {line}\n"),
];

/// The draft of a place with a line in it.
pub(crate) fn planted(place: &str, line: &str) -> String {
    place
        .replace("{double}", &serde_json::to_string(line).unwrap())
        .replace("{single}", &format!("'{}'", line.replace('\'', "''")))
        .replace("{line}", line)
}

/// The words of a label and a value that stand apart: on the next line, in a
/// table, in columns.
#[rustfmt::skip]
pub(crate) const APART: &[(&str, &str, &str)] = &[
    ("a.md", "失敗します。\n\nsecrets:\n  - Abc!1234x\n  - {}\n", "eDV4Kumo296!"),
    ("a.md", "```\nsecrets:\n  db: Abc!1234x\n  api: {}\nversion: 2\n```\n", "LFtWPanda674!"),
    ("a.yaml", "subject: x\nbody: |\n  secrets:\n    - name: db\n      value: {}\n", "beXGYama891!"),
    ("a.yaml", "subject: x\nbody: >-\n  passwords:\n  - Abc!1234x\n  - {}\n", "beXGYama892!"),
    ("a.txt", "件名：x\n内容：設定です\nsecrets:\n  - Abc!1234x\n  - {}\n", "eDV4Kumo297!"),
    ("a.md", "```\nuserPassword:: {}\n```\n", "VjhYajRDV2QzYWFZ"),
    ("a.yaml", "subject: x\nbody: |\n  鍵です。\n  -----BEGIN PGP PRIVATE KEY BLOCK-----\n\n  {}\n  -----END PGP PRIVATE KEY BLOCK-----\n  以上です。\n", "qJ83bk009tuUOu2p6hnXYtFAv9RekXEZEHSARYmItc08WOf1Lg4H9AW8JSgw4dW"),
    ("a.md", "鍵です。\n\n-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n{}\n-----END PGP PRIVATE KEY BLOCK-----\n\n以上です。\n", "qJ84bk009tuUOu2p6hnXYtFAv9RekXEZEHSARYmItc08WOf1Lg4H9AW8JSgw4dW"),
    ("a.yaml", "subject: x\nbody: \"鍵です。\\n-----BEGIN PGP PRIVATE KEY BLOCK-----\\n\\n{}\\n-----END PGP PRIVATE KEY BLOCK-----\\n\\n以上です。\"\n", "qJ81bk009tuUOu2p6hnXYtFAv9RekXEZEHSARYmItc08WOf1Lg4H9AW8JSgw4dW"),
    ("a.yaml", "subject: x\nbody: \"鍵です。\\n-----BEGIN RSA PRIVATE KEY-----\\nProc-Type: 4,ENCRYPTED\\nDEK-Info: AES-128-CBC,AB12\\n\\n{}\\n-----END RSA PRIVATE KEY-----\"\n", "qJ82bk009tuUOu2p6hnXYtFAv9RekXEZEHSARYmItc08WOf1Lg4H9AW8JSgw4dW"),
    ("a.md", "パスワード:\n{}\n", "Kaede5512x"),
    ("a.md", "パスワード：\n\n{}\n", "Kaede5513x"),
    ("a.md", "パスワード:\n\n```\n{}\n```\n", "Kaede5514x"),
    ("a.md", "## パスワード\n\n{}\n\n## 症状\n\n失敗します。\n", "Kaede5515x"),
    ("a.md", "## パスワード（本番）\n\n{}\n次の行です。\n", "Kaede5516x"),
    ("a.txt", "件名：接続できない\nパスワード：\n{}\n内容：失敗します\n", "Kaede5517x"),
    ("a.yaml", "subject: x\nパスワード: |\n  {}\nbody: y\n", "Kaede5518x"),
    ("a.yaml", "subject: x\n# パスワード:\n# {}\nbody: y\n", "Kaede5519x"),
    ("a.yaml", "subject: x\npassword: '{}'\nbody: y\n", "Hoge''123"),
    ("a.yaml", "subject: x\nlist: ['pw: {}']\n", "It''s5ecret"),
    ("a.md", "```\npassword: |\n  {}\n```\n", "kaedenoki"),
    ("a.md", "```\nexport AWS_SECRET_ACCESS_KEY=\\\n{}\n```\n", "8fKz3vQx7LmNpR2sTuVwXyZaBcDeFgHiJkLm1234"),
    ("a.md", "```\naws_secret_access_key =\n  {}\n```\n", "7fKz3vQx7LmNpR2sTuVwXyZaBcDeFgHiJkLm1234"),
    ("a.md", "| 項目 | 値 |\n|---|---|\n| 秘密鍵 | {} |\n", "Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn4Mc1Lp0"),
    ("a.md", "| 項目 | 値 |\n|---|---|\n| パスフレーズ | {} |\n", "silent river moon"),
    ("a.md", "| 項目 | 値 |\n|---|---|\n| パスワード（管理者） | {} |\n", "Kaede#5520"),
    ("a.md", "| ユーザー | 初期パスワード |\n|---|---|\n| a | {} |\n", "Kaede#5521"),
    ("a.md", "```\n| user | password |\n|------|------|\n| root | {} |\n```\n", "Kaede#5522"),
    ("a.md", "```\nuser\tpassword\nroot\t{}\n```\n", "Kaede#5523"),
    ("a.md", "```\nUSER      PASSWORD      HOST\nroot      {}    db01\n```\n", "Kaede#5524"),
    ("a.md", "```\nuser,password\nroot,{}\n```\n", "Kaede#5525"),
    ("a.txt", "件名：x\n内容：一覧です\nuser,password,host\nroot,{},db01\n", "Kaede#5526"),
    ("a.md", "```\nkind: Secret\nstringData:\n  user: {}\n```\n", "some text"),
    ("a.md", "```\nkind: Secret\ndata:\n  any: {}\n```\n", "c2FtcGxlLW5vdGU="),
    ("a.md", "~~パスワードは {} です。~~ 変えました。\n", "Kaede#5528"),
    ("a.md", "失敗します。<img src=\"https://h.example.com/?token={}\"> です。\n", "w8zx2wv7bn4mc1lp0oi9uy6tr5"),
    ("a.md", "失敗します。<b title=\"password: {}\">x</b> です。\n", "Kaede#5529"),
    ("a.md", "[画面](https://admin:{}@h.example.com/)を開きます。\n", "Kaede5527"),
];
