/// Which of several publisher loops one is, so that together they keep one rate of connecting.
public struct LoopShare: Hashable, Sendable {
    /// The loop's number, from 0.
    public var index: Int
    /// How many loops there are.
    public var count: Int

    /// Creates the share of loop `index` of `count`.
    public init(index: Int, count: Int) {
        precondition(count > 0 && (0..<count).contains(index), "loops are numbered from 0")
        self.index = index
        self.count = count
    }

    /// The only loop there is.
    public static let whole = LoopShare(index: 0, count: 1)
}
