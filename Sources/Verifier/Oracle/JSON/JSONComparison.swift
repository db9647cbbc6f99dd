/// Whether two payloads say the same, however they spell it.
///
/// White space, the order of keys and the spelling of numbers do not count; every key, every text
/// and every value does. Numbers are compared as doubles, two integers as integers.
struct JSONComparison {
    /// For results of the same arithmetic, perhaps in another order.
    static let computed = JSONComparison(tolerance: 2)
    /// For what nobody computed.
    static let copied = JSONComparison(tolerance: 0)

    /// By how many units in the last place numbers may differ.
    let tolerance: UInt64

    /// Compares two payloads; those that are no JSON differ unless their bytes are the same.
    func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        if left == right { return true }
        guard let left = try? JSONValue(left, as: .standard),
            let right = try? JSONValue(right, as: .standard)
        else { return false }
        return isSame(left, right)
    }

    private func isSame(_ left: JSONValue, _ right: JSONValue) -> Bool {
        switch (left, right) {
        case (.number(let left), .number(let right)): isSame(left, right)
        case (.list(let left), .list(let right)):
            left.count == right.count && zip(left, right).allSatisfy { isSame($0, $1) }
        case (.object(let left), .object(let right)): isSame(left, right)
        default: left == right
        }
    }

    /// A key that stands twice says two things: such an object is like no other.
    private func isSame(_ left: JSONObject, _ right: JSONObject) -> Bool {
        guard left.members.count == right.members.count, !left.repeatsKeys, !right.repeatsKeys
        else { return false }
        return left.members.allSatisfy { member in
            right[member.key].map { isSame(member.value, $0) } ?? false
        }
    }

    private func isSame(_ left: SerdeNumber, _ right: SerdeNumber) -> Bool {
        switch (left, right) {
        case (.unsigned, .unsigned), (.negative, .negative), (.unsigned, .negative),
            (.negative, .unsigned):
            left == right
        default: isNear(left.double, right.double)
        }
    }

    private func isNear(_ left: Double, _ right: Double) -> Bool {
        if left == right { return true }
        guard left.isFinite, right.isFinite, left.sign == right.sign else { return false }
        let (low, high) = (
            min(left.magnitude, right.magnitude), max(left.magnitude, right.magnitude)
        )
        // Doubles of one sign are in the order of their bits.
        return high.bitPattern - low.bitPattern <= tolerance
    }
}
