/// An operation never closes a window: what stands behind it goes on without.
struct StickWindow: WindowFault {
    static let kind = "stick-window"
    static let summary = "never closes this share of the windows"
    static let outcomes: Set<PlantedOutcome> = [.windowMissing, .windowWrong]
    static let action = WindowAction.neverClose

    let rate: Double
}
