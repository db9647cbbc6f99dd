import MQTTWire
import Quantities

/// Decides who may connect.
struct Admission {
    /// The enhanced authentication method of service account tokens.
    static let method = "K8S-SAT"

    /// A refusal: the CONNACK or DISCONNECT reason, and words for it.
    struct Refusal: Error {
        let reason: UInt8
        let words: String
    }

    private let settings: BrokerSettings
    private var tokens = VerifiedTokens()

    init(_ settings: BrokerSettings) {
        self.settings = settings
    }

    /// Admits a client, or says why not.
    ///
    /// - Parameters:
    ///   - packet: What the client sent.
    ///   - now: The time to check a token at.
    /// - Returns: When its token expires; nil where it came without one.
    /// - Throws: The reason for CONNACK.
    mutating func admit(
        _ packet: ConnectPacket,
        at now: WallClockInstant
    ) throws(Refusal) -> WallClockInstant? {
        if let method = packet.authenticationMethod {
            guard method == Self.method, settings.tokenVerifier != nil else {
                throw Refusal(reason: 0x8C, words: "authentication method is not offered")
            }
            guard packet.userName == nil, packet.password == nil else {
                throw Refusal(reason: 0x87, words: "a user name does not go with a token")
            }
            return try check(packet.authenticationData?.bytes, at: now)
        }
        if packet.userName != nil || packet.password != nil {
            try checkPassword(packet)
            return nil
        }
        guard settings.allowsAnonymous else {
            throw Refusal(reason: 0x87, words: "no credentials were sent")
        }
        return nil
    }

    /// Checks a token alone, as in re-authentication.
    mutating func check(
        _ token: [UInt8]?,
        at now: WallClockInstant
    ) throws(Refusal) -> WallClockInstant {
        guard let token, !token.isEmpty, let verifier = settings.tokenVerifier else {
            throw Refusal(reason: 0x87, words: "no token was sent")
        }
        do throws(TokenRefusal) {
            let expiry = try tokens.verify(token, at: now, by: verifier).expiry
            // Beyond this, milliseconds would not fit; no token is meant to last that long.
            return WallClockInstant(milliseconds: min(expiry, Int64.max / 2_000) * 1_000)
        } catch {
            // A claim may hold anything; what goes into a packet must be short and printable.
            let words = "\(error)".unicodeScalars.prefix(200).map { $0.value < 0x20 ? "?" : $0 }
            throw Refusal(reason: 0x87, words: String(String.UnicodeScalarView(words)))
        }
    }

    private func checkPassword(_ packet: ConnectPacket) throws(Refusal) {
        guard !settings.passwords.isEmpty else {
            throw Refusal(reason: 0x87, words: "user names are not admitted here")
        }
        guard let name = packet.userName, let password = settings.passwords[name],
            packet.password?.bytes == Array(password.utf8)
        else { throw Refusal(reason: 0x86, words: "the user name or password is wrong") }
    }
}
