/// A topic with `{publisher}` in the place of the publisher's number in its workload, from 0.
///
///     sensor/{publisher}/raw  ►  sensor/0/raw, sensor/1/raw, …
public struct TopicTemplate: Hashable, Sendable {
    /// The name in braces that stands for the publisher's number.
    static let publisher = "publisher"
    private static let marker = "{\(publisher)}"

    /// The template as it was written.
    public let text: String

    /// Takes a template as it is; braces around any other name are letters like all others.
    public init(_ text: String) {
        self.text = text
    }

    /// The topic of one publisher, by its number in the workload.
    public func topic(ofPublisher number: Int) -> String {
        text.replacing(Self.marker, with: "\(number)")
    }

    /// A topic whose levels with the publisher's number in them are like no level of any filter,
    /// because no topic has a null character.
    var differingFromEveryName: String { text.replacing(Self.marker, with: "\0") }

    /// Checks the names in braces; the offset of a mistake points at the offending character.
    static func check(_ text: String) throws(ValueProblem) {
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            guard scalars[index] == "{" || scalars[index] == "}" else {
                index += 1
                continue
            }
            guard scalars[index] == "{",
                let end = scalars[index...].firstIndex(of: "}"),
                !scalars[(index + 1)..<end].contains("{")
            else {
                throw ValueProblem(
                    .malformedValue,
                    "topic \(quoted(text)) has a brace without its other half",
                    hint: "write \(marker) for the publisher's number; braces have no other use",
                    offset: index
                )
            }
            var name = String.UnicodeScalarView()
            name.append(contentsOf: scalars[(index + 1)..<end])
            try check(name: String(name), at: index, in: text)
            index = end + 1
        }
    }

    private static func check(name: String, at offset: Int, in text: String) throws(ValueProblem) {
        guard name != publisher else { return }
        let nearest = NearestWord.nearest(to: name, among: [publisher])
        let meant = nearest.map { "did you mean {\($0)}? " } ?? ""
        throw ValueProblem(
            .unknownKind,
            "topic \(quoted(text)) has \(quoted("{\(name)}")), which stands for nothing",
            hint: "\(meant)Known: \(marker), the publisher's number in the workload, from 0",
            offset: offset
        )
    }
}

extension Workload {
    /// The topic that one of its publishers sends to.
    ///
    /// - Parameters:
    ///   - number: The publisher's number in the workload, from 0.
    ///   - input: The graph's input, used where the workload names no topic.
    /// - Returns: The topic's name.
    public func topic(ofPublisher number: Int, input: String) -> String {
        topic.map { TopicTemplate($0).topic(ofPublisher: number) } ?? input
    }
}
