/// What an aggregating graph does in a simulation: one result for each ten seconds of messages' own
/// times, half a second after they are over.
///
/// Written for itself, so that a run compares two opinions and not one with itself.
struct SimulatedWindows {
    /// What goes wrong with one window.
    enum Defect: CaseIterable {
        /// A message is not counted.
        case leaveOut
        /// A message is counted twice.
        case countTwice
        /// Its result does not come out.
        case swallow
        /// Its result comes out twice.
        case `repeat`
        /// Its largest value is another.
        case exaggerate
        /// Its result is of an hour before.
        case misdate
    }

    private struct Window {
        var values: [Double] = []
        var newest: Int64 = 0
    }

    /// The window that a defect befalls, counted from 0.
    let harmed: Int
    let defect: Defect?
    private var windows: [Int64: Window] = [:]
    private var closed = 0

    init(defect: Defect? = nil, harmed: Int = 2) {
        self.defect = defect
        self.harmed = harmed
    }

    /// Takes a message with this `__ts` and this payload.
    mutating func take(_ timestamp: [UInt8], _ payload: [UInt8]) {
        let head = String(decoding: timestamp, as: UTF8.self).prefix { $0 != ":" }
        let text = String(decoding: payload, as: UTF8.self).split(separator: ":")
        guard let at = Int64(head), text.count > 2,
            let value = Double(text[2].prefix { $0 != "," })
        else { return }
        let end = at % 10_000 == 0 ? at : (at / 10_000 + 1) * 10_000
        windows[end, default: Window()].values.append(value)
        let newest = windows[end]?.newest ?? 0
        windows[end]?.newest = max(newest, at)
    }

    /// The results that are due at a calendar time: their `__ts` and their bodies.
    mutating func results(at now: Int64) -> [(timestamp: [UInt8], body: [UInt8])] {
        var results: [(timestamp: [UInt8], body: [UInt8])] = []
        for end in windows.keys.sorted() where end + 500 <= now {
            guard var window = windows.removeValue(forKey: end) else { continue }
            let kind = closed == harmed ? defect : nil
            closed += 1
            if kind == .leaveOut { window.values.remove(at: window.values.count / 2) }
            if kind == .countTwice { window.values.append(window.values[0]) }
            if kind == .swallow { continue }
            let count = window.values.count
            let sum = window.values.reversed().reduce(0, +)
            let highest = (window.values.max() ?? 0) + (kind == .exaggerate ? 0.5 : 0)
            let last = window.values[count - 1 - (kind == .countTwice ? 1 : 0)]
            let body =
                #"{"temperature":{"count":\#(count),"max":\#(highest),"min":\#(window.values.min() ?? 0),"#
                + #""average":\#(sum / Double(count)),"last":\#(last),"unit":"C"}}"#
            let at = window.newest - (kind == .misdate ? 3_600_000 : 0)
            let result = (Array("\(at):0:graph".utf8), Array(body.utf8))
            results.append(result)
            if kind == .repeat { results.append(result) }
        }
        return results
    }
}
