extension ClientProtocol {
    /// Writes AUTH: begins a re-authentication with new data of the same method.
    public mutating func reauthenticate(
        _ data: SecretBytes,
        now: UInt64,
        into output: inout WireBuffer
    ) throws(WireError) {
        guard phase == .open else { throw notConnected(.auth) }
        guard !isReauthenticating else {
            throw refusal(.auth, "a re-authentication is under way", "4.12.1")
        }
        try sendAuth(ReasonByte.reauthenticate, data, now, &output)
        isReauthenticating = true
    }

    /// Writes AUTH: goes on with an authentication that the server asked to continue.
    public mutating func continueAuthentication(
        _ data: SecretBytes,
        now: UInt64,
        into output: inout WireBuffer
    ) throws(WireError) {
        guard phase == .connecting || isReauthenticating else {
            throw refusal(.auth, "no authentication is under way", "4.12")
        }
        try sendAuth(ReasonByte.continueAuthentication, data, now, &output)
    }

    private mutating func sendAuth(
        _ reason: UInt8,
        _ data: SecretBytes,
        _ now: UInt64,
        _ output: inout WireBuffer
    ) throws(WireError) {
        guard phase == .connecting || phase == .open else { throw notConnected(.auth) }
        guard let method = offer.authenticationMethod else {
            throw refusal(.auth, "the server confirmed no authentication method", "4.12")
        }
        try limited(.auth, &output) { (buffer) throws(WireError) in
            try AuthPacket(reason: reason, method: method, data: data).encode(into: &buffer)
        }
        keepAlive.sent(at: now)
    }
}
