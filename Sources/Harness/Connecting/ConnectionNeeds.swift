import Messaging
import Scenarios

/// What a run's connections take of the machine.
struct ConnectionNeeds: Hashable, Sendable {
    /// For the program itself: its files and what libraries keep open.
    static let reserve = 64
    /// For each event loop beyond its connections: a poller, a waker, a timer, and one to spare.
    static let perLoop = 4
    /// For the sandbox beyond its ends of the connections: listener, loops, the graph's connection.
    static let sandbox = 32

    /// How many connections there are, the verifier's included.
    let connections: Int
    /// How many file descriptors the process must be allowed to have.
    let descriptors: Int
    /// How many local addresses the connections are spread over.
    let addresses: Int

    /// Counts.
    ///
    /// - Parameters:
    ///   - scenario: The scenario.
    ///   - capabilities: What the transport takes for each connection.
    ///   - loops: How many event loops there are, the verifier's included.
    ///   - isSandbox: Whether the sandbox is in the same process.
    init(
        _ scenario: Scenario,
        over capabilities: TransportCapabilities,
        loops: Int,
        isSandbox: Bool
    ) {
        connections = scenario.publisherCount + 1
        addresses = max(1, scenario.connect.sourceAddresses.count)
        let here = connections * capabilities.descriptorsPerConnection
        let there = isSandbox ? connections + Self.sandbox : 0
        descriptors = here + there + loops * Self.perLoop + Self.reserve
    }

    /// What the machine does not have; nil when it has everything.
    func failure(on machine: MachineLimits) -> RunFailure? {
        guard descriptors <= machine.descriptors else {
            return .notEnoughDescriptors(
                connections: connections,
                needed: descriptors,
                limit: machine.descriptors
            )
        }
        let ports = addresses.multipliedReportingOverflow(by: machine.portsPerAddress)
        guard !ports.overflow, connections > ports.partialValue else { return nil }
        return .notEnoughPorts(
            connections: connections,
            addresses: addresses,
            portsPerAddress: machine.portsPerAddress
        )
    }
}
