/// The windows of a graph that are open, and the messages that wait for their time.
///
/// Logical time runs through the graph as it does in the runtime: what has the time of a window's end
/// is worked on when the frontier has passed it, the operations in their order. A message that comes
/// for a window that is over is late: it is left out and counted, because nothing may be added to a
/// time that is past.
///
///     frontier = calendar clock − allowance        windows ending at or before it are closed
///
/// Memory is that of the messages in open windows.
struct GraphWindows {
    /// How long after its end a window stays open, in milliseconds: messages are under way.
    static let allowance: Int64 = 500

    /// What a window holds.
    private struct Window {
        /// By the operation's place in the program.
        var data: [Int: [WindowDatum]] = [:]
        /// Messages that only waited.
        var waiting: [WindowDatum] = []
        /// The operations whose result a fault makes another than it must be, or keeps for ever.
        var tainted: Set<Int> = []
    }

    /// By their ends, in milliseconds since 1970.
    private var open: [Int64: Window] = [:]
    /// Windows that end at or before this are over.
    private var closedThrough = Int64.min

    /// When the next window is to be closed by the calendar clock; nil where none is open.
    var nextClosing: Int64? { open.keys.min().map { $0 + Self.allowance } }

    /// Puts a message in a window; false where that is over.
    mutating func add(_ datum: WindowDatum, to step: Int, until end: Int64) -> Bool {
        guard end > closedThrough else { return false }
        open[end, default: Window()].data[step, default: []].append(datum)
        return true
    }

    /// Notes that a fault makes an operation's result another than it must be.
    mutating func taint(_ name: WindowName) {
        guard name.end > closedThrough else { return }
        open[name.end, default: Window()].tainted.insert(name.step)
    }

    /// Lets a message wait for a time; false where that is past.
    mutating func hold(_ datum: WindowDatum, until end: Int64) -> Bool {
        guard end > closedThrough else { return false }
        open[end, default: Window()].waiting.append(datum)
        return true
    }

    /// Closes the windows that are over.
    ///
    /// - Parameters:
    ///   - wallClock: The calendar clock, in milliseconds since 1970.
    ///   - program: The graph.
    ///   - memory: What the graph keeps.
    ///   - alter: What a fault makes of the result of one operation; nil where it never comes.
    /// - Returns: What comes of them, in the order of their ends.
    mutating func close(
        at wallClock: Int64,
        _ program: GraphProgram,
        _ memory: inout GraphMemory,
        alter: (WindowDatum, WindowName) -> WindowDatum? = { datum, _ in datum }
    ) -> [WindowOutcome] {
        let frontier = wallClock - Self.allowance
        var outcomes: [WindowOutcome] = []
        for end in open.keys.filter({ $0 <= frontier }).sorted() {
            for datum in open[end]?.waiting ?? [] { outcomes.append(.passed(datum.message)) }
            for step in program.gatheringSteps {
                guard let data = open[end]?.data[step] else {
                    let isMissed = open[end]?.tainted.contains(step) ?? false
                    if isMissed { outcomes.append(.missing) }
                    continue
                }
                let name = WindowName(step: step, end: end)
                outcomes += result(of: data, name, program, &memory, alter)
            }
            open[end] = nil
        }
        closedThrough = max(closedThrough, frontier)
        return outcomes
    }

    /// Works out one operation's result and sends it on its way.
    private mutating func result(
        of data: [WindowDatum],
        _ name: WindowName,
        _ program: GraphProgram,
        _ memory: inout GraphMemory,
        _ alter: (WindowDatum, WindowName) -> WindowDatum?
    ) -> [WindowOutcome] {
        guard case .gather(let stage) = program.steps[name.step].work else { return [] }
        switch stage.gather(data, until: name.end) {
        case .error(let reason): return [.failure(.error(reason))]
        case .trap(let reason): return [.failure(.trap(reason))]
        case .message(let message, let time):
            let isTainted =
                data.contains { $0.isTainted }
                || open[name.end]?.tainted.contains(name.step) ?? false
            let made = WindowDatum(
                message: message,
                time: time,
                isLoad: data.contains { $0.isLoad },
                isTainted: isTainted
            )
            let datum = alter(made, name)
            let result = program.run(
                (datum ?? made).message,
                from: program.steps[name.step].next,
                time: time,
                windowEnd: name.end,
                &memory
            )
            guard result.verdict == .pass else {
                return result.verdict == .drop ? [] : [.failure(result.verdict)]
            }
            let passed = WindowDatum(
                message: result.message,
                time: time,
                isLoad: made.isLoad,
                isTainted: datum?.isTainted ?? true
            )
            switch result.rest {
            case .sink, .waiting: return [datum == nil ? .missing : .output(passed, name.end)]
            case .window(let step, let end):
                if datum == nil {
                    taint(WindowName(step: step, end: end))
                } else {
                    _ = add(passed, to: step, until: end)
                }
                return []
            }
        }
    }
}
