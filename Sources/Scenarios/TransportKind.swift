/// Which implementation of MQTT a run uses.
public enum TransportKind: String, Sendable, CaseIterable {
    /// Our own: event loops, many messages in one write, renewal of tokens in band.
    case mqtt
    /// libmosquitto: somebody else's reading of the protocol, for a second opinion.
    case libmosquitto
}
