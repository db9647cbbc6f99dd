import Messaging
import Quantities

/// What an aggregating graph of a model world does: one result for each ten seconds of messages' own
/// times, 200 ms after they are over.
///
/// Written for itself, so that a run compares two opinions and not one with itself.
final class ModelWindows {
    /// Whether nothing comes out.
    var isSilent = false
    /// The end of a window, in milliseconds, of which one message is left out.
    var harmed: Int64 = 0
    private var values: [Int64: [Double]] = [:]
    private unowned let world: ModelWorld

    init(in world: ModelWorld) {
        self.world = world
        world.graph = { _, _, _ in [] }
        world.gather = { [self] in take($0, $1) }
    }

    private func take(_ timestamp: [UInt8], _ payload: [UInt8]) {
        let head = String(decoding: timestamp, as: UTF8.self).prefix { $0 != ":" }
        let parts = String(decoding: payload, as: UTF8.self).split(separator: ":")
        guard !isSilent, let at = Int64(head), parts.count > 2,
            let value = Double(parts[2].prefix { $0 != "," })
        else { return }
        let end = (at + 9_999) / 10_000 * 10_000
        if values[end] == nil {
            let wait = end + 200 - world.wallClock().milliseconds
            world.after(.milliseconds(wait)) { [self] in emit(end) }
        }
        values[end, default: []].append(value)
    }

    private func emit(_ end: Int64) {
        guard var values = values.removeValue(forKey: end), let last = values.last else { return }
        if end == harmed { values.remove(at: 0) }
        let sum = values.reduce(0, +)
        let body =
            #"{"temperature":{"count":\#(values.count),"max":\#(values.max() ?? 0),"#
            + #""min":\#(values.min() ?? 0),"average":\#(sum / Double(values.count)),"#
            + #""last":\#(last),"unit":"C"}}"#
        let timestamp = "\(end - 5):0:graph"
        var message = IncomingMessage()
        message.bytes = Array(("__ts" + timestamp + body).utf8)
        let place = 4 + timestamp.utf8.count
        message.userProperties = [.init(name: 0..<4, value: 4..<place)]
        message.payload = place..<message.bytes.count
        message.quality = .atLeastOnce
        message.packetIdentifier = 1
        world.emit(message)
    }
}
