import MQTTClient
import Messaging
import Networking
import Quantities
import Testing

/// A loop of the transport under test, driven from the test's thread.
final class RunningLoop {
    let handle: any LoopHandle
    let journal: Journal

    private let orders = Orders()
    private let poller: Poller

    /// Starts a loop with `configurations`.
    init(
        _ configurations: [ConnectionConfiguration],
        clock: any TimeSource = SystemTimeSource(),
        subscribingTo filter: String? = nil
    ) throws {
        poller = try Poller()
        let journal = Journal(waker: poller.waker)
        let orders = orders
        self.journal = journal
        handle = try MQTTConnector(clock: clock).start("test loop", configurations) {
            JournalTask(journal, orders, subscribingTo: filter)
        }
    }

    /// Starts a loop with one plain connection to `peer` and opens it.
    convenience init(
        to peer: ScriptedPeer,
        clock: any TimeSource = SystemTimeSource(),
        subscribingTo filter: String? = nil,
        _ adjust: (inout ConnectionConfiguration) -> Void = { _ in }
    ) throws {
        var configuration = Self.configuration(port: peer.port)
        adjust(&configuration)
        try self.init([configuration], clock: clock, subscribingTo: filter)
        perform { connections, _ in connections.open(0) }
    }

    deinit {
        let handle = handle
        Task { await handle.stop(within: .milliseconds(1)) }
    }

    /// A configuration for a plain listener on 127.0.0.1.
    static func configuration(port: UInt16) -> ConnectionConfiguration {
        ConnectionConfiguration(
            address: BrokerAddress(host: "127.0.0.1", port: port, isSecure: false),
            clientIdentifier: "test client",
            connectTimeout: .seconds(20)
        )
    }

    /// Has the task do something in its next step.
    func perform(_ order: @escaping Orders.Order) {
        orders.add(order)
        handle.wake()
    }

    /// Waits until the journal satisfies `condition`, at most 20 seconds.
    func wait(
        sourceLocation: SourceLocation = #_sourceLocation,
        until condition: ([Journal.Entry]) -> Bool
    ) throws {
        let clock = SystemTimeSource()
        let end = clock.now() + .seconds(20)
        while !condition(journal.all) {
            let left = end - clock.now()
            try #require(left > .zero, "it did not happen", sourceLocation: sourceLocation)
            _ = poller.wait(atMost: left)
        }
    }

    /// Waits for a turn of the loop, after which the statistics hold all that came before.
    func settle() throws {
        let before = journal.all.settled
        perform { _, journal in journal.add(.settled) }
        try wait { $0.settled > before }
    }

    /// Waits until a connection has ended and says how.
    func waitForEnd() throws -> (error: TransportError?, unresolved: [UInt64]) {
        try wait { !$0.closed.isEmpty }
        return try #require(journal.all.closed.first)
    }
}
