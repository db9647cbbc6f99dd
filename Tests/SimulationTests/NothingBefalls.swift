import Simulation

/// Every message is answered and passes or not, as the filter says.
struct NothingBefalls: Fates {
    func fate(publisher: UInt32, sequence: UInt64, passes: Bool) -> MessageFate {
        MessageFate(passes: passes)
    }
}
