import Evidence
import LoadGen
import Scenarios

/// How a run finds out by what its messages can be told apart.
extension Run {
    /// Whether the next weaker carrier may be tried: nobody chose one, and the values have room.
    var mayHideIdentity: Bool {
        let scenario = request.scenario
        guard scenario.identity == nil, !scenario.workloads.contains(where: { $0.poison != nil })
        else { return false }
        let identity = HiddenIdentity(
            seed: scenario.seed,
            publisherCount: scenario.publisherCount
        )
        let slots = (0..<UInt32(plan.publisherCount)).map { plan.slotCount(of: $0) }.max() ?? 0
        return scenario.workloads.allSatisfy { workload in
            switch workload.payload {
            case .temperature(let temperature):
                identity.holds(slotsOfEach: slots, behind: temperature.decimals)
            }
        }
    }

    /// The run with messages that are told apart by their values; nil where a failure says nothing of
    /// that, or where they cannot.
    ///
    /// The choice is kept in the history as if it had been asked for, so that every report is made with
    /// it again.
    func hidingIdentity(after failure: RunFailure) -> Run? {
        guard case .graphSilent(let silence) = failure, silence.isNameless, mayHideIdentity
        else { return nil }
        var request = request
        request.scenario.identity = .value
        request.header.overrides.append("identity=\(IdentityCarrier.value.rawValue)")
        return Run(request, in: environment)
    }
}
