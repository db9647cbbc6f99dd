public import Messaging
public import Scenarios

extension ConnectionConfiguration {
    /// The connection of one client to a scenario's target.
    ///
    /// The client's user property `metriccategory` lets the broker's own metrics tell this load
    /// from other traffic.
    ///
    /// - Parameters:
    ///   - target: Where to connect, whom to trust, how to prove who it is.
    ///   - name: What makes the client identifier unique; the target's prefix comes before it.
    ///   - credentials: Makes the source of credentials for a way to authenticate.
    public init(
        _ target: Target,
        name: String,
        credentials: (Target.Authentication) -> any CredentialSource
    ) {
        // The reader has checked the URL; an address that no broker has is refused on connecting.
        let address =
            BrokerAddress(url: target.broker)
            ?? BrokerAddress(host: target.broker, port: 0, isSecure: true)
        self.init(
            address: address,
            clientIdentifier: "\(target.clientPrefix)-\(name)",
            trust: TrustConfiguration(
                authoritiesFile: target.authoritiesPath,
                certificateFile: target.certificatePath,
                privateKeyFile: target.privateKeyPath
            ),
            credentials: credentials(target.authentication),
            keepAlive: target.keepAliveSeconds,
            userProperties: [UserProperty("metriccategory", "crucible")]
        )
    }
}
