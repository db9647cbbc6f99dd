/// The members of a JSON object in the order in which they were added.
struct JSONObject: Hashable {
    /// A name and its value.
    struct Member: Hashable {
        var name: String
        var value: JSONValue
    }

    /// The members in order.
    private(set) var members: [Member] = []

    /// Adds a member; a value of nil adds nothing.
    mutating func add(_ name: String, _ value: JSONValue?) {
        if let value { members.append(Member(name: name, value: value)) }
    }

    /// Adds text; nil adds nothing.
    mutating func add(_ name: String, text: String?) {
        add(name, text.map { .string($0) })
    }

    /// Adds a whole number; nil adds nothing.
    mutating func add(_ name: String, count: (some UnsignedInteger)?) {
        add(name, count.map { .unsigned(UInt64($0)) })
    }

    /// Adds a truth.
    mutating func add(_ name: String, truth: Bool) {
        add(name, .boolean(truth))
    }

    /// Adds an object.
    mutating func add(_ name: String, object: JSONObject?) {
        add(name, object.map { .object($0) })
    }
}
