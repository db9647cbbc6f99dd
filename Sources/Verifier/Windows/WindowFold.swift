/// What one fold must make of the messages of one window.
struct WindowFold: Sendable {
    /// A message of which it is not known whether it is in the window, and how often.
    struct Possible: Hashable, Sendable {
        var datum: Datum
        /// The message's time, in milliseconds.
        var at: Int64
    }

    /// What surely went in.
    enum Totals: Hashable, Sendable {
        case measurements(MeasurementTotals)
        case fields([FieldTotals])
    }

    /// Beyond so many, what a result may be is not worked out any more.
    static let possibleLimit = 65_536

    private(set) var totals: Totals
    /// How many messages surely went in.
    private(set) var count: UInt64 = 0
    /// What may have gone in as well: messages without an answer, and further copies.
    private(set) var possible: [Possible] = []
    /// Whether there are more of these than are kept.
    private(set) var isUncertain = false

    init(_ kind: WindowPlan.Kind) {
        switch kind {
        case .statistics: totals = .measurements(MeasurementTotals())
        case .rules(let rules):
            totals = .fields(Array(repeating: FieldTotals(), count: rules.inputs.count))
        }
    }

    /// A message that surely went in.
    mutating func add(_ datum: Datum, at instant: Int64) {
        count += 1
        totals.add(datum, at: instant)
    }

    /// A message, or a copy of one, that may have gone in.
    mutating func addPossible(_ datum: Datum, at instant: Int64) {
        guard possible.count < Self.possibleLimit else {
            isUncertain = true
            return
        }
        possible.append(Possible(datum: datum, at: instant))
    }

    /// Whether nothing can have gone in.
    var isEmpty: Bool { count == 0 && possible.isEmpty }

    /// What went in if everything did that may have.
    var fullest: Totals {
        var totals = totals
        for message in possible { totals.add(message.datum, at: message.at) }
        return totals
    }
}

extension WindowFold.Totals {
    mutating func add(_ datum: Datum, at instant: Int64) {
        switch (self, datum) {
        case (.measurements(var totals), .measurement(let value, let isCelsius)):
            // Given up first, so that it is changed in place.
            self = .fields([])
            totals.add(value, isCelsius: isCelsius, at: instant)
            self = .measurements(totals)
        case (.fields(var fields), .inputs(let values)):
            self = .fields([])
            for (index, value) in values.enumerated() { fields[index].add(value, at: instant) }
            self = .fields(fields)
        default: preconditionFailure("a fold takes what its own operation made of messages")
        }
    }
}
