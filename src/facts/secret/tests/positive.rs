//! What must be masked, and exactly that.

use super::*;

const PROSE: &[(SecretKind, &str)] = &[
    (Password, "パスワード ⟦Tq7KNWNRds⟧ でログインできません。"),
    (Password, "パスワードに ⟦Tq7KNWNRds⟧ を入力しました。"),
    (Password, "パスワードとして⟦Tq7KNWNRds⟧を入れました。"),
    (Password, "パスワードは ⟦Tq7KNWNRds⟧ に変えました。"),
    (
        Password,
        "旧パスワード ⟦Ringo4zz2⟧、新パスワード ⟦Ringo4zz3⟧",
    ),
    (Password, "We sign in with password ⟦Tq7KNWNRds⟧ every day."),
    (Password, "The password is: ⟦Tq7KNWNRds⟧"),
    (Password, "passwd ⟦Tq7KNWNRds⟧"),
    (ApiKey, "APIキー: ⟦Tq7KNWNRds38⟧"),
    (ApiKey, "APIキーは ⟦Tq7KNWNRds38⟧ です。"),
    (Secret, "シークレットは ⟦Tq7KNWNRds38⟧ です。"),
    (Secret, "secretKey = \"⟦Tq7KNWNRds38⟧\""),
    (Secret, "secret_key: ⟦Tq7KNWNRds38⟧"),
    (PreSharedKey, "プリシェアードキー: ⟦kJ8sLq2Zx0⟧"),
    (Password, "パスワード: ⟦p@ss word1x⟧"),
    // Lists of data.
    (
        Password,
        "passwords:\n  - ⟦Tq7KNWNRds⟧\n  - \"⟦Tr8KNWNRdt⟧\"\nusers:\n  - Bob12345x",
    ),
    (Token, "tokens: [⟦Tq7KNWNRds38xx⟧, \"⟦Ab9cDe8fGh7iJk6l⟧\"]"),
    (Secret, "credentials:\n  value: ⟦Tq7KNWNRds⟧"),
    (Secret, "credentials: {value: ⟦Tq7KNWNRds⟧}"),
    // What programs read.
    (
        SoracomAuthKey,
        "soracom auth --auth-key-id keyId-abc --auth-key ⟦secret-abcdefgh⟧",
    ),
    (
        Secret,
        "kubectl create secret generic db --from-literal key=⟦Tq7KNWNRds⟧ --from-literal=pin=⟦abcdefgh⟧",
    ),
    (
        Password,
        "echo '⟦Tq7KNWNRds⟧' | sudo -S systemctl restart nginx",
    ),
    (Password, "echo -n ⟦kumonoue⟧ | sudo -k -S ls"),
    (Password, "echo \"backup:⟦Tq7KNWNRds⟧\" | sudo chpasswd"),
    (Password, "winrm -u:admin -p:⟦Tq7KNWNRds⟧ get x"),
    // Passwords told in Japanese.
    (Password, "パスワードは⟦Winter2024!⟧です。"),
    (Password, "パスワード：⟦Winter2024!⟧"),
    (Password, "パスワード: ⟦Xk29-mmQ7⟧ でログインできません。"),
    (
        Password,
        "管理者のパスワードを⟦Kaede#5512⟧に変更したところ、接続できなくなりました。",
    ),
    (
        Password,
        "パスワード「⟦Winter2024!⟧」でログインすると失敗します。",
    ),
    (Password, "パスワードは「⟦Winter2024⟧」を使用しています。"),
    (
        Password,
        "Veeam サービスアカウントのパスワード(⟦Vbr!2024x⟧)を入力しました。",
    ),
    (Password, "初期パスワード ⟦Abc!2345x⟧ でサインインします。"),
    (Password, "ＤＢのパスワード＝⟦Winter2024!⟧"),
    (Password, "vCenterのパスワードは ⟦Vmw@re1!x⟧ です"),
    (Password, "ID/パスワード: admin/⟦Winter2024!⟧"),
    (Password, "ID / パスワード: admin / ⟦Winter2024!⟧"),
    (Password, "ID/PW: admin / ⟦Pass2024x⟧"),
    (Password, "パスワード: ⟦20240501⟧"),
    (Password, "パスワード（本番）: ⟦Honban#2024⟧"),
    (Password, "パスワードの値: ⟦Honban#2024⟧"),
    (Password, "IPMI のパスワードは⟦Ipmi-7788⟧でした。"),
    (
        Password,
        "rootパスワード：⟦qT7mVz2b⟧、ホスト名は web01 です。",
    ),
    (Pin, "暗証番号は⟦8842⟧です。"),
    (Pin, "暗証番号：⟦884213⟧"),
    (Pin, "PINコード: ⟦5521⟧"),
    (Passphrase, "パスフレーズ: ⟦Kumo-no-ue-77⟧"),
    (
        Passphrase,
        "秘密鍵のパスフレーズは「⟦correct horse battery staple⟧」です。",
    ),
    (PreSharedKey, "事前共有鍵: ⟦kJ8sLq2Zx0⟧"),
    (PreSharedKey, "事前共有キー は ⟦kJ8sLq2Zx0⟧ です。"),
    (Password, "enable password : `⟦ZqKKeFzV⟧`"),
    (Password, "パスワードは`⟦kumonoue⟧`です。"),
    (Password, "ユーザ: user パスワード:⟦kumos⟧"),
    // Passwords told in English.
    (
        Password,
        "The tester signs in with password: ⟦Winter2024!⟧ every day.",
    ),
    (Password, "The password is ⟦Winter2024!⟧."),
    (
        Password,
        "The root password was changed to ⟦Kaede#5512⟧, then the login failed.",
    ),
    (
        Password,
        "The password is \"⟦Winter2024!⟧\" as far as I know.",
    ),
    (Password, "user admin, password ⟦Winter#2024⟧"),
    (Password, "Login with admin (password: ⟦Winter2024!⟧)."),
    (Password, "Password for root: ⟦Kaede#5512⟧"),
    (Password, "Password (prod): ⟦Kaede#5512⟧"),
    (Password, "username: admin password: ⟦Kaede#5512⟧"),
    (Password, "IPMI user ADMIN, pw: ⟦Ipmi-7788⟧"),
    (Password, "**Password:** ⟦Kaede#5512⟧"),
    (
        Passphrase,
        "The passphrase is \"⟦correct horse battery staple⟧\".",
    ),
    (PreSharedKey, "Pre-Shared Key: ⟦kJ8sLq2Zx0mn⟧"),
    // AWS.
    (
        AwsAccessKeyId,
        concat!("アクセスキー ", "⟦AK", "IA5QW3RTY7UIOP2ASD⟧ で失敗します。"),
    ),
    (
        AwsAccessKeyId,
        concat!("キーは⟦AS", "IA5QW3RTY7UIOP2ASD⟧です"),
    ),
    (
        AwsAccessKeyId,
        concat!(
            "キー: ⟦AK",
            "IA5QW3RTY7UIOP2ASD⟧ / ⟦h7Gk2Lm9Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv⟧"
        ),
    ),
    (
        AwsAccessKeyId,
        concat!(
            "⟦AK",
            "IA5QW3RTY7UIOP2ASD⟧,⟦h7Gk2Lm9Qw4Er6Ty8Ui0Op1As3/f5Gh7Jk9Zx+Cv⟧"
        ),
    ),
    (
        AwsSecretKey,
        "設定は aws_secret_access_key = ⟦hT5vRq9XbNw2LkZ8/pYc4MdJs7GfUa3+oEi6KtQx⟧ です。",
    ),
    (
        AwsSecretKey,
        "シークレットアクセスキー：⟦h7Gk2Lm9Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv⟧",
    ),
    (
        AwsSecretKey,
        "シークレットアクセスキーは⟦h7Gk2Lm9Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv⟧です。",
    ),
    (
        AwsSecretKey,
        "Secret access key: ⟦h7Gk2Lm9Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv⟧",
    ),
    // Other clouds of the sources.
    (
        AlibabaAccessKeyId,
        concat!("AccessKey ID は⟦LT", "AI5tKq8Zx2Wv7Bn4Mc1L⟧です。"),
    ),
    (
        AlibabaAccessKeySecret,
        "AccessKey Secret: ⟦q8Zx2Wv7Bn4Mc1Lp0Oi9Uy6Tr5Ed3S⟧",
    ),
    (
        AlibabaStsToken,
        concat!("一時キー ⟦ST", "S.NTkq8Zx2Wv7Bn4Mc1Lp0Oi9Uy⟧ を利用"),
    ),
    (
        SakuraAccessToken,
        "さくらのクラウド APIのアクセストークン: ⟦3f2a9c1e-77b4-4d0a-9e55-0c1d2e3f4a5b⟧",
    ),
    (
        SakuraAccessTokenSecret,
        "アクセストークンシークレット：⟦q8Zx2Wv7Bn4Mc1Lp0Oi9Uy6Tr5Ed3Sq8Zx2Wv7Bn4Mc1Lp0Oi9Uy6Tr5Ed3Sab⟧",
    ),
    (
        SakuraAccessTokenSecret,
        "さくらのクラウドのアクセストークンシークレットは ⟦q8Zx2Wv7Bn4Mc1Lp0Oi9Uy6Tr5Ed3Sq8Zx2Wv7Bn4Mc1Lp0Oi9Uy6Tr5Ed3Sab⟧ です。",
    ),
    (
        SoracomAuthKeyId,
        concat!("認証キー ID は ⟦keyI", "d-Qw4Er6Ty8Ui0Op1As3Df5Gh7⟧ です"),
    ),
    (
        SoracomAuthKey,
        concat!(
            "認証キーは ⟦secr",
            "et-Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn4Mc1Lp0Oi⟧ です"
        ),
    ),
    (
        SoracomToken,
        "X-Soracom-Token: ⟦Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv⟧",
    ),
    (
        SoracomApiKey,
        "X-Soracom-API-Key: ⟦api-Qw4Er6Ty8Ui0Op1As3Df5Gh7⟧",
    ),
    (SimKey, "Ki: ⟦0A1B2C3D4E5F60718293A4B5C6D7E8F9⟧"),
    (SimKey, "OPc = ⟦0a1b2c3d4e5f60718293a4b5c6d7e8f9⟧"),
    // Elsewhere.
    (
        GithubToken,
        concat!(
            "トークン⟦gh",
            "p_Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn4⟧を使用"
        ),
    ),
    (
        GithubToken,
        concat!(
            "⟦github",
            "_pat_11AAAAAAA0Qw4Er6Ty8Ui0Op_1As3Df5Gh7Jk9Zx2Cv7Bn4Mc1Lp0Oi9Uy⟧"
        ),
    ),
    (
        GitlabToken,
        concat!("we use ⟦glp", "at-Qw4Er6Ty8Ui0Op1As3Df⟧ for the mirror"),
    ),
    (
        SlackToken,
        concat!("bot token ⟦xox", "b-214365870921-Qw4Er6Ty8Ui0Op⟧"),
    ),
    (
        WebhookUrl,
        concat!(
            "通知先は ⟦https://hooks.sl",
            "ack.com/services/T0A1B2C3D/B4E5F6A7B/Qw4Er6Ty8Ui0Op1As3Df5Gh7⟧ です。"
        ),
    ),
    (
        WebhookUrl,
        concat!(
            "⟦https://discord.com/api/web",
            "hooks/112233445566778899/Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk⟧ に送信"
        ),
    ),
    (
        GoogleApiKey,
        concat!("キー ⟦AI", "zaQw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn⟧ が無効"),
    ),
    (
        StripeKey,
        concat!("we call it with ⟦sk_li", "ve_Qw4Er6Ty8Ui0Op1As3Df⟧"),
    ),
    (
        AnthropicKey,
        concat!("⟦sk-a", "nt-api03-Qw4Er6Ty8Ui0Op1As3Df5Gh7-Jk9Zx2Cv⟧"),
    ),
    (
        OpenaiKey,
        concat!("⟦sk-pr", "oj-Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv⟧"),
    ),
    (
        SendgridKey,
        concat!(
            "⟦S",
            "G.Qw4Er6Ty8Ui0Op1As3Df5G.h7Jk9Zx2Cv7Bn4Mc1Lp0Oi9Uy6Tr5Ed3Sq8Zx2Wv⟧"
        ),
    ),
    (
        TwilioKey,
        concat!("Twilio ⟦S", "K0a1b2c3d4e5f60718293a4b5c6d7e8f9⟧"),
    ),
    (
        Jwt,
        concat!(
            "IDトークン ⟦ey",
            "JhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c2VyMSJ9.Qw4Er6Ty8Ui0Op1As3Df⟧ が拒否されます"
        ),
    ),
    (ApiKey, "APIキー：⟦Qw4Er6Ty8Ui0Op1As3Df⟧"),
    (ApiKey, "APIキーは「⟦Qw4Er6Ty8Ui0Op1As3Df⟧」です。"),
    (Token, "トークン: ⟦3f2a9c1e-77b4-4d0a-9e55-0c1d2e3f4a5b⟧"),
    (Token, "The access token is ⟦Qw4Er6Ty8Ui0Op1As3Df5Gh7⟧."),
    (
        UrlPassword,
        "リポジトリは https://deploy:⟦Kaede5512⟧@git.corp.test/app.git です。",
    ),
    (
        UrlPassword,
        "We connect to postgres://app:⟦k@ede5512⟧@db.internal:5432/prod and it hangs.",
    ),
    (Password, "| password | ⟦Kaede#5512⟧ |"),
    (
        Password,
        "コマンド mysql -h db -u root -p⟦Kaede5512⟧ を実行",
    ),
    (
        DocumentationSample,
        concat!("サンプルの ⟦AK", "IAIOSFODNN7EXAMPLE⟧ を使用"),
    ),
    (
        DocumentationSample,
        "aws_secret_access_key = ⟦wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY⟧",
    ),
];

