/// A window's result comes out twice.
struct DoubleWindow: WindowFault {
    static let kind = "double-window"
    static let summary = "publishes the results of this share of the windows twice"
    static let outcomes: Set<PlantedOutcome> = [.windowRepeated]
    static let action = WindowAction.double

    let rate: Double
}
