import Scenarios

extension LatencyStage {
    /// The stages of a message's way.
    static let ofMessages: [LatencyStage] = [
        .endToEnd, .endToEndFromSend, .publish, .ingress, .graph, .sendLag,
    ]

    /// The stages of a connection's life.
    static let ofConnections = allCases.filter { !ofMessages.contains($0) }
}
