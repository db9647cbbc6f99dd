import Messaging

/// One result on its way out of the graph.
struct GraphOutput {
    /// The message.
    var message: OutgoingMessage
    /// The source message it keeps open; nil where that was let go already.
    var arrival: UInt64?
    /// The fault to count when it leaves; nil for none.
    var countedAs: PlantedFault?
    /// How often the broker had no room for it.
    var attempts = 0

    init(message: OutgoingMessage, arrival: UInt64?) {
        self.message = message
        self.arrival = arrival
    }

    /// Which messages keep an order among themselves: the node of `__ts`, or of a node that is a
    /// message's identity the part that names its run and publisher.
    ///
    /// Messages without it are one flow.
    var flow: [UInt8] {
        let name = Array("__ts".utf8)
        guard let property = message.userProperties.first(where: { $0.name == name }),
            let colon = property.value.lastIndex(of: UInt8(ascii: ":"))
        else { return [] }
        let node = property.value[(colon + 1)...]
        return Array(node.count == 24 ? node.prefix(12) : node)
    }
}
