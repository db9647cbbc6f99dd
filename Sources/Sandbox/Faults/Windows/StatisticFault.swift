/// A defect of an operation that gathers: it says another number of a window.
protocol StatisticFault: RateFault {
    /// The share of the windows concerned.
    var rate: Double { get }

    /// The result with another number in it; nil where it has no such number.
    func altered(_ result: JSONValue) -> JSONValue?
}

extension StatisticFault {
    static var outcomes: Set<PlantedOutcome> { [.windowWrong] }
}

extension JSONValue {
    /// The value with its first member changed, from the outside in, that `change` makes another of;
    /// nil where it makes none.
    func changingFirst(_ change: (Member) -> JSONValue?) -> JSONValue? {
        guard case .object(var members) = self else { return nil }
        for index in members.indices {
            if let changed = change(members[index])
                ?? members[index].value.changingFirst(change)
            {
                members[index].value = changed
                return .object(members)
            }
        }
        return nil
    }

    /// The value with its first whole number moved by `steps`; nil where it has none.
    func counting(_ steps: Int64) -> JSONValue? {
        changingFirst { member in
            guard case .natural(let count) = member.value else { return nil }
            return UInt64(exactly: Int64(count) + steps).map { .natural($0) }
        }
    }
}
