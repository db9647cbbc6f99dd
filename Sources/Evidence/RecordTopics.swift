/// The topics that a history has named so far, so that each is written once.
///
/// Encoder and decoder keep one each. Up to 65,536 topics get a number; any further one is written
/// each time.
struct RecordTopics {
    private static let limit = 65_536

    private var names: [String] = []
    private var numbers: [String: UInt64] = [:]

    /// The number of a topic, and whether its name has to follow because it is new.
    mutating func number(of name: String) -> (UInt64, isNew: Bool) {
        if let known = numbers[name] { return (known, false) }
        let number = UInt64(names.count)
        add(name, number: number)
        return (number, true)
    }

    /// The topic with a number; nil where its name has to follow.
    subscript(number: UInt64) -> String? {
        number < UInt64(names.count) ? names[Int(number)] : nil
    }

    /// Keeps a topic that is new, while there is room.
    mutating func add(_ name: String, number: UInt64) {
        guard names.count < Self.limit, number == UInt64(names.count) else { return }
        numbers[name] = number
        names.append(name)
    }
}
