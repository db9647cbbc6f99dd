/// A panic of a module, with what it stumbled over.
struct Trap: Error {
    /// What was wrong, in words; nothing of the payload.
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
