/// A text by lines and columns, as YAML counts them: in Unicode scalars, from 1.
struct SourceLines {
    private(set) var scalars: [Unicode.Scalar]
    private let starts: [Int]

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        var starts = [0]
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "\n", "\u{85}", "\u{2028}", "\u{2029}": starts.append(index + 1)
            case "\r":
                let isPair = index + 1 < scalars.count && scalars[index + 1] == "\n"
                if !isPair { starts.append(index + 1) }
            default: break
            }
        }
        self.starts = starts
    }

    /// The whole text.
    var text: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// The position in `scalars` of a place, or nil beyond the end.
    func index(line: Int, column: Int) -> Int? {
        guard starts.indices.contains(line - 1), column > 0 else { return nil }
        let index = starts[line - 1] + column - 1
        return index <= scalars.count ? index : nil
    }

    /// Line and column of the scalar at `index`, which may be the end.
    func place(of index: Int) -> (line: Int, column: Int) {
        let line = starts.lastIndex { $0 <= index } ?? 0
        return (line + 1, index - starts[line] + 1)
    }

    /// Whether `words` stand at the index, letter for letter.
    func hasText(_ words: String, at index: Int) -> Bool {
        let wanted = words.unicodeScalars
        return index + wanted.count <= scalars.count
            && scalars[index..<(index + wanted.count)].elementsEqual(wanted)
    }

    /// Puts another scalar at an index.
    mutating func replace(at index: Int, with scalar: Unicode.Scalar) {
        scalars[index] = scalar
    }
}
