/// The transports, by their names in a scenario: whole runs must not be able to tell them apart.
public enum Transports {
    /// Every name.
    public static let names = ["mqtt", "libmosquitto"]

    /// The arguments that choose one.
    public static func arguments(_ name: String) -> [String] {
        ["--set", "transport=\(name)"]
    }
}
