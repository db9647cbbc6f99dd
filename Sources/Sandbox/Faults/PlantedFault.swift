/// A fault that took effect on one message.
struct PlantedFault {
    /// The kind of fault.
    let kind: String
    /// What it does.
    let effect: FaultEffect
}
