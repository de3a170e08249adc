//! Which crates, and how each is built.

/// A published crate.
pub struct Crate {
    pub name: &'static str,
    pub version: &'static str,
    pub kind: &'static str,
    pub features: &'static [&'static str],
    pub no_default_features: bool,
    /// What of it is built and run.
    pub targets: &'static [&'static str],
    /// Only built: its tests need what is not published with it.
    pub untested: bool,
    /// Tests that need a network, a service or much time: parts of their names.
    pub skip: &'static [&'static str],
    pub rustflags: &'static str,
}

const fn krate(name: &'static str, version: &'static str, kind: &'static str) -> Crate {
    Crate {
        name,
        version,
        kind,
        features: &[],
        no_default_features: false,
        targets: &["--lib", "--bins", "--tests", "--examples"],
        untested: false,
        skip: &[],
        rustflags: "",
    }
}

pub const CRATES: &[Crate] = &[
    krate("mini-redis", "0.4.1", "server and client"),
    Crate { features: &["full"], targets: LIB_AND_TESTS, ..krate("tokio-util", "0.7.20", "codecs, adapters") },
    Crate { features: &["full"], targets: LIB_AND_TESTS, ..krate("tokio-stream", "0.1.19", "streams") },
    Crate {
        features: &["managed", "unmanaged", "rt_tokio_1"],
        targets: LIB_AND_TESTS,
        ..krate("deadpool", "0.13.1", "pool")
    },
    krate("bb8", "0.9.1", "pool"),
    Crate {
        features: &["runtime-tokio"],
        no_default_features: true,
        targets: &["--lib"],
        ..krate("async-imap", "0.11.3", "mail client")
    },
    krate("async-fs", "2.2.0", "files, smol"),
    krate("async-net", "2.0.0", "sockets, smol"),
    krate("async-process", "2.5.0", "processes, smol"),
    krate("tokio-tungstenite", "0.29.0", "websocket"),
    krate("wiremock", "0.6.5", "test-heavy HTTP mock"),
    Crate { targets: &["--lib"], ..krate("backon", "1.6.0", "retry") },
    Crate { features: &["future"], targets: &["--lib"], ..krate("moka", "0.12.16", "cache") },
    krate("futures-concurrency", "7.7.1", "combinators"),
    Crate { features: &["full"], targets: LIB_AND_TESTS, ..krate("async_zip", "0.0.19", "archive codec") },
    Crate {
        features: &["rtu", "tcp", "tcp-server", "rtu-server"],
        targets: &["--lib"],
        ..krate("tokio-modbus", "0.17.0", "industrial protocol")
    },
    Crate { targets: &["--lib"], ..krate("tokio-postgres", "0.7.18", "database client") },
    Crate { targets: &["--lib"], ..krate("rumqttc", "0.25.1", "MQTT client") },
    Crate { targets: LIB_AND_TESTS, ..krate("async-compression", "0.4.36", "codec") },
    Crate { features: &["tokio-comp"], targets: &["--lib"], ..krate("redis", "1.8.1", "database client") },
    Crate {
        features: &["tds73"],
        no_default_features: true,
        targets: &["--lib"],
        ..krate("tiberius", "0.13.0", "database client")
    },
    Crate { features: &["full"], targets: &["--lib"], ..krate("hyper-util", "0.1.21", "HTTP parts") },
    Crate { features: &["tokio", "deprecated"], targets: LIB, ..krate("suppaftp", "12.2.1", "FTP client") },
    Crate { targets: LIB, ..krate("zbus", "6.2.1", "D-Bus") },
    Crate { targets: LIB, ..krate("fantoccini", "0.22.1", "browser driver") },
    Crate { features: &["unstable", "attributes"], targets: LIB, ..krate("async-std", "1.13.2", "runtime") },
    Crate { targets: LIB, ..krate("async-tar", "0.6.1", "archive codec") },
    Crate { targets: LIB, ..krate("actix-web", "4.18.1", "HTTP framework") },
    Crate { targets: LIB, ..krate("hickory-resolver", "0.26.3", "DNS") },
    Crate {
        features: &["_rt-tokio", "any", "json", "migrate", "offline"],
        targets: LIB,
        ..krate("sqlx-core", "0.9.0", "database client")
    },
    Crate {
        features: &["json", "stream", "multipart", "cookies"],
        targets: LIB,
        ..krate("reqwest", "0.13.5", "HTTP client")
    },
    Crate { targets: LIB_AND_TESTS, ..krate("h2", "0.4.20", "HTTP/2") },
    Crate { features: &["unstable"], targets: LIB, ..krate("trillium-http", "1.8.0", "HTTP parts") },
    Crate {
        features: &["macros", "multipart", "ws"],
        targets: LIB,
        untested: true,
        ..krate("axum", "0.8.9", "HTTP framework")
    },
    Crate {
        features: &["service", "object-store", "kv"],
        targets: LIB,
        untested: true,
        ..krate("async-nats", "0.51.0", "message client")
    },
    Crate { targets: LIB, untested: true, ..krate("octocrab", "0.49.5", "HTTP client") },
    Crate { features: &["client", "ws"], targets: LIB, untested: true, ..krate("kube-client", "2.0.1", "HTTP client") },
    Crate { targets: LIB, untested: true, ..krate("mysql_async", "0.36.1", "database client") },
    Crate { targets: LIB, untested: true, ..krate("bollard", "0.19.4", "HTTP client") },
    Crate { targets: LIB, untested: true, ..krate("sea-orm", "1.1.19", "database client") },
    Crate { targets: LIB, untested: true, ..krate("quinn", "0.11.12", "QUIC") },
    Crate { targets: LIB, untested: true, ..krate("tonic", "0.14.2", "gRPC") },
    Crate { targets: LIB, untested: true, ..krate("russh", "0.55.0", "SSH") },
    Crate { targets: LIB, untested: true, ..krate("rumqttd", "0.20.0", "MQTT broker") },
];

const LIB: &[&str] = &["--lib"];
const LIB_AND_TESTS: &[&str] = &["--lib", "--tests"];
