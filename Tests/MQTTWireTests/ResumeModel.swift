/// A session as a person would keep it: lists and dictionaries, searched from the start.
struct ResumeModel {
    /// Messages whose acknowledgement is awaited, in the order of their first sending.
    var inFlight: [(identifier: UInt16, token: UInt64)] = []
    /// Those that were sent on the connection that stands.
    var sent: Set<UInt16> = []
    /// The connection's SUBSCRIBEs without an answer.
    var requests: Set<UInt16> = []
    /// Tokens of a session that the server lost.
    var lost: [UInt64] = []
    var window = 0

    /// The first message that is not sent on this connection.
    var next: UInt16? { inFlight.first { !sent.contains($0.identifier) }?.identifier }

    var mayPublish: Bool { lost.isEmpty && next == nil && inFlight.count < window }

    func isInUse(_ identifier: UInt16) -> Bool {
        requests.contains(identifier) || inFlight.contains { $0.identifier == identifier }
    }

    /// Takes a message out and gives its token.
    mutating func resolve(_ identifier: UInt16) -> UInt64? {
        sent.remove(identifier)
        let place = inFlight.firstIndex { $0.identifier == identifier }
        return place.map { inFlight.remove(at: $0).token }
    }

    mutating func connect(isSessionPresent: Bool, window: Int) {
        sent = []
        requests = []
        self.window = window
        guard !isSessionPresent else { return }
        lost += inFlight.map(\.token)
        inFlight = []
    }
}
