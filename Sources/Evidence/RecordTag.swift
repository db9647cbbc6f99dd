/// The first byte of a record in a history: what it is in the low half, flags in the high half.
struct RecordTag: Hashable {
    /// What the record is.
    enum Kind: UInt8 {
        case sent = 0
        case unsent = 1
        case acknowledged = 2
        case unresolved = 3
        case received = 4
        case stranger = 5
        case health = 6
        case event = 7
        case settled = 8
        case resent = 9
        case connection = 10
        case entered = 11
        case result = 12
    }

    /// Which stranger it was.
    enum StrangerFlag: UInt8 {
        case foreign = 0
        case staleRun = 1
        case retained = 2
        case probe = 3
        case onInput = 4
    }

    /// Which event it was.
    enum EventFlag: UInt8 {
        case phase = 0
        case tokenRenewed = 1
        case subscriberDisconnected = 2
        case interrupted = 3
        case ended = 4
        case tokenUnusable = 5
        case scheduleBegan = 6
    }

    /// What happened to a connection.
    enum ConnectionFlag: UInt8 {
        case connected = 0
        case sessionResumed = 1
        case sessionLost = 2
        case subscribed = 3
        case disconnected = 4
        case attemptFailed = 5
        case gaveUp = 6
        case reauthenticated = 7
        case reauthenticationFailed = 8
    }

    /// On an acknowledgement: a reason code other than 0 follows.
    static let hasReason: UInt8 = 1
    /// On an arrival: the broker marked the copy as sent before.
    static let isDuplicate: UInt8 = 1
    /// On an arrival: its body follows, because it was not as sent.
    static let hasBody: UInt8 = 2
    /// On an arrival: the topic that it came out on follows.
    static let hasTopic: UInt8 = 4
    /// On an arrival: what else is to know of its envelope follows.
    static let hasEnvelope: UInt8 = 8
    /// In what follows: the time that it carries follows; the bits below are its differences.
    static let carriesTime: UInt8 = 0x80
    /// On a result: the time that it carries follows.
    static let hasTimestamp: UInt8 = 2

    /// What the record is.
    var kind: Kind
    /// What else is to know; below 16.
    var flags: UInt8

    /// Creates a tag.
    init(_ kind: Kind, flags: UInt8 = 0) {
        self.kind = kind
        self.flags = flags
    }

    /// Reads a tag; nil for a kind that does not exist.
    init?(byte: UInt8) {
        guard let kind = Kind(rawValue: byte & 0xF) else { return nil }
        self.init(kind, flags: byte >> 4)
    }

    /// The tag in one byte.
    var byte: UInt8 { flags << 4 | kind.rawValue }
}
