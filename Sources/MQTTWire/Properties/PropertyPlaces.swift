/// The packets, and the will, that a property may be in.
struct PropertyPlaces: OptionSet, Hashable, Sendable {
    let rawValue: UInt16

    /// The will's own properties inside CONNECT.
    static let will = PropertyPlaces(rawValue: 1)
    static let connect = PropertyPlaces(.connect)
    static let connack = PropertyPlaces(.connack)
    static let publish = PropertyPlaces(.publish)
    static let subscribe = PropertyPlaces(.subscribe)
    static let disconnect = PropertyPlaces(.disconnect)
    static let auth = PropertyPlaces(.auth)
    /// Every answer that carries a reason and nothing else of its own.
    static let answers = PropertyPlaces(.puback)
        .union(PropertyPlaces(.pubrec)).union(PropertyPlaces(.pubrel))
        .union(PropertyPlaces(.pubcomp)).union(PropertyPlaces(.suback))
        .union(PropertyPlaces(.unsuback))

    init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    init(_ kind: PacketKind) {
        rawValue = 1 << UInt16(kind.rawValue)
    }
}
