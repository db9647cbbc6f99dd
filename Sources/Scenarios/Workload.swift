public import Quantities

/// A group of publishers with one arrival process, one payload source and one topic.
public struct Workload: Hashable, Sendable {
    /// Its name, unique in the scenario.
    public var name: String
    /// How many publishers, each with a connection of its own; at least 1.
    public var publishers: Int
    /// The quality of service, 0 or 1.
    public var quality: UInt8
    /// When messages leave.
    public var arrivals: Arrivals
    /// What messages hold.
    public var payload: Payload
    /// The topic with `{publisher}` in the place of the publisher's number in the workload; nil
    /// sends to the graph's input.
    public var topic: String?
    /// How many QoS 1 messages each publisher may have in flight; nil as many as the broker allows.
    public var inFlight: UInt16?
    /// User properties of every message, behind Crucible's own.
    public var properties: [Property]
    /// How often it sends what its graph may not be able to process; nil: never.
    public var poison: PoisonPlan?
    /// How long after its intended time a message may still leave; later it counts as unsent.
    public var maximumLag: Nanoseconds

    /// Creates a workload.
    public init(
        name: String,
        publishers: Int,
        quality: UInt8,
        arrivals: Arrivals,
        payload: Payload,
        topic: String? = nil,
        inFlight: UInt16? = nil,
        properties: [Property] = [],
        poison: PoisonPlan? = nil,
        maximumLag: Nanoseconds = .seconds(10)
    ) {
        self.name = name
        self.publishers = publishers
        self.quality = quality
        self.arrivals = arrivals
        self.payload = payload
        self.topic = topic
        self.inFlight = inFlight
        self.properties = properties
        self.poison = poison
        self.maximumLag = maximumLag
    }

    /// A user property that every message of a workload carries.
    public struct Property: Hashable, Sendable {
        /// Its name.
        public var name: String
        /// Its value.
        public var value: String

        /// Creates a property.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// When a workload's messages leave, over all its publishers together.
    public enum Arrivals: Hashable, Sendable {
        /// Evenly spaced, the publishers taking turns.
        case constant(MessagesPerSecond)
    }

    /// What a workload's messages hold.
    public enum Payload: Hashable, Sendable {
        /// A temperature.
        case temperature(TemperaturePayload)
    }
}
