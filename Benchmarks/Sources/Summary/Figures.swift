/// All figures, in the order in which they are printed.
enum Figures {
    /// All of them.
    static let all = transport + peers + scale + verifier

    /// What messages cost the default transport and the publishers above it.
    ///
    /// To add a figure anywhere: measure its series in `Benchmarks/run`, and add its line here.
    static let transport = [
        Figure(
            "client CPU, QoS 0 over TLS, 1 connection",
            series: "flood-1",
            against: "limit-1",
            "C loop, 16 KiB records",
            unit: .nanoseconds,
            bar: .ratio(2),
            aim: 1.4
        ),
        Figure(
            "client CPU, QoS 0 over TLS, 100 connections",
            series: "flood-100",
            against: "limit-100",
            "C loop, 16 KiB records",
            unit: .nanoseconds,
            bar: .ratio(2),
            aim: 1.4
        ),
        Figure(
            "client CPU, QoS 1, window 100, 100 connections",
            series: "flood-acknowledged",
            against: "flood-100",
            "the same at QoS 0",
            unit: .nanoseconds,
            bar: .ratio(1.6),
            aim: 1.2
        ),
        Figure(
            "client CPU, one packet a write, 1,000 connections",
            series: "flood-sparse",
            against: "limit-sparse",
            "C loop doing the same",
            unit: .nanoseconds,
            bar: .ratio(1.15),
            aim: 1.03
        ),
        Figure(
            "whole publisher, QoS 0 over TLS, 1 connection",
            series: "publishers-1",
            against: "limit-1",
            "C loop, 16 KiB records",
            unit: .nanoseconds
        ),
        Figure(
            "whole publisher, QoS 0 over TLS, 100 connections",
            series: "publishers-100",
            against: "limit-100",
            "C loop, 16 KiB records",
            unit: .nanoseconds
        ),
    ]

    /// The same message from those whom people use otherwise.
    static let peers = [
        Figure(
            "client CPU against mosquitto_pub -l, QoS 0",
            series: "flood-1",
            against: "mosquitto-pub",
            "mosquitto_pub -l",
            unit: .nanoseconds,
            bar: .ratio(0.2),
            aim: 0.05
        ),
        Figure(
            "client CPU against libmosquitto transport, QoS 0",
            series: "flood-1",
            against: "flood-libmosquitto",
            "libmosquitto transport",
            unit: .nanoseconds,
            bar: .ratio(0.2),
            aim: 0.125
        ),
        Figure(
            "client CPU against paho-mqtt, QoS 0",
            series: "flood-1",
            against: "paho",
            "paho-mqtt (Python)",
            unit: .nanoseconds,
            bar: .ratio(0.02),
            aim: 0.003
        ),
    ]

    /// Rates that have to be held, and many connections.
    static let scale = [
        Figure(
            "paced 1,000,000/s, 100 connections (a core is 1,000 ns)",
            series: "paced",
            against: "limit-paced",
            "C loop, ten messages a write",
            unit: .nanoseconds,
            bar: .atMost(800),
            aim: 500
        ),
        Figure(
            "send lag p99, paced 10,000/s, 1,000 connections",
            series: "lag",
            against: "sleeper",
            "wake-up lag p99 of a C loop",
            unit: .nanoseconds,
            bar: .atMost(1_000_000),
            aim: 100_000
        ),
        Figure(
            "memory of an idle TLS connection, 10,000 of them",
            series: "idle-connections",
            against: "limit-idle",
            "C client, 2,000 of them",
            unit: .bytes,
            bar: .atMost(32_768),
            aim: 20_480
        ),
        Figure(
            "CPU to set up a connection, full TLS 1.3 handshake",
            series: "connecting",
            against: "limit-connecting",
            "C client",
            unit: .nanoseconds,
            bar: .ratio(1.1),
            aim: 1
        ),
    ]

    /// What judging costs, and what a whole run holds.
    static let verifier = [
        Figure(
            "receiving and full judgement, coalescing peer",
            series: "receiving",
            against: "limit-receiving",
            "C loop that only finds packets",
            unit: .nanoseconds,
            bar: .atMost(600),
            aim: 300
        ),
        Figure(
            "oracle, ledger and histograms, QoS 1, 20 publishers",
            series: "judge",
            against: "memory-read",
            "read that misses the caches",
            unit: .nanoseconds,
            bar: .below(500)
        ),
        Figure(
            "ledger of a publisher after 1 million messages",
            series: "ledger-1M",
            against: "ledger-100k",
            "after 100 thousand",
            unit: .bytes,
            bar: .below(2_048)
        ),
        Figure(
            "ledger of a publisher after 10 million messages",
            series: "ledger-10M",
            against: "ledger-100k",
            "after 100 thousand",
            unit: .bytes,
            bar: .below(2_048)
        ),
        Figure(
            "peak memory of the quickstart, sandbox included",
            series: "quickstart",
            against: "idle",
            "crucible --version",
            unit: .kibibytes,
            bar: .below(100 * 1_024)
        ),
    ]
}
