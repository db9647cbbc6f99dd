public import Messaging
public import Networking
public import Quantities
import Synchronization

/// The second transport: libmosquitto speaks MQTT, and one epoll loop on a thread for each call
/// drives its clients.
///
/// It is here to agree or to disagree with the default transport, not for speed: every packet is a
/// write of its own, and every client takes three descriptors and its own locks.
///
/// Differences that a reader of results must know (libmosquitto 2.0.11):
/// - A QoS 1 delivery is acknowledged by the library before the task sees it.
/// - Credentials cannot be renewed on a connection that stands.
/// - CONNECT is made, and a token file read, when TCP begins and not when it is connected.
/// - Whether a session is begun anew or resumed is one choice for a client's life. Where a session
///   is to be kept, every CONNECT has Clean Start 0, and a session that the broker already has at
///   the first one is refused by name.
/// - A DISCONNECT of the broker's that leaves its reason out (section 3.14.2.1) is taken for a breach
///   of the protocol, and no DISCONNECT's reason string is told.
/// - What the library neither tells nor lets be measured is in no statistics: pings, the bytes of
///   anything but PUBLISH and PUBACK, and write calls, of which there is one for each packet.
/// - Keep alives of 1 s to 4 s become 5 s.
/// - A lost session (Session Present 0) is begun again with a new client of the library, because
///   the old one would send what was in flight into a session that knows nothing of it. That takes
///   one connection more.
public struct MosquittoConnector: Connector {
    /// The library searches its list of messages in flight for every one that is sent or
    /// acknowledged: beyond this its cost takes over.
    public static let maximumInFlight: UInt16 = 1_000

    private let clock: any TimeSource

    /// Creates a connector whose loops read `clock`.
    public init(clock: any TimeSource = SystemTimeSource()) {
        prepareProcessForTLS()
        self.clock = clock
    }

    /// Those of libmosquitto.
    public var capabilities: TransportCapabilities {
        TransportCapabilities(
            name: "libmosquitto",
            maximumInFlight: Self.maximumInFlight,
            renewsInBand: false,
            acknowledgesManually: false,
            descriptorsPerConnection: 3
        )
    }

    /// Starts a thread that owns the connections outright.
    ///
    /// Trust files are read here, so that a wrong path is found out before anything runs.
    ///
    /// - Parameters:
    ///   - name: The thread's name; at most 15 bytes are shown.
    ///   - configurations: One for each connection.
    ///   - makeTask: Called once on the new thread.
    /// - Returns: The running loop.
    /// - Throws: `TransportError/credentialUnusable(path:problem:hint:)` for a certificate, key or
    ///   trust file.
    public func start(
        _ name: String,
        _ configurations: [ConnectionConfiguration],
        makeTask: @escaping @Sendable () -> any LoopTask
    ) throws(TransportError) -> any LoopHandle {
        let contexts = try TLSContexts(for: configurations)
        do throws(NetworkError) {
            let poller = try Poller()
            let state = MosquittoLoopState(waker: poller.waker)
            // The poller is made here, where failing can be told, and belongs to the thread.
            let handover = Mutex<Poller?>(poller)
            let clock = clock
            try DedicatedThread.start(name) {
                guard let poller = handover.withLock({ $0.take() }) else { return }
                let loop = MosquittoLoop(
                    configurations,
                    contexts: contexts,
                    poller: poller,
                    clock: clock,
                    state: state
                )
                loop.run(makeTask())
                state.end()
            }
            return MosquittoLoopHandle(state: state)
        } catch {
            throw .connectionFailed(
                address: configurations.first?.address
                    ?? BrokerAddress(host: "", port: 0, isSecure: false),
                detail: "\(error)"
            )
        }
    }
}
