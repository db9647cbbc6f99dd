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
    ///
    /// Written over what `value` held, because the length changes rarely. Times before 1970 are
    /// written as 0: readers take no sign.
    func write(_ timestamp: HybridTimestamp, publisher: UInt32, into value: inout [UInt8]) {
        let milliseconds = UInt64(max(0, timestamp.milliseconds))
        let colon = StepText.digitCount(of: milliseconds)
        let node = colon + 1 + StepText.digitCount(of: timestamp.counter)
        let number = node + run.count
        let size = number + StepText.digitCount(of: UInt64(publisher))
        if value.count != size { value = Array(repeating: UInt8(ascii: ":"), count: size) }
        let run = run.span
        var target = value.mutableSpan
        StepText.write(milliseconds, into: &target, from: 0, before: colon)
        target[colon] = UInt8(ascii: ":")
        StepText.write(timestamp.counter, into: &target, from: colon + 1, before: node)
        target.overwrite(from: node, with: run)
        StepText.write(UInt64(publisher), into: &target, from: number, before: size)
    }
}
