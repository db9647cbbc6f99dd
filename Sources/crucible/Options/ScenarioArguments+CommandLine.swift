/// The same arguments for another process of this program.
extension ScenarioArguments {
    /// What would be written on a command line.
    var commandLine: [String] {
        var words = [scenario]
        func add(_ name: String, _ value: String?) {
            if let value { words += ["--\(name)", value] }
        }
        add("broker", target.broker)
        add("ca", target.ca)
        add("token", target.token)
        add("seed", target.seed.map { String($0) })
        for setting in target.settings { add("set", setting) }
        return words
    }
}
