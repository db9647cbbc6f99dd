import Messaging
import Quantities

/// What the graph does with messages that wait, or that are taken together.
extension ReferenceGraph {
    /// Takes the clocks as operations with a state see them.
    func readClocks(_ time: LoopTime) {
        memory.now = time.monotonic.nanoseconds / 1_000_000
        memory.wallClock = time.wallClock.milliseconds
    }

    /// Puts a message in its window, or where a fault wants it.
    func gather(_ result: GraphResult, of message: borrowing IncomingMessage) {
        let isProbe = ProbeMark.isOn(message)
        var datum = WindowDatum(message: result.message, time: result.time, isLoad: !isProbe)
        let planted = isProbe ? nil : windowFaults.action(onDatum: FaultDice.hash(message))
        switch result.rest {
        case .sink: break
        case .waiting(let end):
            if !windows.hold(datum, until: end) { control.update { $0.late += 1 } }
        case .window(let step, let end):
            guard let (action, kind) = planted else { return add(datum, to: step, until: end) }
            control.update { $0.planted[kind, default: 0] += 1 }
            switch action {
            case .leaveOut:
                windows.taint(WindowName(step: step, end: end))
            case .takeTwice:
                datum.isTainted = true
                add(datum, to: step, until: end)
                add(datum, to: step, until: end)
            case .moveOn:
                datum.isTainted = true
                windows.taint(WindowName(step: step, end: end))
                add(datum, to: step, until: end + length(of: step))
            }
        }
    }

    /// Closes the windows that are over and sends what comes of them.
    ///
    /// - Returns: When the next one is over; nil where none is open.
    func closeWindows(
        at time: LoopTime,
        through connections: any Connections
    ) -> MonotonicInstant? {
        guard let first = windows.nextClosing else { return nil }
        if first <= time.wallClock.milliseconds {
            readClocks(time)
            let (faults, control) = (windowFaults, control)
            let outcomes = windows.close(at: memory.wallClock, program, &memory) { datum, name in
                guard datum.isLoad else { return datum }
                if let (_, kind) = faults.action(on: name, false) {
                    control.update { $0.planted[kind, default: 0] += 1 }
                    return nil
                }
                guard let (message, kind) = faults.altered(datum.message, name) else {
                    return datum
                }
                control.update { $0.planted[kind, default: 0] += 1 }
                return WindowDatum(message: message, time: datum.time, isTainted: true)
            }
            for outcome in outcomes { send(outcome, through: connections) }
        }
        guard let next = windows.nextClosing else { return nil }
        let wait = max(1, next - time.wallClock.milliseconds)
        return time.monotonic + .milliseconds(wait)
    }

    private func add(_ datum: WindowDatum, to step: Int, until end: Int64) {
        if !windows.add(datum, to: step, until: end) { control.update { $0.late += 1 } }
    }

    /// How long the windows of an operation are, in milliseconds.
    private func length(of step: Int) -> Int64 {
        if case .gather(let stage) = program.steps[step].work, let length = stage.length {
            return length
        }
        return program.delayLength ?? ExploreWindowDelay.length
    }

    private func send(_ outcome: WindowOutcome, through connections: any Connections) {
        switch outcome {
        case .failure(let verdict): countFailure(verdict)
        case .missing: control.update { $0.outcomes[.windowMissing, default: 0] += 1 }
        case .passed(let message): send(output(of: message, for: nil), through: connections)
        case .output(let datum, let end):
            var message = datum.message
            message.userProperties = [MessageTime.userProperty(datum.time)]
            let output = output(of: message, for: nil)
            let planted =
                datum.isLoad
                ? windowFaults.action(on: WindowName(step: -1, end: end), true) : nil
            control.update { counts in
                counts.windows += 1
                if let planted { counts.planted[planted.kind, default: 0] += 1 }
                switch planted?.0 {
                case .swallow: counts.outcomes[.windowMissing, default: 0] += 1
                case .double: counts.outcomes[.windowRepeated, default: 0] += 1
                case .neverClose, nil: break
                }
                guard datum.isTainted, planted?.0 != .swallow else { return }
                counts.outcomes[.windowWrong, default: 0] += 1
            }
            guard planted?.0 != .swallow else { return }
            send(output, through: connections)
            if planted?.0 == .double { send(output, through: connections) }
        }
    }
}
