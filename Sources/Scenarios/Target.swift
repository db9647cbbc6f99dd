/// The broker under test, as the scenario names it.
///
/// Paths are as given to the process to open.
public struct Target: Hashable, Sendable {
    /// How a connection proves who it is.
    public enum Authentication: Hashable, Sendable {
        /// Not at all, or only by the client certificate.
        case none
        /// A Kubernetes service account token (`K8S-SAT`), read from this file at every connect.
        case serviceAccountToken(path: String)
        /// A token of its own for each publisher: the files of this directory in the order of their
        /// names, taken in turn.
        case serviceAccountTokens(directory: String)
        /// A user name and a password, each read from a file at every connect.
        case password(usernamePath: String, passwordPath: String)
        /// A user name given as it is, and a password read from a file at every connect.
        ///
        /// AIO's environment gives the name itself (`AIO_MQTT_USERNAME`); a scenario says `user:`.
        case passwordOfUser(name: String, passwordPath: String)
    }

    /// The broker's URL, `mqtts://host:port` or `mqtt://host:port`.
    public var broker: String
    /// The file of certificate authorities to trust; nil trusts the system's.
    public var authoritiesPath: String?
    /// How a connection proves who it is.
    public var authentication: Authentication
    /// The client certificate chain to present; nil presents none.
    public var certificatePath: String?
    /// The client certificate's private key.
    public var privateKeyPath: String?
    /// A directory with a certificate of its own for each publisher: pairs `NAME.crt` and `NAME.key`
    /// in the order of their names, taken in turn; nil where all show the same or none.
    public var certificatesDirectory: String?
    /// The CONNECT's user property `metriccategory`, which the broker's own metrics are labelled
    /// with.
    public var metricCategory: String
    /// What client identifiers begin with; the run and the publisher's number follow.
    public var clientPrefix: String
    /// Seconds without a packet after which a PINGREQ is sent.
    public var keepAliveSeconds: UInt16

    /// Creates a target.
    public init(
        broker: String,
        authoritiesPath: String? = nil,
        authentication: Authentication = .none,
        certificatePath: String? = nil,
        privateKeyPath: String? = nil,
        certificatesDirectory: String? = nil,
        metricCategory: String = "crucible",
        clientPrefix: String = "crucible",
        keepAliveSeconds: UInt16 = 60
    ) {
        self.broker = broker
        self.authoritiesPath = authoritiesPath
        self.authentication = authentication
        self.certificatePath = certificatePath
        self.privateKeyPath = privateKeyPath
        self.certificatesDirectory = certificatesDirectory
        self.metricCategory = metricCategory
        self.clientPrefix = clientPrefix
        self.keepAliveSeconds = keepAliveSeconds
    }
}
