/// What an operation has to do with windows.
enum WindowRole: Sendable {
    /// Nothing: it does with each message what its semantics say, now.
    case none
    /// It holds messages back until their window is over.
    case delay(WindowRule)
    /// It makes one result of the measurements of a window.
    case statistics(Measure)
    /// It makes one result of the messages of a window by rules of its own.
    case rules(WindowRule, AggregateRules)
    /// It gathers the results of a window in one.
    case collection
    /// It marks what such a collection says of heat.
    case enrichment

    /// What is measured.
    enum Measure: String, Hashable, Sendable, CaseIterable {
        case temperature
        case humidity
    }
}
