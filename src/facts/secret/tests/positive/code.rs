//! In code, settings and logs.

use super::*;

pub(super) const CODE: &[(SecretKind, &str)] = &[
    // YAML, INI, properties, environment.
    (Password, "db:\n  host: h1\n  password: ⟦hunterx⟧\n"),
    (Password, "password: \"⟦Winter 2024!⟧\"\n"),
    (Password, "spring.datasource.password=⟦Kaede#5512⟧"),
    (Password, "POSTGRES_PASSWORD=⟦postgres⟧"),
    (Password, "export PGPASSWORD='⟦kaede 5512⟧'"),
    (Password, "DB_PASS=⟦kaede5512⟧ DB_USER=app"),
    (Password, "dbPass: ⟦kaede5512⟧"),
    (
        UrlPassword,
        "url=jdbc:oracle:thin:scott/⟦Kaede#5512⟧@db01:1521:orcl and more",
    ),
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
        "Cookie: theme=dark; JSESSIONID=⟦9F2C4E1A7B3D5068C1E2F3A4B5D6C7E8⟧",
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
    // A later argument of a call.
    (
        Password,
        "config.set('database', 'password', '⟦Tokage_481wz⟧')",
    ),
    (
        Password,
        "ini.write(\"db\", \"passwd\", \"⟦tokage-481Rt⟧\")",
    ),
    (
        Password,
        "psycopg2.connect(\"shop\", \"app\", \"⟦Tokage481wz⟧\", \"db01\")",
    ),
    (
        Password,
        "mysql.connector.connect('db01', 'app', '⟦Tokage481wz⟧')",
    ),
    (
        Password,
        "client.connect(\"db01\", 22, \"root\", \"⟦Tokage@481wz⟧\")",
    ),
    // Mark-up with attributes, or with the name in an element of its own.
    (
        Password,
        "<wsse:Password Type=\"x#PasswordText\">⟦QuinceFmLldz⟧</wsse:Password>",
    ),
    (
        Password,
        "<key>Password</key>\n<string>⟦Tokage-481wz⟧</string>",
    ),
    (
        Password,
        "GET /login?user=app&pass=⟦Quince_bX0JoS⟧ HTTP/1.1",
    ),
    (
        Secret,
        "mc alias set yuzu https://s3.example.jp T4FQZUII8F4P ⟦F7UyGFi6KmE2uNnBciWfbkxYhoIuA6wT⟧",
    ),
    (Password, "password: ⟦Blue Horse Seven Tulips⟧\n"),
];
