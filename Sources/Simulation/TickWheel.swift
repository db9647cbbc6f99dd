/// What happens at which tick of the near future, in the order in which it was put in.
///
/// A ring of batches, one for each tick: putting in and taking out cost O(1). Batches that were taken
/// are used again, so that a long run allocates only what is ahead at once.
struct TickWheel<Batch> {
    /// How many ticks ahead anything can lie.
    static var span: Int { 8_192 }

    private let makeBatch: () -> Batch
    private var batches: [Batch?]
    private var spare: [Batch] = []
    private var latest = -1

    /// Creates an empty wheel.
    ///
    /// - Parameter makeBatch: Makes an empty batch.
    init(_ makeBatch: @escaping () -> Batch) {
        self.makeBatch = makeBatch
        batches = Array(repeating: nil, count: Self.span)
    }

    /// Changes the batch of a tick.
    ///
    /// - Parameters:
    ///   - tick: At most ``span`` after the tick that was taken last.
    ///   - change: Adds to the batch.
    mutating func add(at tick: Int, _ change: (inout Batch) -> Void) {
        precondition(tick > latest && tick <= latest + Self.span, "nothing lies that far ahead")
        let index = tick % Self.span
        var batch = batches[index].take() ?? spare.popLast() ?? makeBatch()
        change(&batch)
        batches[index] = batch
    }

    /// Takes the batch of a tick; nil where nothing happens.
    mutating func take(_ tick: Int) -> Batch? {
        latest = tick
        return batches[tick % Self.span].take()
    }

    /// Hands an emptied batch back for its room.
    mutating func recycle(_ batch: consuming Batch) { spare.append(batch) }
}
