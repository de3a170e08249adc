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
    Crate {
        features: &["ring", "jetstream", "nkeys", "crypto", "object-store", "kv", "websockets", "nuid"],
        no_default_features: true,
        targets: LIB,
        ..krate("async-nats", "0.51.0", "message broker client")
    },
    Crate { targets: LIB, ..krate("lapin", "4.12.3", "message broker client") },
    Crate { targets: LIB, ..krate("kameo", "0.22.2", "actors") },
    Crate { features: &["websocket"], targets: LIB, ..krate("bollard", "0.21.1", "Docker client") },
    Crate {
        features: &["minimal-rust", "binlog", "derive", "tracing"],
        no_default_features: true,
        targets: LIB,
        skip: &["conn::", "queryable::", "query::", "binlog"],
        ..krate("mysql_async", "0.37.1", "database client")
    },
    Crate {
        features: &["cookie", "csrf", "multipart", "session", "sse", "static-files", "test", "websocket"],
        targets: LIB,
        ..krate("poem", "3.1.12", "web framework")
    },
    Crate {
        features: &["flate2", "ring", "rsa"],
        no_default_features: true,
        targets: LIB,
        ..krate("russh", "0.65.1", "SSH client and server")
    },
    Crate {
        features: &["cookie", "server", "server-handle", "http1", "http2", "test", "matched-path", "unix"],
        no_default_features: true,
        targets: LIB,
        ..krate("salvo_core", "1.1.0", "web framework")
    },
];

const LIB: &[&str] = &["--lib"];
const LIB_AND_TESTS: &[&str] = &["--lib", "--tests"];
