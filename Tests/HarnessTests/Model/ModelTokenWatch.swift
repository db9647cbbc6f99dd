import Messaging
import Quantities

/// Tells of the changes that a model world has planned, when their time has come.
///
/// Unchecked, for the same reason as its world.
final class ModelTokenWatch: TokenWatch, @unchecked Sendable {
    private unowned let world: ModelWorld

    init(world: ModelWorld) {
        self.world = world
    }

    func takeChange() -> TokenChange? {
        guard let next = world.tokenChanges.first, next.at <= world.elapsed else { return nil }
        world.tokenChanges.removeFirst()
        return next.change
    }
}
