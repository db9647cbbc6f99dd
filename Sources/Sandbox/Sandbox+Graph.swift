import MQTTClient
import Messaging
import Quantities
import Scenarios

extension Sandbox {
    /// The graph's client identifier.
    static let graphIdentifier = "sandbox-graph"

    /// Connects the graph, which reports to `control`; nil without a data flow.
    static func startGraph(
        _ options: SandboxOptions,
        at address: BrokerAddress,
        files: SandboxFiles,
        tokens: TokenAuthority,
        clock: any TimeSource,
        control: GraphControl
    ) throws(SandboxError) -> (any LoopHandle)? {
        guard let flow = options.flow else { return nil }
        let configuration = ConnectionConfiguration(
            address: address,
            clientIdentifier: graphIdentifier,
            trust: TrustConfiguration(authoritiesFile: files.authoritiesPath),
            credentials: MintedCredentials(
                authority: tokens,
                account: "aio-dataflow",
                clock: clock
            ),
            userProperties: [UserProperty("metriccategory", "sandbox-graph")],
            connectTimeout: .seconds(10)
        )
        return try ReferenceGraph.start(
            flow,
            on: MQTTConnector(clock: clock),
            configuration,
            faults: options.faults,
            seed: options.seed,
            control: control
        )
    }

    /// The names the server's certificate needs for a host to listen on.
    static func names(for host: String) -> [String] {
        let names = CertificateAuthority.defaultNames
        return names.contains(host) || isWildcard(host) ? names : names + [host]
    }

    /// A name that reaches a listener on `host`.
    static func reachableName(of host: String) -> String {
        isWildcard(host) || CertificateAuthority.defaultNames.contains(host) ? "localhost" : host
    }

    private static func isWildcard(_ host: String) -> Bool { host == "0.0.0.0" || host == "::" }
}
