/// Results that wait for room, first in, first out.
struct OutputQueue {
    private var outputs: [GraphOutput] = []
    private var start = 0

    /// How many wait.
    var count: Int { outputs.count - start }

    /// The one that leaves next.
    var first: GraphOutput? { start < outputs.count ? outputs[start] : nil }

    /// Adds one at the end.
    mutating func append(_ output: GraphOutput) {
        outputs.append(output)
    }

    /// Puts several at the front, in their order.
    mutating func prepend(_ earlier: [GraphOutput]) {
        outputs.replaceSubrange(..<start, with: earlier)
        start = 0
    }

    /// Takes the first away.
    mutating func removeFirst() {
        start += 1
        // Moves the rest down only when most of the storage is spent: constant time on average.
        if start == outputs.count {
            outputs.removeAll(keepingCapacity: true)
            start = 0
        } else if start > 64, start * 2 > outputs.count {
            outputs.removeFirst(start)
            start = 0
        }
    }
}
