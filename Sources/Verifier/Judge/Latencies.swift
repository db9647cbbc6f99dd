public import Quantities
public import Scenarios

/// The latencies of the measurement window, stage by stage.
///
/// Each counts first copies only, and only messages *intended* in the window.
public struct Latencies: Equatable, Sendable {
    /// Receive minus intended send.
    public var endToEnd = LatencyHistogram()
    /// Receive minus actual send, where the send time was still known.
    public var endToEndFromSend = LatencyHistogram()
    /// PUBACK minus actual send, of acknowledged messages.
    public var publish = LatencyHistogram()
    /// Seen on the input minus actual send, where the input is watched.
    public var ingress = LatencyHistogram()
    /// Out of the graph minus seen on the input, where the input is watched.
    public var graph = LatencyHistogram()
    /// Actual minus intended send, of messages that nothing but the generator held up.
    public var generatorLag = LatencyHistogram()
    /// The same, of those that the broker's flow control held up.
    public var quotaLag = LatencyHistogram()
    /// The same, of those that a missing connection held up.
    public var connectionLag = LatencyHistogram()

    /// Of every connection that was made, whenever that was.
    public var tcpConnect = LatencyHistogram()
    /// Of every TLS handshake that ended well.
    public var tlsHandshake = LatencyHistogram()
    /// CONNECT to CONNACK of every connection that was accepted.
    public var mqttConnect = LatencyHistogram()
    /// SUBSCRIBE to SUBACK.
    public var subscribe = LatencyHistogram()
    /// AUTH to AUTH of every renewal that was taken.
    public var reauthentication = LatencyHistogram()

    /// Creates empty histograms.
    public init() {}

    /// Actual minus intended send, whatever held the message up; costs the adding of histograms.
    public var sendLag: LatencyHistogram {
        var all = generatorLag
        all.merge(quotaLag)
        all.merge(connectionLag)
        return all
    }

    /// The histogram of a stage.
    public subscript(stage: LatencyStage) -> LatencyHistogram {
        switch stage {
        case .endToEnd: endToEnd
        case .endToEndFromSend: endToEndFromSend
        case .publish: publish
        case .ingress: ingress
        case .graph: graph
        case .sendLag: sendLag
        case .tcpConnect: tcpConnect
        case .tlsHandshake: tlsHandshake
        case .mqttConnect: mqttConnect
        case .subscribe: subscribe
        case .reauthentication: reauthentication
        }
    }
}
