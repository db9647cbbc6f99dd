import Messaging
import Quantities

/// Tells a new token from the old one, from an empty file, and from one that is half written.
///
/// A value: readings of a file in, changes out. An empty or unreadable file is somebody's write that
/// is under way, and so is a text that is no JSON Web Token the first time that it is seen.
struct TokenReadings: Sendable {
    private var current: [UInt8]?
    private var doubtful: [UInt8]?

    /// Takes a reading of the file, nil where it could not be read.
    ///
    /// - Returns: What changed; nil for the first token, for the same one and for none.
    mutating func take(_ reading: [UInt8]?, at now: WallClockInstant, path: String) -> TokenChange?
    {
        guard let reading, !reading.isEmpty, reading != current else { return nil }
        let claims = TokenClaims(jwt: reading)
        guard claims != nil || doubtful == reading || current == nil else {
            doubtful = reading
            return nil
        }
        doubtful = nil
        let isFirst = current == nil
        current = reading
        guard !isFirst else { return nil }
        if let expiry = claims?.expiry, expiry <= now.seconds {
            return .unusable(ServiceAccountTokenFile.expired(path, expiry))
        }
        return .renewed(claims)
    }
}
