/// The QoS 1 messages of one connection whose acknowledgement is awaited: what the library keeps
/// to itself.
struct InFlightMessages {
    private struct Entry {
        var token: UInt64
        var order: UInt64
    }

    private var entries: [UInt16: Entry] = [:]
    private var sent: UInt64 = 0
    /// The packet identifier that the library gave last, for a message of any quality.
    private var lastIdentifier: UInt16 = 0

    /// How many there are.
    var count: Int { entries.count }

    /// Whether the library would now give an identifier that is still in flight.
    ///
    /// It counts from 1 to 65,535 and around without looking.
    var isNextIdentifierTaken: Bool {
        !entries.isEmpty && entries[lastIdentifier == .max ? 1 : lastIdentifier + 1] != nil
    }

    /// Notes an identifier that the library gave to something that is not acknowledged like this.
    mutating func note(_ identifier: UInt16) {
        lastIdentifier = identifier
    }

    /// Adds a message that was sent.
    mutating func add(_ identifier: UInt16, _ token: UInt64) {
        lastIdentifier = identifier
        sent += 1
        entries[identifier] = Entry(token: token, order: sent)
    }

    /// Takes a message that was acknowledged; nil where there is none of this identifier.
    mutating func take(_ identifier: UInt16) -> UInt64? {
        guard !entries.isEmpty else { return nil }
        return entries.removeValue(forKey: identifier)?.token
    }

    /// The tokens in the order of sending.
    var tokens: [UInt64] {
        entries.values.sorted { $0.order < $1.order }.map(\.token)
    }

    /// Forgets all, as with a new client of the library.
    ///
    /// - Returns: The tokens in the order of sending.
    mutating func removeAll() -> [UInt64] {
        let all = tokens
        self = InFlightMessages()
        return all
    }
}
