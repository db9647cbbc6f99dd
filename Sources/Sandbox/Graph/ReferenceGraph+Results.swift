import Messaging
import Scenarios

/// What the graph does with one message, step by step.
extension ReferenceGraph {
    /// The first fault of the list that takes effect.
    func plantedEffect(
        on message: borrowing IncomingMessage,
        verdict: StageVerdict
    ) -> (effect: FaultEffect, kind: String)? {
        guard !faults.isEmpty, !ProbeMark.isOn(message) else { return nil }
        let hash = FaultDice.hash(message)
        let payload = message.bytes[message.payload]
        for (index, fault) in faults.enumerated() {
            let situation = FaultSituation(
                payload: payload,
                verdict: verdict,
                chance: dice.chance(of: hash, fault: index),
                inclusiveVerdict: { [program] in program.verdict(on: payload, bounds: .inclusive) }
            )
            if let effect = fault.effect(on: situation) { return (effect, type(of: fault).kind) }
        }
        return nil
    }

    /// A result, which keeps its arrival open until it is done.
    func output(
        of message: borrowing IncomingMessage,
        for arrival: UInt64?,
        payload: [UInt8]
    ) -> GraphOutput {
        var copy = OutgoingMessage(topic: flow.output, payload: payload)
        for property in message.userProperties {
            copy.userProperties.append(
                UserProperty(
                    name: Array(message.bytes[property.name]),
                    value: Array(message.bytes[property.value])
                )
            )
        }
        copy.contentType = message.contentType.map {
            String(decoding: message.bytes[$0], as: UTF8.self)
        }
        return GraphOutput(message: copy, arrival: arrival)
    }

    /// Sends a result, and then those that waited for it to overtake them.
    func pass(_ output: GraphOutput, through connections: any Connections) {
        send(output, through: connections)
        for waiting in held.overtaken(by: output) { send(waiting, through: connections) }
    }

    func send(_ output: GraphOutput, through connections: any Connections) {
        if let kind = output.countedAs, output.attempts == 0 { countPlanted(kind) }
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
            case .pass:
                counts.passed += 1
            case .drop:
                counts.dropped += 1
            case .trap(let reason):
                counts.trapped += 1
                if counts.trapReasons.count < 16 || counts.trapReasons[reason] != nil {
                    counts.trapReasons[reason, default: 0] += 1
                }
            }
        }
    }

    func countPlanted(_ kind: String) {
        control.update { $0.planted[kind, default: 0] += 1 }
    }
}