const CODE: &[(SecretKind, &str)] = &[
    // YAML, INI, properties, environment.
    (Password, "db:\n  host: h1\n  password: ⟦hunterx⟧\n"),
    (Password, "password: \"⟦Winter 2024!⟧\"\n"),
    (Password, "spring.datasource.password=⟦Kaede#5512⟧"),
    (Password, "POSTGRES_PASSWORD=⟦postgres⟧"),
    (Password, "export PGPASSWORD='⟦kaede 5512⟧'"),
    (Password, "DB_PASS=⟦kaede5512⟧ DB_USER=app"),
    (Password, "dbPass: ⟦kaede5512⟧"),
    (
        Password,
        "- name: DB_PASSWORD\n  value: ⟦kaede5512⟧\n- name: DB_HOST\n  value: h1",
    ),
    (Password, "- name: DB_PASSWORD\n  value: \"⟦kaede5512⟧\""),
    (
        Password,
        "{\"name\": \"DB_PASSWORD\", \"value\": \"⟦kaede5512⟧\"}",
    ),
    (Password, "<add key=\"DbPassword\" value=\"⟦kaede5512⟧\" />"),
    (Password, "<password>⟦Kaede#5512⟧</password>"),
    (
        Password,
        "{\"user\":\"admin\",\"password\":\"⟦Kae\\\"de5512⟧\"}",
    ),
    (Password, "msg=\"{\\\"password\\\":\\\"⟦Kaede5512⟧\\\"}\""),
    (
        Password,
        "2024-05-01T10:00:00Z DEBUG login user=admin password=⟦kaede5512⟧ ip=10.0.0.1",
    ),
    (
        Password,
        "2024-05-01 10:00:00 connecting with user=sa;password=⟦Kaede5512⟧;server=db",
    ),
    (
        Password,
        "Server=tcp:db,1433;User ID=sa;Password=⟦Kaede,5512⟧;Encrypt=true",
    ),
    (
        Password,
        "jdbc:mysql://db/prod?user=app&password=⟦kaede5512⟧&useSSL=false",
    ),
    (Password, "config['password'] = '⟦Kaede5512⟧'"),
    (Password, "config[\"password\"] => \"⟦Kaede5512⟧\""),
    (Password, "vcenter_password := \"⟦Vmw@re1!⟧\""),
    (Password, "password1: ⟦Kaede5512⟧"),
    (Password, "enable password: ⟦kaede5512⟧"),
    (Password, "[client]\nuser=root\npassword=⟦kaede⟧\n"),
    (Password, "ALTER USER app IDENTIFIED BY '⟦Kaede5512⟧';"),
    (Password, "CREATE USER app WITH PASSWORD '⟦Kaede5512⟧';"),
    (Password, "keyPassword=⟦changeit1⟧"),
    (
        Passphrase,
        "passphrase = \"⟦correct horse battery staple⟧\"",
    ),
    (PreSharedKey, "psk=⟦kaede5512⟧"),
    (PreSharedKey, "PreSharedKey: ⟦Qw4Er6Ty8Ui0⟧"),
    (Pin, "pin: ⟦5521⟧"),
    // The shell.
    (Password, "$ mysql -u root -p'⟦Kaede 5512⟧' prod"),
    (
        Password,
        "mysqldump -h db.local -uroot -p⟦Kaede5512⟧ --all-databases > dump.sql",
    ),
    (Password, "sshpass -p '⟦Kaede5512⟧' ssh root@10.0.0.1"),
    (Password, "sshpass -p⟦Kaede5512⟧ ssh root@10.0.0.1"),
    (
        Password,
        "curl -u admin:⟦Kaede5512⟧ https://vbr.local:9419/api",
    ),
    (Password, "curl -sk --user 'admin:⟦Kaede 5512⟧' https://h/"),
    (Password, "tool login --username admin --password ⟦kaede⟧"),
    (
        Password,
        "tool login --username admin --password=⟦kaede5512⟧ --force",
    ),
    (
        Password,
        "Connect-VBRServer -Server vbr -User admin -Password \"⟦Kaede5512⟧\"",
    ),
    (Password, "redis-cli -h r1 -a ⟦Kaede5512⟧ ping"),
    (
        Password,
        "docker login -u bot -p ⟦Kaede5512⟧ registry.local",
    ),
    (
        Password,
        "ipmitool -I lanplus -H 10.0.0.9 -U ADMIN -P ⟦Ipmi7788⟧ power status",
    ),
    (
        Password,
        "openssl rsa -in k.pem -passin pass:⟦Kaede5512⟧ -out o.pem",
    ),
    (
        Password,
        "ConvertTo-SecureString \"⟦Kaede5512⟧\" -AsPlainText -Force",
    ),
    (
        Password,
        "kubectl create secret generic db --from-literal=password=⟦kaede5512⟧",
    ),
    (
        Password,
        "ldapsearch -x -D cn=admin -w ⟦kaede5512⟧ -b dc=corp",
    ),
    (Token, "export VAULT_TOKEN=⟦hvs.Qw4Er6Ty8Ui0Op1As3Df5Gh7⟧"),
    (Token, "tool --token ⟦Qw4Er6Ty8Ui0Op1As3Df5Gh7⟧ list"),
    // AWS.
    (
        AwsAccessKeyId,
        concat!(
            "[default]\naws_access_key_id = ⟦AK",
            "IA5QW3RTY7UIOP2ASD⟧\naws_secret_access_key = ⟦h7Gk2Lm9Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv⟧"
        ),
    ),
    (
        AwsSecretKey,
        "AWS_SECRET_ACCESS_KEY=⟦h7Gk2Lm9Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv⟧",
    ),
    (
        AwsSecretKey,
        "\"SecretAccessKey\": \"⟦h7Gk2Lm9Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx/Cv⟧\",",
    ),
    (
        AwsSecretKey,
        "secretAccessKey: '⟦h7Gk2Lm9Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv⟧'",
    ),
    (
        AwsSessionToken,
        concat!(
            "AWS_SESSION_TOKEN=⟦Fwo",
            "GZXIvYXdzEQw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn4Mc1Lp0Oi9Uy6Tr5Ed3Sq8Zx2Wv7Bn4Mc1==⟧"
        ),
    ),
    (
        AwsSessionToken,
        "\"SessionToken\": \"⟦Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn4Mc1Lp0⟧\"",
    ),
    (
        Signature,
        "https://b.s3.amazonaws.com/k?X-Amz-Expires=300&X-Amz-Signature=⟦9f2c4e1a7b3d5068c1e2f3a4b5d6c7e89f2c4e1a7b3d5068c1e2f3a4b5d6c7e8⟧",
    ),
    (
        Signature,
        "https://b.oss-cn-hangzhou.aliyuncs.com/k?Expires=1714521600&Signature=⟦Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk%3D⟧&x=1",
    ),
    // Other clouds.
    (
        AlibabaAccessKeyId,
        concat!(
            "accessKeyId: ⟦LT",
            "AI5tKq8Zx2Wv7Bn4Mc1L⟧\naccessKeySecret: ⟦q8Zx2Wv7Bn4Mc1Lp0Oi9Uy6Tr5Ed3S⟧"
        ),
    ),
    (
        AlibabaStsToken,
        "\"SecurityToken\":\"⟦Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn4Mc1Lp0⟧\"",
    ),
    (
        SakuraAccessToken,
        "SAKURACLOUD_ACCESS_TOKEN=⟦3f2a9c1e-77b4-4d0a-9e55-0c1d2e3f4a5b⟧\nSAKURACLOUD_ACCESS_TOKEN_SECRET=⟦q8Zx2Wv7Bn4Mc1Lp0Oi9Uy6Tr5Ed3Sq8Zx2Wv7Bn4Mc1Lp0Oi9Uy6Tr5Ed3Sab⟧",
    ),
    (
        SoracomAuthKeyId,
        concat!(
            "soracom auth --auth-key-id ⟦keyI",
            "d-Qw4Er6Ty8Ui0Op1As3Df5Gh7⟧ --auth-key ⟦secr",
            "et-Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn4Mc1Lp0Oi⟧"
        ),
    ),
    (
        SoracomApiKey,
        "-H 'X-Soracom-API-Key: ⟦api-Qw4Er6Ty8Ui0Op1As3Df5Gh7⟧'",
    ),
    (
        AzureKey,
        "DefaultEndpointsProtocol=https;AccountName=st;AccountKey=⟦Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn4Mc1Lp0Oi9Uy6Tr5Ed3Sq8Zx2Wv7Bn4Mc1Lp==⟧;EndpointSuffix=core",
    ),
    (
        AzureSas,
        "https://st.blob.core.windows.net/c?sv=2022-11-02&se=2024-05-01&sig=⟦Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9%2BZx2Cv%3D⟧&sp=r",
    ),
    (
        NpmToken,
        concat!(
            "//registry.npmjs.org/:_authToken=⟦npm",
            "_Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn4⟧"
        ),
    ),
    (
        PypiToken,
        concat!(
            "TWINE_PASSWORD=⟦pyp",
            "i-AgEIcHlwaS5vcmcQw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn4⟧"
        ),
    ),
    (
        GithubToken,
        concat!(
            "remote: https://⟦gh",
            "s_Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn4⟧@github.com/o/r"
        ),
    ),
    // Headers.
    (BasicAuth, "Authorization: Basic ⟦YWRtaW46S2FlZGU1NTEy⟧"),
    (
        BasicAuth,
        "\"Authorization\": \"Basic ⟦YWRtaW46S2FlZGU1NTEy⟧\"",
    ),
    (
        BearerToken,
        "curl -H 'Authorization: Bearer ⟦Qw4Er6Ty8Ui0Op1As3Df5Gh7⟧' https://h/",
    ),
    (
        BearerToken,
        "\"Authorization\":\"Bearer ⟦Qw4Er6Ty8Ui0Op1As3Df5Gh7⟧\"",
    ),
    (
        BearerToken,
        "Authorization: Token ⟦9f2c4e1a7b3d5068c1e2f3a4b5d6c7e8⟧",
    ),
    (
        BearerToken,
        "authorization: ⟦9f2c4e1a7b3d5068c1e2f3a4b5d6c7e8⟧",
    ),
    (ApiKey, "X-Api-Key: ⟦Qw4Er6Ty8Ui0Op1As3Df⟧"),
    (ApiKey, "api_key=⟦abc123def456⟧"),
    (
        ApiKey,
        "https://api.local/v1?apikey=⟦Qw4Er6Ty8Ui0Op1As3Df⟧&q=1",
    ),
    (
        SessionCookie,
        "Cookie: ⟦theme=dark; JSESSIONID=9F2C4E1A7B3D5068C1E2F3A4B5D6C7E8⟧",
    ),
    (SessionCookie, "PHPSESSID=⟦q8zx2wv7bn4mc1lp0oi9uy6tr5⟧"),
    // Kubernetes.
    (
        KubernetesToken,
        concat!(
            "token: ⟦ey",
            "JhbGciOiJSUzI1NiJ9.eyJpc3MiOiJrdWJlcm5ldGVzL3NlcnZpY2VhY2NvdW50In0.Qw4Er6Ty8Ui0⟧"
        ),
    ),
    (
        ClientKeyData,
        "users:\n- user:\n    client-key-data: ⟦LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQpNSUlFb3dJQkFBS0NB⟧\n",
    ),
    (Token, "    token: ⟦q8zx2wv7bn4mc1lp0oi9uy6tr5⟧"),
    (
        PrivateKey,
        "tls.key: ⟦LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQpNSUlFb3dJQkFBS0NB⟧",
    ),
    (
        Secret,
        ".dockerconfigjson: ⟦eyJhdXRocyI6eyJyZWdpc3RyeS5sb2NhbCI6eyJhdXRoIjoiWVdSdGFXND0ifX19⟧",
    ),
    (Secret, "client_secret=⟦Qw4~Er6Ty8Ui0⟧"),
    (Secret, "\"secret\": \"⟦Qw4Er6Ty8Ui0Op1As3Df⟧\""),
    // Private keys.
    (
        PrivateKey,
        concat!(
            "key:\n⟦-----BEGIN RSA PRI",
            "VATE KEY-----\nMIIEowIBAAKCAQEAQw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn4Mc1Lp0Oi9Uy\nQw4Er6Ty8Ui0Op1As3Df5Gh7\n-----END RSA PRIVATE KEY-----⟧\nend"
        ),
    ),
    (
        PrivateKey,
        concat!(
            "⟦-----BEGIN OPENSSH PRI",
            "VATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAAQw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn4Mc1Lp0Oi\n-----END OPENSSH PRIVATE KEY-----⟧"
        ),
    ),
    (
        PrivateKey,
        concat!(
            "\"private_key\": \"⟦-----BEGIN PRI",
            "VATE KEY-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQw4Er6Ty8\\n-----END PRIVATE KEY-----⟧\\n\""
        ),
    ),
    (
        PrivateKey,
        concat!(
            "⟦-----BEGIN EC PRI",
            "VATE KEY-----\nMHcCAQEEIQw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn4Mc1Lp0Oi9Uy6Tr\nQw4Er6Ty8Ui0Op1As3==⟧\nthe end was lost"
        ),
    ),
    (
        PrivateKey,
        concat!(
            "⟦-----BEGIN RSA PRI",
            "VATE KEY-----\nMIIEpAIBAAKCAQEA1234\n-----END RSA PRIVATE KEY-----⟧\nend"
        ),
    ),
    (
        PrivateKey,
        concat!("key:\n⟦-----BEGIN RSA PRI", "VATE KEY-----⟧"),
    ),
    (
        KubernetesSecret,
        "apiVersion: v1\nkind: Secret\ndata:\n  aws_access_key_id: ⟦c2FtcGxlLWlkLTAx⟧\n  note: ⟦c2FtcGxlLW5vdGU=⟧\ntype: Opaque",
    ),
    (
        KubernetesSecret,
        "items:\n- data:\n    tls: ⟦c2FtcGxlLW5vdGU=⟧\n  kind: Secret\n- data:\n    mode: cHJvZA==\n  kind: ConfigMap",
    ),
    (
        KubernetesSecret,
        "{\n  \"data\": {\n    \"key\": \"⟦c2FtcGxlLW5vdGU=⟧\"\n  },\n  \"kind\": \"Secret\",\n  \"type\": \"Opaque\"\n}",
    ),
    (
        PrivateKey,
        "PrivateKey = ⟦Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn4Mc1Lp0=⟧\nPublicKey = Aw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn4Mc1Lp0=",
    ),
    (UrlPassword, "amqp://guest:⟦kaede5512⟧@mq.local:5672/%2f"),
    (UrlPassword, "proxy: http://u:⟦p77⟧@proxy:3128"),
];

#[test]
fn prose() {
    check_positive(PROSE, BlockKind::Paragraph);
    check_positive(PROSE, BlockKind::Quote);
}

#[test]
fn code_and_logs() {
    check_positive(CODE, BlockKind::Code);
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
    let source = "項目値パスワードKaede#5512ユーザーadmin";
    let part = |text: &str| {
        let at = source.find(text).unwrap();
        Chunk::plain(MappedText::verbatim(source, Span::new(at, at + text.len())))
    };
    let mut builder = TicketBuilder::new(Syntax::Markdown, Span::new(0, source.len()));
    for (head, row, column, text) in [
        (true, 0, 0, "項目"),
        (true, 0, 1, "値"),
        (false, 1, 0, "パスワード"),
        (false, 1, 1, "Kaede#5512"),
        (false, 2, 0, "ユーザー"),
        (false, 2, 1, "admin"),
    ] {
        builder.block(BlockKind::Cell { head, row, column }, &part(text));
    }
    assert_eq!(
        secrets(&builder.finish()),
        [(Password, "Kaede#5512".to_owned())]
    );
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
    builder.open_section(&span(0, 8), None, 2);
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
