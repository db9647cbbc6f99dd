import Messaging
import Networking
import Quantities
import Testing

/// A loop of one transport with one connection, driven from the test's thread.
final class ProbeLoop {
    let handle: any LoopHandle
    let diary: Diary

    private let orders = ProbeTask.Orders()
    private let poller: Poller

    /// Starts a loop and opens its connection.
    init(_ transport: Transport, _ configuration: ConnectionConfiguration) throws {
        poller = try Poller()
        let diary = Diary(waker: poller.waker)
        let orders = orders
        self.diary = diary
        handle = try transport.connector.start("probe", [configuration]) {
            ProbeTask(diary, orders)
        }
        perform { connections, _ in connections.open(0) }
    }

    /// Starts a loop whose connection goes to `broker`.
    convenience init(
        _ transport: Transport,
        to broker: ScriptedBroker,
        _ adjust: (inout ConnectionConfiguration) -> Void = { _ in }
    ) throws {
        var configuration = broker.configuration
        adjust(&configuration)
        try self.init(transport, configuration)
    }

    deinit {
        let handle = handle
        Task { await handle.stop(within: .milliseconds(1)) }
    }

    var lines: [String] { diary.lines }

    /// Has the task do something in its next step.
    func perform(_ order: @escaping ProbeTask.Order) {
        orders.add(order)
        handle.wake()
    }

    /// Publishes the messages of `tokens` in one step, and writes down what became of each.
    func publish(_ tokens: Range<UInt64>, quality: QualityOfService = .atLeastOnce) {
        perform { connections, diary in
            for token in tokens {
                let message = OutgoingMessage.number(token, quality: quality)
                diary.add("published \(connections.publish(message, on: 0, token: token))")
            }
        }
    }

    /// Waits until the diary satisfies `condition`, at most 30 seconds.
    func wait(
        sourceLocation: SourceLocation = #_sourceLocation,
        until condition: ([String]) -> Bool
    ) throws {
        let clock = SystemTimeSource()
        let end = clock.now() + .seconds(30)
        while !condition(diary.lines) {
            let left = end - clock.now()
            try #require(
                left > .zero,
                "it did not happen: \(diary.lines)",
                sourceLocation: sourceLocation
            )
            _ = poller.wait(atMost: left)
        }
    }

    /// Waits for a line that begins with `word`, and gives it.
    @discardableResult
    func wait(
        for word: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> String {
        try wait(sourceLocation: sourceLocation) { $0.has(word) }
        return try #require(diary.lines.first { $0.hasPrefix(word) })
    }

    /// Waits until something is so that tells nobody, at most 30 seconds.
    func wait(
        sourceLocation: SourceLocation = #_sourceLocation,
        until isSo: () -> Bool
    ) throws {
        let clock = SystemTimeSource()
        let end = clock.now() + .seconds(30)
        while !isSo() {
            try #require(clock.now() < end, "it did not happen", sourceLocation: sourceLocation)
            try settle()
        }
    }

    /// Waits for a turn of the loop, after which the statistics hold all that came before.
    func settle() throws {
        let before = diary.lines.count(of: "settled")
        perform { _, diary in diary.add("settled") }
        try wait { $0.count(of: "settled") > before }
    }
}
