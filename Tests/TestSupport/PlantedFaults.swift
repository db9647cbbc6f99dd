/// What a graph says it planted, in the line that begins with `planted:`.
public enum PlantedFaults {
    /// The number behind `kind` in the output of `run --sandbox` or `graph`; nil where there is none.
    public static func count(_ kind: String, in output: String) -> Int? {
        let line = output.split(separator: "\n").first { $0.hasPrefix("planted:") }
        guard let words = line?.split(whereSeparator: { " ,:".contains($0) }),
            let index = words.firstIndex(of: Substring(kind)), words.indices.contains(index + 1)
        else { return nil }
        return Int(words[index + 1])
    }
}
