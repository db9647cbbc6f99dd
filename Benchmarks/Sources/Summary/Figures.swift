/// All figures, in the order in which they are printed.
enum Figures {
    /// To add one: measure its series in `Benchmarks/run`, and add its line here.
    static let all = [
        Figure(
            "client CPU, QoS 0 over TLS, 1 connection",
            series: "flood-1",
            against: "limit-1",
            "C loop, 16 KiB records",
            unit: .nanoseconds,
            bar: .ratio(3),
            aim: 2
        ),
        Figure(
            "client CPU, QoS 0 over TLS, 100 connections",
            series: "flood-100",
            against: "limit-100",
            "C loop, 16 KiB records",
            unit: .nanoseconds,
            bar: .ratio(3),
            aim: 2
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
