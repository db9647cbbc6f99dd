public import Messaging
public import Networking
public import Quantities
import Synchronization

/// The default transport: MQTT 5 of our own, one epoll loop on a thread for each call.
public struct MQTTConnector: Connector {
    private let clock: any TimeSource

    /// Creates a connector whose loops read `clock`.
    public init(clock: any TimeSource = SystemTimeSource()) {
        prepareProcessForTLS()
        self.clock = clock
    }

    /// Starts a thread that owns the connections outright.
    ///
    /// Trust files are read here, once for each distinct trust, so that a wrong path is found out
    /// before anything runs.
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
        let contexts = try Self.contexts(for: configurations)
        do throws(NetworkError) {
            let poller = try Poller()
            let state = LoopState(waker: poller.waker)
            // The poller is made here, where failing can be told, and belongs to the thread.
            let handover = Mutex<Poller?>(poller)
            let clock = clock
            try DedicatedThread.start(name) {
                guard let poller = handover.withLock({ $0.take() }) else { return }
                let loop = EventLoop(
                    configurations,
                    contexts: contexts,
                    poller: poller,
                    clock: clock,
                    state: state
                )
                loop.run(makeTask())
                state.end()
            }
            return MQTTLoopHandle(state: state)
        } catch {
            throw .connectionFailed(
                address: configurations.first?.address
                    ?? BrokerAddress(host: "", port: 0, isSecure: false),
                detail: "\(error)"
            )
        }
    }

    private static func contexts(
        for configurations: [ConnectionConfiguration]
    ) throws(TransportError) -> [TrustConfiguration: TLSContext] {
        var contexts: [TrustConfiguration: TLSContext] = [:]
        let resuming = Set(configurations.filter(\.resumesSecurity).map(\.trust))
        for configuration in configurations where configuration.address.isSecure {
            let trust = configuration.trust
            guard contexts[trust] == nil else { continue }
            do throws(NetworkError) {
                contexts[trust] = try TLSContext(
                    clientTrusting: trust.authoritiesFile,
                    certificate: trust.certificateFile,
                    privateKey: trust.privateKeyFile,
                    resumes: resuming.contains(trust)
                )
            } catch {
                throw TransportError(error, at: configuration.address)
            }
        }
        return contexts
    }
}
