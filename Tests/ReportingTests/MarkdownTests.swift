import Testing

@testable import Reporting

@Suite struct MarkdownTests {
    @Test(arguments: [
        ("plain, with 3 words.", "plain, with 3 words."), ("a|b", "a\\|b"),
        ("*x* _y_ `z`", "\\*x\\* \\_y\\_ \\`z\\`"), ("<b>&amp;", "\\<b\\>\\&amp;"),
        ("line\nbreak\u{0}", "line break "), ("[a](b)", "\\[a\\](b)"), ("\\", "\\\\"),
    ])
    func `text is shown as it is`(text: String, markdown: String) {
        #expect(Markdown.escaped(text) == markdown)
    }

    @Test(arguments: [
        ("", ""), ("a b", "`a b`"), ("a`b", "``a`b``"), ("`a", "`` `a ``"), ("a|b", "`a\\|b`"),
        ("a\nb", "`a\\u{a}b`"), ("``", "``` `` ```"), ("12345678", "`12345…`"),
    ])
    func `code cannot leave its span`(text: String, markdown: String) {
        #expect(Markdown.code(text, limit: text == "12345678" ? 5 : 100) == markdown)
    }

    @Test(arguments: [
        ("run", "run"), ("", "''"), ("a b", "'a b'"), ("it's", "'it'\\''s'"), ("$HOME", "'$HOME'"),
        ("path=1-2_3./:@%+,", "path=1-2_3./:@%+,"), ("*", "'*'"), ("a;b", "'a;b'"),
    ])
    func `a word of a command survives a shell`(word: String, quoted: String) {
        #expect(Markdown.shellWord(word) == quoted)
    }

    @Test(arguments: [
        ("it failed", "It failed."), ("why?", "Why?"), ("3 of 4", "3 of 4."), ("", ""),
        ("end_to_end.p99 < 1ms was not judged", "end\\_to\\_end.p99 \\< 1ms was not judged."),
        ("lost == 0 does not hold", "lost == 0 does not hold."),
    ])
    func `a sentence begins and ends`(text: String, sentence: String) {
        #expect(Markdown.sentence(text) == sentence)
    }

    @Test func `a fence is longer than any inside`() {
        #expect(Markdown.fence(around: "a") == "```")
        #expect(Markdown.fence(around: "a ``` b") == "````")
    }

    @Test func `numbers stand at the right of their column`() {
        var table = MarkdownTable([.init("a"), .init("number", isNumeric: true)])
        table.rows = [["longer", "1"], ["", "1,000,000"]]
        #expect(
            table.text == """
                | a      |    number |
                | ------ | --------: |
                | longer |         1 |
                |        | 1,000,000 |

                """
        )
    }
}
