import Evidence
import Messaging
import Quantities

/// Messages on their way to the verifier, laid into one buffer in their order.
struct SimulatedOutputs {
    /// One message.
    struct Output {
        /// Where the value of the identity's property is; empty where it has none.
        var identity: Range<Int>
        /// Where the body is.
        var payload: Range<Int>
        /// What it is.
        var kind: Kind
        /// Whether the broker sends it again.
        var isMarked = false
    }

    /// What a message on the output is.
    enum Kind: Hashable {
        /// A copy of a message of the run.
        case copy(publisher: UInt32, sequence: UInt64, isAltered: Bool)
        /// Not of the run's load.
        case stray(SimulatedStray)
    }

    private(set) var bytes: [UInt8] = IdentityProperty.name
    private(set) var outputs: [Output] = []

    var isEmpty: Bool { outputs.isEmpty }

    /// Lays a message behind the others.
    mutating func append(_ kind: Kind, identity: [UInt8], payload: [UInt8]) {
        let start = bytes.count
        bytes += identity
        let middle = bytes.count
        bytes += payload
        if case .copy(_, _, isAltered: true) = kind, payload.count > 3 {
            // The unit's letter: other JSON, and not only another spelling of the same.
            bytes[bytes.count - 4] ^= 1
        }
        outputs.append(
            Output(identity: start..<middle, payload: middle..<bytes.count, kind: kind)
        )
    }

    /// Lays another's message behind the others.
    mutating func append(_ output: Output, of other: SimulatedOutputs, isMarked: Bool) {
        let start = bytes.count
        bytes += other.bytes[output.identity.lowerBound..<output.payload.upperBound]
        let middle = start + output.identity.count
        outputs.append(
            Output(
                identity: start..<middle,
                payload: middle..<bytes.count,
                kind: output.kind,
                isMarked: isMarked
            )
        )
    }

    /// Lays all of another's messages behind the others.
    mutating func append(contentsOf other: SimulatedOutputs, areMarked: Bool = false) {
        for output in other.outputs {
            append(output, of: other, isMarked: areMarked || output.isMarked)
        }
    }

    /// Forgets all, but keeps the room.
    mutating func removeAll() {
        bytes.removeSubrange(IdentityProperty.name.count...)
        outputs.removeAll(keepingCapacity: true)
    }

    /// Has `message` be one of these, without copying it; set `message.bytes` beforehand.
    func describe(_ output: Output, in message: inout IncomingMessage) {
        message.userProperties.removeAll(keepingCapacity: true)
        if !output.identity.isEmpty {
            message.userProperties.append(
                IncomingMessage.PropertyRange(
                    name: 0..<IdentityProperty.name.count,
                    value: output.identity
                )
            )
        }
        message.payload = output.payload
        message.isDuplicate = output.isMarked
        message.isRetained = output.kind == .stray(.retained)
    }
}
