import Messaging

/// The time that a message carries: the first part of its user property `__ts`.
///
///     000001758255553528:00000:df     milliseconds since 1970, a counter, a node
enum MessageTime {
    /// The user property's name.
    static let property = Array("__ts".utf8)

    /// The milliseconds in a message; nil where it carries no time.
    static func milliseconds(of message: GraphMessage) -> Int64? {
        guard let value = message.userProperties.last(where: { $0.name == property })?.value else {
            return nil
        }
        let parts = value.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 3, !parts[0].isEmpty, parts[0].allSatisfy({ $0 &- 0x30 <= 9 }) else {
            return nil
        }
        return Int64(String(decoding: parts[0], as: UTF8.self))
    }

    /// The property of a message that the graph makes at this time.
    static func userProperty(_ milliseconds: Int64) -> UserProperty {
        UserProperty("__ts", "\(milliseconds):00000:graph")
    }

    /// A time rounded up to the next multiple of a length; a multiple stays.
    static func end(ofWindowWith time: Int64, length: Int64) -> Int64 {
        let rest = time % length
        return rest == 0 ? time : time - rest + (rest > 0 ? length : 0)
    }
}
