import Quantities
import Testing

@testable import Scenarios

/// Whatever happens to a file, reading it ends, and fails only with errors that have a place.
@Suite struct MutationTests {
    private static let pieces: [String] = [
        "", " ", "\n", "\t", ":", "-", "#", "{", "}", "[", "]", ",", "\"", "'", "&a", "*a", "|",
        ">",
        "!", "%", "@", "`", "?", "~", "null", "true", "0", "-1", "1e999", "99999999999999999999",
        "ü",
        "\u{301}", "\r\n", "\u{0}", "\u{FEFF}", "\u{E000}", "💥", "<<: *a", "---\n", "...\n",
        "key: 1\n",
        "name: x\n", "connect: off\n", "tokens: { renewEvery: 1s }\n", "topic: a/{publisher}\n",
        "- x\n", "x: y\n", "$share/", "${x}", "5s", "1%", "500/s", "lost == 0",
    ]

    @Test(arguments: 0..<40)
    func `a mutated scenario reads or gives errors with places`(seed: UInt64) {
        let random = Philox2x64(key: seed)
        for round in 0..<25 as Range<UInt64> {
            var texts = Fixture.texts
            let edits = 1 + random.block(low: 0, high: round).0.uniform(below: 4)
            for edit in 1...edits {
                let (a, b) = random.block(low: edit, high: round)
                let (c, d) = random.block(low: edit + 100, high: round)
                let file = Int(a.uniform(below: 3))
                texts[file] = mutated(texts[file], at: b, length: c, with: d)
            }
            check(texts, "seed \(seed), round \(round)")
        }
    }

    private func mutated(_ text: String, at: UInt64, length: UInt64, with piece: UInt64) -> String {
        var scalars = Array(text.unicodeScalars)
        let start = Int(at.uniform(below: UInt64(scalars.count + 1)))
        let end = min(scalars.count, start + Int(length.uniform(below: 12)))
        let index = Int(piece.uniform(below: UInt64(Self.pieces.count)))
        scalars.replaceSubrange(start..<end, with: Self.pieces[index].unicodeScalars)
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    private func check(_ texts: [String], _ name: String) {
        do {
            _ = try Fixture.read(texts)
        } catch {
            #expect(!error.errors.isEmpty, "\(name)")
            for error in error.errors {
                let isKnown = Fixture.paths.contains(error.location.file)
                #expect(isKnown && error.location.line > 0 && error.location.column > 0, "\(name)")
                let isComplete = !error.problem.isEmpty && !error.hint.isEmpty
                #expect(isComplete && !error.description.contains("defect"), "\(name): \(error)")
            }
        }
    }

    @Test(arguments: 0..<300)
    func `a line left out or written twice is read or reported`(seed: UInt64) {
        let random = Philox2x64(key: seed)
        var texts = Fixture.texts
        let (a, b) = random.block(low: 0, high: 0)
        let file = Int(a.uniform(below: 3))
        var lines = texts[file].split(separator: "\n", omittingEmptySubsequences: false)
        let line = Int(b.uniform(below: UInt64(lines.count)))
        if seed.isMultiple(of: 2) {
            lines.remove(at: line)
        } else {
            lines.insert(lines[line], at: line)
        }
        texts[file] = lines.joined(separator: "\n")
        check(texts, "seed \(seed)")
    }
}
