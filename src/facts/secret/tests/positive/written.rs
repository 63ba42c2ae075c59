//! As programs write it: settings of frameworks, calls, dumps, files.

use super::*;

#[rustfmt::skip]
pub(super) const WRITTEN: &[(SecretKind, &str)] = &[
    // Asked for by a program.
    (
        AwsAccessKeyId,
        concat!("AWS Access Key ID [None]: ⟦AK", "IAQW3RTY7UIOP2ASDF⟧\nAWS Secret Access Key [None]: ⟦a0VIXc0caWNowqr/pl1hjx3ZfEtnh8UBAQSp/jaD⟧\nDefault region name [None]: ap-northeast-1"),
    ),
    (
        AwsSecretKey,
        "AWS Secret Access Key [****************jaDx]: ⟦b0VIXc0caWNowqr/pl1hjx3ZfEtnh8UBAQSp/jaD⟧",
    ),
    (Password, "Password [changeit]: ⟦Momiji#55⟧"),
    (Token, "Initial Root Token: ⟦hvs.Qw4Er6Ty8Ui0Op1As3Df5Gh8⟧"),
    (Secret, "Unseal Key 1: ⟦2tlSwQX9ofZq1/Skow+NoDZjgJjvaS2g5f0PaDnc56O=⟧\nUnseal Key 2: ⟦3tlSwQX9ofZq1/Skow+NoDZjgJjvaS2g5f0PaDnc56O=⟧"),
    // Settings of frameworks.
    (Secret, "SECRET_KEY_BASE=⟦e4848423415312dba3378721aba3f3e57f39cb77c7cf73d897d5661a86caed36⟧"),
    (Secret, "APP_KEY=⟦base64:4J0ixAvm3YbTzcOFtA7CRC11wEXQKmr6apcbmReSnyw=⟧"),
    (Secret, "DD_APP_KEY=⟦083e7a43817508afa944ea71b20f213bebf7197e⟧"),
    (Secret, "SESSION_SECRET: ⟦keyboardcat99⟧"),
    (Secret, "cookieSecret = \"⟦neko5512neko⟧\""),
    (Token, "AWS_BEARER_TOKEN_BEDROCK=⟦ABSKQmVkcm9ja0FQSUtleS1NbkRSbTdQYUVMcm5mNmNsMGVCTUNXT3I2b0NqWnk=⟧"),
    (Token, "api_token: ⟦Momiji#031wzKaede⟧"),
    (Secret, "secret: '⟦Momiji#032wzKaede⟧'"),
    // Arguments of calls.
    (Password, "define('DB_PASSWORD', '⟦Momiji#031wzpn⟧');"),
    (Password, "define( \"DB_PASSWORD\", \"⟦kaedenoki⟧\" );"),
    (ApiKey, "define('AUTH_KEY', '⟦Sfi9iEP#j1oG-3r#@H^p6c,Bz^Fb6h33!FoPpxrzU,,U&m!Xmxw-Fy-L7uaKEkVg⟧');"),
    (Password, "props.setProperty(\"password\", \"⟦yuri#031wzpn⟧\");"),
    (Password, "env.put(\"db.password\", \"⟦yuri031wz⟧\")"),
    (Password, "os.environ.setdefault('DB_PASSWORD', '⟦yuri032wz⟧')"),
    (Password, "new PDO(\"mysql:host=db1\", \"app\", \"⟦Momiji#990RttT⟧\")"),
    (Password, "$c = mysqli_connect('db1', 'app', '⟦momijidb⟧', 'shop');"),
    (Password, "DriverManager.getConnection(url, \"app\", \"⟦Momiji#991RttT⟧\");"),
    (Password, "smtp.login('ops@yuzu.test', '⟦Momiji992Rtt⟧')"),
    (Password, "new NetworkCredential(\"ops\", \"⟦Momiji993Rtt⟧\")"),
    (Password, "ds.setPassword(\"⟦momijidb⟧\")"),
    (Password, "user%5Blogin%5D=ops&user%5Bpassword%5D=⟦Yuri4Xq9cd⟧&x=1"),
    // An argument, whatever follows it.
    (Password, "mytool --password=⟦hunterxy⟧ run --all"),
    // Dumps.
    (Password, "INSERT INTO users (id, name, password) VALUES (7, 'yuki', '⟦Momiji#031wz⟧');"),
    (Password, "INSERT INTO `users` (`id`,`password`,`note`) VALUES (1,'⟦momiji5512⟧','a, (b)'),\n(2,'⟦momiji5513⟧','it\\'s');"),
    (Token, "insert into api (id, api_token) values (7, '⟦luZilPdyS7BlYoumuozVDHbMh2g4CeJHu7TQIZiN⟧')"),
    (Password, "COPY public.users (id, name, password) FROM stdin;\n7\tyuki\t⟦Momiji#031wz⟧\n8\tren\t⟦Momiji#032wz⟧\n\\.\n"),
    // Files.
    (Password, "db1:5432:shop:app:⟦Momiji@932wzG9⟧"),
    (Password, "ok\ndb1.example.test:5432:*:app:⟦Momiji4Xq9cb⟧\n"),
    (Password, "$ cat ~/.pgpass\n*:5432:*:postgres:⟦Momiji#5512⟧"),
    (Password, "machine h.example.com\n  login ops\n  password ⟦Momiji_260xQsO⟧\n"),
    (Password, "password ⟦Momiji_261xQsO⟧\n"),
    (Password, "host\tuser\tpassword\ndb1\tapp\t⟦yuri%885xQnd⟧"),
    // Encoded pairs.
    (Password, "body: user%3Dops%26password%3D⟦vKw1y8T2iLsLo4⟧%26x%3D1"),
    (Password, "POST data=%7B%22password%22%3A%22⟦vKw1y8T2iLsLo5⟧%22%7D"),
    (Password, "user=ops&password\\u003d⟦vKw1y8T2iLsLo6⟧\\u0026x=1"),
    // PuTTY's keys: whole lines.
    (
        PrivateKey,
        "Private-Lines: 2\n⟦AAAAgQw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn4Mc1Lp0Oi9Uy6Tr5Ed3Sq8Z\nQw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn4Mc1Lp0Oi9Uy6Tr5Ed3Sq8Zx2==⟧\nPrivate-MAC: 5612f0a1",
    ),
];
