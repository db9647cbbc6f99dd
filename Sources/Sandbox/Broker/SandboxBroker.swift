public import Networking
public import Quantities
import Synchronization

/// A local MQTT 5 broker that treats its clients as AIO's broker does: TLS, service account tokens
/// checked for real, Receive Maximum 100, Maximum QoS 1, no topic alias, no subscription
/// identifiers.
///
/// Runs on a thread of its own. QoS 1 messages are never dropped while their subscriber's session
/// lasts: one whose queue is full has them refused with PUBACK 0x97. QoS 0 messages for a full
/// queue, or for a client that is away, are dropped and counted. Sessions outlive their connections
/// as long as clients ask, at most an hour unless told otherwise, and end with the broker, as do
/// retained messages. A message's expiry is kept (section 3.3.2.3.3).
public final class SandboxBroker: Sendable {
    /// The port of the TLS listener; nil where there is none.
    public let port: UInt16?
    /// The port of the listener without TLS; nil where there is none.
    public let plainPort: UInt16?

    private let mailbox: BrokerMailbox

    /// Starts a broker.
    ///
    /// - Parameters:
    ///   - settings: How it behaves.
    ///   - clock: For keep alives and token expiry.
    /// - Throws: ``SandboxError/listenFailed(address:detail:)`` and what is wrong with the
    ///   certificate.
    public init(
        _ settings: BrokerSettings,
        clock: any TimeSource = SystemTimeSource()
    ) throws(SandboxError) {
        prepareProcessForTLS()
        do throws(NetworkError) {
            var listeners: [(listener: Listener, context: TLSContext?)] = []
            var securePort: UInt16?
            if let certificate = settings.certificate {
                let context = try TLSContext(
                    serverCertificateChain: certificate.certificatePEM,
                    privateKey: certificate.privateKeyPEM,
                    clientAuthorities: settings.clientAuthorities,
                    tickets: settings.securityTickets
                )
                let listener = try Listener(host: settings.host, port: settings.port)
                securePort = listener.port
                listeners.append((listener, context))
            }
            port = securePort
            var openPort: UInt16?
            if let wanted = settings.plainPort {
                let listener = try Listener(host: settings.host, port: wanted)
                openPort = listener.port
                listeners.append((listener, nil))
            }
            plainPort = openPort
            let poller = try Poller()
            let mailbox = BrokerMailbox(waker: poller.waker)
            self.mailbox = mailbox
            let loop = try BrokerLoop(
                core: BrokerCore(settings),
                poller: poller,
                listeners: listeners,
                clock: clock,
                mailbox: mailbox
            )
            // The loop is made here, where failing can be told, and belongs to the thread.
            let handover = Mutex<BrokerLoop?>(loop)
            try DedicatedThread.start("sandbox-broker") {
                handover.withLock { $0.take() }?.run()
            }
        } catch {
            throw .listenFailed(address: "\(settings.host):\(settings.port)", detail: "\(error)")
        }
    }

    /// What the broker did so far; at most one wake-up of its thread old.
    public var statistics: BrokerStatistics { mailbox.statistics }

    /// Ends every connection with DISCONNECT, by default 0x98 (administrative action); clients may
    /// come back at once.
    public func disconnectAll(reason: UInt8 = 0x98) {
        mailbox.ask(.disconnectAll(reason))
    }

    /// Ends the connection of one client with DISCONNECT; does nothing where it has none.
    public func disconnect(_ clientIdentifier: String, reason: UInt8 = 0x98) {
        mailbox.ask(.disconnect(clientIdentifier, reason))
    }

    /// Asks for what ``stop()`` does without waiting for it.
    func abandon() {
        mailbox.ask(.stop)
    }

    /// Ends every connection with DISCONNECT 0x8B (server shutting down), then the thread.
    ///
    /// Returns when it ended, after a second at most. Calling it again does nothing.
    public func stop() async {
        mailbox.ask(.stop)
        await mailbox.untilEnded()
    }
}
