/// Decides what becomes of each message of a simulated run.
public protocol Fates: Sendable {
    /// The fate of one message.
    ///
    /// - Parameters:
    ///   - publisher: Its publisher.
    ///   - sequence: Its slot's number.
    ///   - passes: Whether the graph lets it out, as the simulation's own filter reads it.
    /// - Returns: Answer and copies.
    func fate(publisher: UInt32, sequence: UInt64, passes: Bool) -> MessageFate
}
