import COpenSSL
import Glibc

/// One non-blocking TCP connection, with or without TLS, at either end.
///
/// A class because it owns a descriptor and OpenSSL's session; used on one thread. It tells its
/// poller by itself what it waits for. Its owner, when the poller reports it, calls ``advance()``
/// until the phase is ``Phase/open``, and from then on ``flush()`` when writable and
/// ``read(into:)`` when readable or hung up. Any error thrown means that the stream is of no more
/// use and must be closed. An idle connection costs OpenSSL's session (about 20 KiB; plain TCP
/// nothing) and no buffers of ours.
public final class ByteStream {
    /// How far a connection is.
    public enum Phase: Sendable {
        /// TCP is connecting.
        case connecting
        /// TLS is being negotiated.
        case handshaking
        /// Bytes flow.
        case open
        /// The descriptor is gone.
        case closed
    }

    /// The most that one write, which is one TLS record, carries.
    public static let maximumWrite = 16_384

    /// How far the connection is.
    public internal(set) var phase: Phase
    /// Write calls that took bytes so far: TLS records, or `send` calls without TLS.
    public internal(set) var writeCount: UInt64 = 0
    /// Whether bytes that arrive are left in the kernel, so that TCP slows the peer down.
    public var isReadingPaused = false { didSet { rearm() } }

    /// The name the certificate must have; nil at the server's end and without TLS.
    let expectedHost: String?
    /// Why the peer's certificate was refused, noted while OpenSSL had it at hand.
    var verificationFailure: NetworkError?

    /// What the connection's context keeps of TLS sessions; nil where nothing.
    var resumableSessions: ResumableSessions? { context?.sessions }

    private(set) var session: OpaquePointer?
    private(set) var descriptor: Int32
    private let context: TLSContext?
    private weak var poller: Poller?
    private var key: UInt64 = 0
    private var armed: (reading: Bool, writing: Bool) = (false, false)

    /// What was accepted and not yet written: `unsent[unsentStart...]`.
    var unsent: [UInt8] = []
    var unsentStart = 0
    /// What the handshake waits for.
    var handshakeWantsWrite = false

    /// Begins to connect.
    ///
    /// - Parameters:
    ///   - address: Where to.
    ///   - source: The local address to connect from; nil leaves it to the system.
    ///   - security: The check of the server; nil for plain TCP.
    /// - Throws: ``NetworkError/connectionFailed(detail:)`` when it fails at once, or the source is
    ///   no address of this machine.
    public init(
        connectingTo address: SocketAddress,
        from source: SocketAddress? = nil,
        security: ClientSecurity?
    ) throws(NetworkError) {
        descriptor = socket(address.family, SocketOptions.streamType, 0)
        guard descriptor >= 0 else { throw .system("socket") }
        phase = .connecting
        context = security?.context
        expectedHost = security?.host
        SocketOptions.sendAtOnce(descriptor)
        if let source, !SocketOptions.bind(descriptor, to: source) {
            throw .connectionFailed(
                detail: "\(SystemErrorText.latest()) (connecting from \(source.host))"
            )
        }
        let code = address.withSocketAddress { connect(descriptor, $0, $1) == 0 ? 0 : errno }
        guard code == 0 || code == EINPROGRESS || code == EINTR else {
            throw .connectionFailed(detail: SystemErrorText.text(of: code))
        }
        if let security { try makeSession(security.context, host: security.host) }
    }

    /// Takes over a descriptor that a listener accepted.
    init(accepted: Int32, security context: TLSContext?) throws(NetworkError) {
        descriptor = accepted
        phase = context == nil ? .open : .handshaking
        self.context = context
        expectedHost = nil
        SocketOptions.sendAtOnce(accepted)
        if let context { try makeSession(context, host: nil) }
    }

    deinit {
        release()
    }

    /// Has `poller` report this stream's readiness under `key` from now on.
    public func attach(to poller: Poller, key: UInt64) throws(NetworkError) {
        armed = wanted
        try poller.add(descriptor, key: key, reading: armed.reading, writing: armed.writing)
        self.poller = poller
        self.key = key
    }

    /// The address at the other end; nil while there is none.
    public var peerAddress: SocketAddress? { SocketOptions.peer(of: descriptor) }

    /// Closes at once; whatever is unsent is lost.
    ///
    /// Under TLS the peer is told that the end is meant (close_notify) where that is possible.
    public func close() {
        guard phase != .closed else { return }
        if phase == .open { endSession() }
        release()
    }

    /// Ends our direction after what was sent; the peer's bytes can still be read until its end.
    ///
    /// Closing while the peer's bytes lie unread would make the kernel throw ours away as well.
    public func finishSending() {
        guard phase == .open else { return }
        endSession()
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Tells the poller what the stream waits for, if that changed.
    func rearm() {
        guard let poller, phase != .closed else { return }
        let now = wanted
        guard now != armed else { return }
        armed = now
        poller.change(descriptor, key: key, reading: now.reading, writing: now.writing)
    }

    private var wanted: (reading: Bool, writing: Bool) {
        switch phase {
        case .connecting: (false, true)
        case .handshaking: (!handshakeWantsWrite, handshakeWantsWrite)
        case .open: (!isReadingPaused, unsentCount > 0)
        case .closed: (false, false)
        }
    }

    private func makeSession(_ context: TLSContext, host: String?) throws(NetworkError) {
        guard let made = SSL_new(context.pointer), SSL_set_fd(made, descriptor) == 1 else {
            throw .systemFailed(call: "SSL_new", detail: TLSErrorQueue.take().text)
        }
        session = made
        SSL_set_ex_data(made, 0, Unmanaged.passUnretained(self).toOpaque())
        guard context.isClient else { return SSL_set_accept_state(made) }
        SSL_set_connect_state(made)
        guard let host else { return }
        context.sessions?.offer(on: made, to: host)
        // Setting an address fails for a name; server name indication is only for names.
        if X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(made), host) != 1 {
            ERR_clear_error()
            SSL_set1_host(made, host)
            _ = crucible_SSL_set_tlsext_host_name(made, host)
        }
    }

    private func endSession() {
        guard let session else { return }
        ERR_clear_error()
        SSL_shutdown(session)
        ERR_clear_error()
    }

    private func release() {
        if let session { SSL_free(session) }
        session = nil
        if descriptor >= 0 { Glibc.close(descriptor) }
        descriptor = -1
        phase = .closed
        unsent = []
        unsentStart = 0
    }
}
