import Scenarios

extension LatencyStage {
    /// The stages of a message's way.
    static let ofMessages: [LatencyStage] = [
        .endToEnd, .endToEndFromSend, .publish, .ingress, .graph, .sendLag,
    ]
    /// Those of them that are timed only where the input is watched.
    static let ofInput: [LatencyStage] = [.ingress, .graph]

    /// The stages of a connection's life.
    static let ofConnections = allCases.filter { !ofMessages.contains($0) }
}
