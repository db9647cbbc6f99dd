public import Messaging
public import Scenarios

extension Run {
    /// Something that a scenario needs and its transport cannot do.
    public struct Shortfall: Hashable, Sendable {
        /// What is missing, in one sentence.
        public let problem: String
        /// The edit that would most likely help.
        public let hint: String
    }

    /// What `scenario` needs and a transport with `capabilities` cannot do, found out before
    /// anything is sent.
    ///
    /// A window larger than the transport's is only a shortfall where the scenario asks for it: the
    /// default asks for as many as the broker and the transport allow.
    public static func shortfalls(
        of capabilities: TransportCapabilities,
        for scenario: Scenario
    ) -> [Shortfall] {
        let name = capabilities.name
        var shortfalls: [Shortfall] = []
        for workload in scenario.workloads {
            guard let wanted = workload.inFlight, wanted > capabilities.maximumInFlight else {
                continue
            }
            shortfalls.append(
                Shortfall(
                    problem:
                        "workload \"\(workload.name)\" wants \(wanted) messages in flight, and "
                        + "transport \(name) can have \(capabilities.maximumInFlight)",
                    hint: "lower `inFlight:` to \(capabilities.maximumInFlight), or use "
                        + "`transport: mqtt`"
                )
            )
        }
        if scenario.tokens.renewEvery != nil, !capabilities.renewsInBand {
            shortfalls.append(
                Shortfall(
                    problem: "the scenario renews tokens on connections that stand, and transport "
                        + "\(name) shows new tokens only when it connects again",
                    hint: "remove `renewEvery:` of the tokens, or use `transport: mqtt`"
                )
            )
        }
        return shortfalls
    }
}
