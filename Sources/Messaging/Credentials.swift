/// What one CONNECT carries to say who is calling.
///
/// Secret: never printed, never written.
public struct Credentials: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// Enhanced authentication (MQTT 5, section 4.12): method and data, such as `K8S-SAT` and the
    /// bytes of a token.
    public var enhanced: (method: String, data: [UInt8])?
    /// The user name.
    public var username: String?
    /// The password.
    public var password: [UInt8]?

    /// Creates credentials; all nil is an anonymous client.
    public init(
        enhanced: (method: String, data: [UInt8])? = nil,
        username: String? = nil,
        password: [UInt8]? = nil
    ) {
        self.enhanced = enhanced
        self.username = username
        self.password = password
    }

    /// What may be shown: the kind and the length, never the secret.
    public var description: String {
        if let enhanced { return "\(enhanced.method) data of \(enhanced.data.count) bytes" }
        if let username { return "user name \"\(username)\"" }
        return "none"
    }

    /// The same as ``description``, so that a debug dump shows no secret either.
    public var debugDescription: String { description }

    /// No children, so that a reflecting dump shows no secret either.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
