public import Messaging
import Quantities
public import Scenarios

extension ConnectionConfiguration {
    /// The connection of one client of a scenario.
    ///
    /// The client's user property `metriccategory` lets the broker's own metrics tell this load
    /// from other traffic. Where sessions are kept, even the first connection asks for one (Clean
    /// Start 0): client identifiers are new in every run, so there is none yet, and Mosquitto 2.0
    /// writes only sessions to disk that began so.
    ///
    /// - Parameters:
    ///   - scenario: Where to connect, whom to trust, how connections are made and kept.
    ///   - name: What makes the client identifier unique; the target's prefix comes before it.
    ///   - number: The client's number, which takes its turn at certificates and addresses.
    ///   - inFlight: How many QoS 1 messages may be in flight.
    ///   - credentials: What the clients show.
    public init(
        _ scenario: Scenario,
        name: String,
        number: UInt32,
        inFlight: UInt16 = .max,
        credentials: any ClientCredentials
    ) {
        let target = scenario.target
        let connect = scenario.connect
        // The reader has checked the URL; an address that no broker has is refused on connecting.
        let address =
            BrokerAddress(url: target.broker)
            ?? BrokerAddress(host: target.broker, port: 0, isSecure: true)
        let own = credentials.certificate(ofPublisher: number)
        let addresses = connect.sourceAddresses
        // Without reconnecting nobody comes back for the session.
        let expiry = connect.keepsSessions ? connect.sessionExpiry : .zero
        self.init(
            address: address,
            clientIdentifier: "\(target.clientPrefix)-\(name)",
            trust: TrustConfiguration(
                authoritiesFile: target.authoritiesPath,
                certificateFile: own?.certificateFile ?? target.certificatePath,
                privateKeyFile: own?.privateKeyFile ?? target.privateKeyPath
            ),
            credentials: credentials.source(ofPublisher: number),
            keepAlive: target.keepAliveSeconds,
            sessionExpiry: UInt32(clamping: expiry.count / Nanoseconds.seconds(1).count),
            isCleanStart: expiry == .zero,
            inFlightLimit: inFlight,
            userProperties: [UserProperty("metriccategory", target.metricCategory)],
            sourceAddress: addresses.isEmpty ? nil : addresses[Int(number) % addresses.count],
            resumesSecurity: connect.resumesSecurity
        )
    }
}
