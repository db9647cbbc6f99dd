import Networking
import Quantities

/// A client and a server on one thread and one poller.
final class Loopback {
    let client: Endpoint
    /// The accepted end; nil until TCP is connected.
    private(set) var server: Endpoint?

    private let poller: Poller
    private let listener: Listener
    private let serverContext: TLSContext?
    private let prepare: (Endpoint) -> Void

    /// Connects to a listener of its own, both on 127.0.0.1.
    ///
    /// TLS is off at the end whose parameter is nil; `prepare` is called with the accepted end
    /// before it moves.
    init(
        server: TLSContext?,
        security: ClientSecurity?,
        prepare: @escaping (Endpoint) -> Void = { _ in }
    ) throws {
        prepareProcessForTLS()
        poller = try Poller()
        listener = try Listener(host: "127.0.0.1", port: 0)
        serverContext = server
        self.prepare = prepare
        try listener.attach(to: poller, key: 0)
        client = Endpoint(
            try ByteStream(connectingTo: listener.address, security: security)
        )
        try client.stream.attach(to: poller, key: 1)
    }

    /// Moves both ends until `condition` holds.
    ///
    /// - Returns: Whether it held within ten seconds of nothing happening, or 100,000 rounds.
    func run(until condition: () -> Bool) throws -> Bool {
        var idleRounds = 0
        for _ in 0..<100_000 where idleRounds < 100 {
            if condition() { return true }
            _ = poller.wait(atMost: .milliseconds(100))
            idleRounds = poller.ready.isEmpty ? idleRounds + 1 : 0
            for readiness in poller.ready { try react(to: readiness) }
        }
        return condition()
    }

    private func react(to readiness: Readiness) throws {
        switch readiness.key {
        case 0:
            guard let stream = try listener.accept(security: serverContext) else { return }
            try stream.attach(to: poller, key: 2)
            let endpoint = Endpoint(stream)
            prepare(endpoint)
            server = endpoint
        case 1: client.react(to: readiness)
        default: server?.react(to: readiness)
        }
    }
}
