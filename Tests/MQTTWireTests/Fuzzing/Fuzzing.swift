/// What the fuzz target does with one input; the first byte says which law is tried.
///
/// `scripts/fuzz` compiles this folder with the sources of MQTTWire and lets libFuzzer make the
/// inputs; `FuzzingTests` runs the same code over generated ones and over what was found before.
enum Fuzzing {
    /// The laws, by the first byte's remainder.
    enum Law: UInt8, CaseIterable {
        case client
        case decoder
        case splitting
    }

    static func run(_ bytes: [UInt8]) throws(FuzzFinding) {
        var input = FuzzInput(bytes)
        guard let first = input.next() else { return }
        switch Law(rawValue: first % UInt8(Law.allCases.count)) {
        case .client, nil: try ClientFuzz.run(&input)
        case .decoder: try DecoderFuzz.run(&input)
        case .splitting: try SplittingFuzz.run(&input)
        }
    }
}
