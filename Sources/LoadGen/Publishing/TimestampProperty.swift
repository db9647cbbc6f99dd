import Evidence
import Messaging

/// The user property `__ts` that data flow graphs read a message's time from.
///
/// The value is `milliseconds:counter:node`. A node is one publisher of one run, so no two messages
/// ever carry the same value, and it never contains a colon: readers expect exactly three parts.
///
///     1758255553528:0:e5k0d3mz-17
struct TimestampProperty: Sendable {
    /// The user property's name.
    static let name = Array("__ts".utf8)

    private let run: [UInt8]

    /// Creates the writer of one run.
    init(run: RunIdentifier) {
        self.run = Array(":\(run)-".utf8)
    }

    /// Replaces the contents of `value`, which keeps its storage.
    func write(_ timestamp: HybridTimestamp, publisher: UInt32, into value: inout [UInt8]) {
        value.removeAll(keepingCapacity: true)
        StepText.append(timestamp.milliseconds, decimals: 0, to: &value)
        value.append(UInt8(ascii: ":"))
        StepText.append(timestamp.counter, minimumDigits: 1, to: &value)
        value.append(contentsOf: run)
        StepText.append(UInt64(publisher), minimumDigits: 1, to: &value)
    }
}
