/// What a planted fault must be told as, in the words of the ledger and of its checks.
public enum PlantedOutcome: String, Hashable, Sendable, CaseIterable {
    /// Must pass, was acknowledged, does not come out.
    case lost
    /// Must not pass, comes out.
    case leaked
    /// Comes out once more.
    case duplicated
    /// Comes out with another payload than it must have.
    case corrupted
    /// Comes out on another topic than it must.
    case misrouted
    /// Comes out after a later message of the same publisher.
    case reordered
    /// Comes out later than it was to; late where that is after the time that counts as lost.
    case late
    /// Comes out without a user property that it must have.
    case propertyLost
    /// Comes out with another value of a user property.
    case propertyAltered
    /// Comes out with the user properties in another order.
    case propertiesReordered
    /// Comes out with another time in `__ts`.
    case timestampChanged
    /// A window's result is another than its messages make.
    case windowWrong
    /// A window has no result.
    case windowMissing
    /// A window's result comes out once more.
    case windowRepeated
    /// A message without an identity comes out.
    case foreign
    /// Its publisher is told that it was refused, and it does not come out.
    case refused
    /// Its publisher is told that it was refused, and it comes out.
    case phantom
    /// Its publisher is told nothing, and it comes out.
    case recovered
    /// Its publisher is told nothing, and it does not come out.
    case indeterminate
}
