/// A PUBACK that a planted fault holds back.
struct LateAnswer {
    /// The connection that the message came on; the answer dies with it.
    let key: UInt64
    /// The message's packet identifier.
    let identifier: UInt16
    /// What it says.
    let reason: UInt8
}
