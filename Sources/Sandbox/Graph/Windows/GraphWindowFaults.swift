/// The faults that hit windows, with the dice that decide which.
struct GraphWindowFaults {
    private let faults: [(index: Int, fault: any Fault)]
    private let dice: FaultDice

    /// Takes those of a list that hit windows; all keep their places, on which their dice depend.
    init(_ faults: [any Fault], dice: FaultDice) {
        self.faults = faults.enumerated()
            .filter { $1 is any DatumFault || $1 is any StatisticFault || $1 is any WindowFault }
            .map { ($0, $1) }
        self.dice = dice
    }

    /// What is done with a message of a window, and by which fault; nil where none hits it.
    func action(onDatum hash: UInt64) -> (DatumAction, kind: String)? {
        for (index, fault) in faults {
            guard let fault = fault as? any DatumFault else { continue }
            if dice.chance(of: hash, fault: index) < fault.rate {
                return (type(of: fault).action, type(of: fault).kind)
            }
        }
        return nil
    }

    /// What is done with a window, and by which fault; nil where none hits it.
    func action(on name: WindowName, _ isOutput: Bool) -> (WindowAction, kind: String)? {
        for (index, fault) in faults {
            guard let fault = fault as? any WindowFault else { continue }
            let action = type(of: fault).action
            guard isOutput != (action == .neverClose),
                dice.chance(of: FaultDice.hash(name), fault: index) < fault.rate
            else { continue }
            return (action, type(of: fault).kind)
        }
        return nil
    }

    /// An operation's result with another number in it, and by which fault; nil where none hits it.
    func altered(_ message: GraphMessage, _ name: WindowName) -> (GraphMessage, kind: String)? {
        for (index, fault) in faults {
            guard let fault = fault as? any StatisticFault,
                dice.chance(of: FaultDice.hash(name), fault: index) < fault.rate,
                let result = try? JSONValue(parsing: message.payload),
                let altered = fault.altered(result)
            else { continue }
            var message = message
            message.payload = Array(altered.text.utf8)[...]
            return (message, type(of: fault).kind)
        }
        return nil
    }
}
