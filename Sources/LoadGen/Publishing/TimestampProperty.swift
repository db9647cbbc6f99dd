import Evidence
import Messaging

/// The user property `__ts` that data flow graphs read a message's time from.
///
/// The value is `milliseconds:counter:node`. A node is one publisher of one run, so no two messages
/// ever carry the same value, and it never contains a colon: readers expect exactly three parts.
/// Messages that leave together share the first part and often the last, so the texts of the latest
/// are kept.
///
///     1758255553528:0:e5k0d3mz-17
struct TimestampProperty: Sendable {
    /// The user property's name.
    static let name = Array("__ts".utf8)

    private let run: [UInt8]
    /// The latest milliseconds, and their digits with the colon behind them.
    private var instant: (milliseconds: Int64, text: [UInt8])
    /// The latest publisher, and its node with the colon before it.
    private var node: (publisher: UInt32, text: [UInt8])

    /// Creates the writer of one run.
    init(run: RunIdentifier) {
        self.run = Array(":\(run)-".utf8)
        instant = (0, Array("0:".utf8))
        node = (0, self.run + Array("0".utf8))
    }

    /// Replaces the contents of `value`, which keeps its storage.
    ///
    /// Written over what `value` held, because the length changes rarely. Times before 1970 are
    /// written as 0: readers take no sign.
    mutating func write(
        _ timestamp: HybridTimestamp,
        publisher: UInt32,
        into value: inout [UInt8]
    ) {
        if timestamp.milliseconds != instant.milliseconds { keep(timestamp.milliseconds) }
        if publisher != node.publisher { keep(publisher) }
        let counter = instant.text.count
        let end = counter + StepText.digitCount(of: timestamp.counter)
        let size = end + node.text.count
        if value.count != size { value = Array(repeating: 0, count: size) }
        let (instant, node) = (instant.text.span, node.text.span)
        var target = value.mutableSpan
        target.overwrite(from: 0, with: instant)
        StepText.write(timestamp.counter, into: &target, from: counter, before: end)
        target.overwrite(from: end, with: node)
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

    private mutating func keep(_ publisher: UInt32) {
        node.publisher = publisher
        let number = UInt64(publisher)
        let start = run.count
        let size = start + StepText.digitCount(of: number)
        if node.text.count != size {
            node.text = run + Array(repeating: 0, count: size - start)
        }
        var text = node.text.mutableSpan
        StepText.write(number, into: &text, from: start, before: size)
    }
}
