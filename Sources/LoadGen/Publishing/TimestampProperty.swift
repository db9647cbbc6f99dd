import Evidence
import Messaging

/// The user property `__ts` that data flow graphs read a message's time from.
///
/// The value is `milliseconds:counter:node`. The node is the message's identity, so no two messages
/// ever carry the same value and each can be told by its time alone; it never contains a colon:
/// readers expect exactly three parts. Messages that leave together share the first part, so its text
/// is kept.
///
///     1758255553528:0:e5k0d3mz000g000000h7k2qp
struct TimestampProperty: Sendable {
    /// The user property's name.
    static let name = TimestampIdentity.property

    /// The latest milliseconds, and their digits with the colon behind them.
    private var instant: (milliseconds: Int64, text: [UInt8]) = (0, Array("0:".utf8))

    /// Creates a writer.
    init() {}

    /// Replaces the contents of `value`, which keeps its storage.
    ///
    /// Written over what `value` held, because the length changes rarely. Times before 1970 are
    /// written as 0: readers take no sign.
    mutating func write(
        _ timestamp: HybridTimestamp,
        identity: [UInt8],
        into value: inout [UInt8]
    ) {
        if timestamp.milliseconds != instant.milliseconds { keep(timestamp.milliseconds) }
        let counter = instant.text.count
        let end = counter + StepText.digitCount(of: timestamp.counter)
        let size = end + 1 + identity.count
        if value.count != size { value = Array(repeating: UInt8(ascii: ":"), count: size) }
        let (instant, node) = (instant.text.span, identity.span)
        var target = value.mutableSpan
        target.overwrite(from: 0, with: instant)
        StepText.write(timestamp.counter, into: &target, from: counter, before: end)
        target[end] = UInt8(ascii: ":")
        target.overwrite(from: end + 1, with: node)
    }

    private mutating func keep(_ milliseconds: Int64) {
        instant.milliseconds = milliseconds
        let number = UInt64(max(0, milliseconds))
        let colon = StepText.digitCount(of: number)
        if instant.text.count != colon + 1 {
            instant.text = Array(repeating: UInt8(ascii: ":"), count: colon + 1)
        }
        var text = instant.text.mutableSpan
        StepText.write(number, into: &text, from: 0, before: colon)
    }
}
