/// A window's result does not come out.
struct DropWindow: WindowFault {
    static let kind = "drop-window"
    static let summary = "swallows the results of this share of the windows"
    static let outcomes: Set<PlantedOutcome> = [.windowMissing]
    static let action = WindowAction.swallow

    let rate: Double
}
