public import Messaging
public import Networking
public import Quantities
import Scenarios

/// A stand-in for the cluster: a broker with TLS and service account tokens, and a reference graph
/// that runs a scenario's operations, with faults planted where asked.
///
/// Everything is real but throw-away: the authority, the keys and the token exist only for this
/// sandbox, in its folder. Loopback only unless told otherwise.
public final class Sandbox: Sendable {
    /// How long certificates, and tokens unless told otherwise, are valid.
    public static let lifetime = Nanoseconds.seconds(86_400)

    /// The broker's TLS listener.
    public let address: BrokerAddress
    /// The port of the listener without TLS; nil where there is none.
    public var plainPort: UInt16? { broker.plainPort }
    /// Where the authority's certificate is: what clients must trust.
    public let authoritiesPath: String
    /// Where a service account token for clients is: in a folder laid out as a projected volume, so
    /// that it is the folder that must be watched for a fresh one.
    public let tokenPath: String

    /// The tokens' authority, for more tokens.
    public let tokens: TokenAuthority
    /// The certificates' authority, for client certificates.
    public let certificates: CertificateAuthority

    private let broker: SandboxBroker
    private let graph: (any LoopHandle)?
    private let control: GraphControl
    private let files: SandboxFiles
    private let renewal: TokenRenewal?
    private let tokenLifetime: Nanoseconds
    private let clock: any TimeSource
    private let topics: (input: String, output: String)

    /// Starts the broker, and the graph where there is one; returns once both are ready.
    ///
    /// - Parameters:
    ///   - options: What the sandbox is to be like.
    ///   - clock: For tokens, certificates and time limits.
    /// - Returns: The running sandbox; ``stop()`` ends it.
    /// - Throws: ``SandboxError`` where a file cannot be written, a port is taken, or the graph is
    ///   of a kind that cannot be run here. Nothing is left behind then.
    public static func start(
        _ options: SandboxOptions,
        clock: any TimeSource = SystemTimeSource()
    ) async throws(SandboxError) -> Sandbox {
        prepareProcessForTLS()
        let sandbox = try Sandbox(options, clock: clock)
        guard sandbox.graph != nil else { return sandbox }
        do throws(SandboxError) {
            try await sandbox.control.untilRunning()
        } catch {
            await sandbox.stop()
            throw error
        }
        return sandbox
    }

    private init(_ options: SandboxOptions, clock: any TimeSource) throws(SandboxError) {
        let now = clock.wallClock()
        let certificates = try CertificateAuthority(at: now, lifetime: Self.lifetime)
        let tokens = try TokenAuthority()
        var settings = options.broker
        settings.faults = options.faults
        settings.faultSeed = options.seed
        settings.faultInput = options.flow?.input
        settings.faultOutput = options.flow?.output
        settings.tokenVerifier = TokenVerifier(publicKeyPEM: tokens.publicKeyPEM)
        settings.certificate = try certificates.serverCertificate(
            for: Self.names(for: settings.host),
            at: now,
            lifetime: Self.lifetime
        )
        let control = GraphControl()
        if let flow = options.flow { _ = try GraphProgram(flow) }
        let files = try SandboxFiles(
            in: options.directory,
            authorities: certificates.certificatePEM,
            token: try tokens.mint(at: now, lifetime: options.tokenLifetime),
            at: now
        )
        do throws(SandboxError) {
            broker = try SandboxBroker(settings, clock: clock)
        } catch {
            files.remove()
            throw error
        }
        self.clock = clock
        tokenLifetime = options.tokenLifetime
        self.certificates = certificates
        self.tokens = tokens
        self.control = control
        self.files = files
        authoritiesPath = files.authoritiesPath
        tokenPath = files.tokenPath
        address = BrokerAddress(
            host: Self.reachableName(of: settings.host),
            port: broker.port ?? 0,
            isSecure: true
        )
        topics = (options.flow?.input ?? "raw", options.flow?.output ?? "processed")
        var renewal: TokenRenewal?
        do throws(SandboxError) {
            renewal = try Self.startRenewal(options, files: files, tokens: tokens, clock: clock)
            graph = try Self.startGraph(
                options,
                at: address,
                files: files,
                tokens: tokens,
                clock: clock,
                control: control
            )
        } catch {
            renewal?.stop()
            broker.abandon()
            files.remove()
            throw error
        }
        self.renewal = renewal
    }

    /// Mints a token and swaps it into the file, as the kubelet does.
    ///
    /// Clients that are connected are not told: they show it when they notice, or when they please.
    ///
    /// - Parameter lifetime: How long it lives; nil as long as the others.
    /// - Throws: ``SandboxError`` where the file cannot be replaced.
    public func renewToken(lifetime: Nanoseconds? = nil) throws(SandboxError) {
        let now = clock.wallClock()
        let token = try tokens.mint(at: now, lifetime: lifetime ?? tokenLifetime)
        try files.replaceToken(with: token, at: now)
    }

    /// Swaps any bytes into the token file; what tests break it with.
    func replaceToken(with bytes: [UInt8]) throws(SandboxError) {
        try files.replaceToken(with: bytes, at: clock.wallClock())
    }

    /// How often the token file was renewed by itself.
    public var renewalCount: UInt64 { renewal?.count ?? 0 }

    /// What the graph did so far; the planted faults are those of the broker too.
    public var counts: GraphCounts {
        var counts = control.counts
        counts.planted.merge(broker.statistics.planted) { $0 + $1 }
        return counts
    }
    /// How far the graph is.
    public var graphState: GraphState { control.state }
    /// Waits until the graph's connection has ended for good; says why, nil where it was asked to.
    public func untilGraphStopped() async -> TransportError? { await control.untilStopped() }
    /// Waits until the graph is as a test wants it.
    func untilGraph(
        _ isMet: @escaping @Sendable (GraphState, GraphCounts) -> Bool
    ) async {
        _ = await control.until(isMet)
    }
    /// What the broker did so far.
    public var statistics: BrokerStatistics { broker.statistics }
    /// What the graph's event loop did so far; nil without a graph.
    public var graphStatistics: LoopStatistics? { graph?.statistics }

    /// Ends every connection with DISCONNECT; the graph's too.
    public func disconnectAll(reason: UInt8 = 0x98) {
        broker.disconnectAll(reason: reason)
    }

    /// Ends the graph's connection with DISCONNECT; it comes back where the reason lets it.
    public func disconnectGraph(reason: UInt8 = 0x98) {
        broker.disconnect(Self.graphIdentifier, reason: reason)
    }

    /// How to reach the sandbox with the tools people have: commands to copy.
    public var howToReach: String {
        HowToReach(
            address: address,
            authoritiesPath: authoritiesPath,
            tokenPath: tokenPath,
            input: topics.input,
            output: topics.output
        ).text
    }

    /// Ends the graph, then the broker, then removes the files.
    ///
    /// Takes a few seconds at most. Calling it again does nothing.
    public func stop() async {
        renewal?.stop()
        await graph?.stop(within: .seconds(2))
        control.end()
        await broker.stop()
        files.remove()
    }
}
