/// The members of a JSON object in their order; of members with the same key the last counts.
struct JSONObject: Hashable, Sendable {
    /// One member.
    struct Member: Hashable, Sendable {
        /// The key in UTF-8.
        let key: [UInt8]
        var value: JSONValue
    }

    private(set) var members: [Member] = []
    /// Whether a key stood more than once.
    private(set) var repeatsKeys = false

    /// Adds a member as a parser does, behind the others or in the place of its namesake.
    mutating func read(_ key: [UInt8], _ value: JSONValue) {
        if members.contains(where: { $0.key == key }) { repeatsKeys = true }
        self[key] = value
    }

    /// The value of a key; nil where there is none.
    subscript(_ key: [UInt8]) -> JSONValue? {
        get { members.first { $0.key == key }?.value }
        set {
            guard let index = members.firstIndex(where: { $0.key == key }) else {
                if let newValue { members.append(Member(key: key, value: newValue)) }
                return
            }
            if let newValue {
                members[index].value = newValue
            } else {
                members.remove(at: index)
            }
        }
    }
}
