import Messaging
import Scenarios

/// What the graph does with one message, step by step.
extension ReferenceGraph {
    /// The first fault of the list that takes effect.
    func plantedEffect(
        on message: borrowing IncomingMessage,
        result: GraphResult
    ) -> PlantedFault? {
        guard !faults.isEmpty else { return nil }
        let isProbe = ProbeMark.isOn(message)
        let hash = FaultDice.hash(message)
        let original = GraphMessage(message)
        for (index, fault) in faults where !isProbe || type(of: fault).hitsProbes {
            let situation = FaultSituation(
                result: result,
                chance: dice.chance(of: hash, fault: index),
                resultWithFlippedBounds: { [program] in
                    program.run(original, bounds: .flipped)
                },
                resultOnOtherArm: { [program] in program.run(original, exchanging: true) },
                seesOtherTopics: flow.outputTopic.filter.hasSuffix("#")
            )
            if let effect = fault.effect(on: situation) {
                return PlantedFault(kind: type(of: fault).kind, effect: effect)
            }
        }
        return nil
    }

    /// A result, which keeps its arrival open until it is done.
    func output(of message: GraphMessage, for arrival: UInt64?) -> GraphOutput {
        var copy = OutgoingMessage(topic: flow.output, payload: Array(message.payload))
        if let destination = message.destination { copy.topic = destination }
        copy.userProperties = message.userProperties
        copy.contentType = message.contentType.map { String(decoding: $0, as: UTF8.self) }
        return GraphOutput(message: copy, arrival: arrival)
    }

    /// Sends what a fault makes of one message: nothing, one result or several.
    func publish(
        _ results: [GraphMessage],
        for arrival: UInt64,
        through connections: any Connections
    ) {
        for (index, result) in results.enumerated() {
            let output = output(of: result, for: arrival)
            if index == 0 {
                pass(output, through: connections)
            } else {
                send(output, through: connections)
            }
        }
    }

    /// Sends a result, and then those that waited for it to overtake them.
    func pass(_ output: GraphOutput, through connections: any Connections) {
        send(output, through: connections)
        for waiting in held.overtaken(by: output) { send(waiting, through: connections) }
    }

    func send(_ output: GraphOutput, through connections: any Connections) {
        if let planted = output.countedAs, output.attempts == 0 { countPlanted(planted) }
        if let arrival = output.arrival, output.attempts == 0 { arrivals.retain(arrival) }
        guard outbox.count < Self.waitingLimit else {
            refuse(output, through: connections)
            return
        }
        outbox.append(output)
        flush(through: connections)
    }

    func flush(through connections: any Connections) {
        while let output = outbox.first {
            switch connections.publish(output.message, on: 0, token: nextToken) {
            case .accepted:
                outbox.removeFirst()
                inFlight[nextToken] = output
                nextToken += 1
                control.update { $0.published += 1 }
            case .windowFull, .blocked, .notConnected:
                return
            case .notAllowed:
                outbox.removeFirst()
                refuse(output, through: connections)
            }
        }
    }

    private func refuse(_ output: GraphOutput, through connections: any Connections) {
        control.update { $0.refused += 1 }
        finish(output.arrival, through: connections)
    }

    func finish(_ arrival: UInt64?, through connections: any Connections) {
        guard let arrival else { return }
        arrivals.release(arrival) { identifier in
            connections.acknowledge(identifier, on: 0)
        }
    }

    func count(_ verdict: StageVerdict) {
        control.update { counts in
            counts.received += 1
            switch verdict {
            case .pass, .turn: counts.passed += 1
            case .drop: counts.dropped += 1
            case .error, .trap: break
            }
        }
        countFailure(verdict)
    }

    /// Counts a message that came while the graph was gone; lost is what had to pass.
    func countLost(_ message: borrowing IncomingMessage) {
        let result = program.run(GraphMessage(message))
        control.update { counts in
            counts.received += 1
            guard result.verdict == .pass else { return }
            counts.planted[TrapOutage.kind, default: 0] += 1
            counts.outcomes[.lost, default: 0] += 1
        }
    }

    /// Counts an error or a panic, of a message or of an operation that gathers.
    func countFailure(_ verdict: StageVerdict) {
        control.update { counts in
            switch verdict {
            case .error(let reason):
                counts.errors += 1
                Self.note(reason, in: &counts.errorReasons)
            case .trap(let reason):
                counts.trapped += 1
                Self.note(reason, in: &counts.trapReasons)
            case .pass, .turn, .drop: break
            }
        }
    }

    private static func note(_ reason: String, in reasons: inout [String: UInt64]) {
        guard reasons.count < 16 || reasons[reason] != nil else { return }
        reasons[reason, default: 0] += 1
    }

    func countPlanted(_ planted: PlantedFault) {
        control.update { counts in
            counts.planted[planted.kind, default: 0] += 1
            for outcome in planted.effect.outcomes { counts.outcomes[outcome, default: 0] += 1 }
        }
    }
}
