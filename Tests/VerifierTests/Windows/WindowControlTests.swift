import Evidence
import Quantities
import Testing

@testable import Verifier

/// With the input watched, what was seen there is what the graph got.
@Suite struct WindowControlTests {
    /// The whole second window: slots in `unseen` were acknowledged and never came by.
    private func story(unseen: Set<UInt64> = [], copies: [UInt64] = []) throws -> WindowStory {
        var story = try WindowStory(watchesInput: true)
        for slot in UInt64(0)..<160 {
            story.send(slot..<slot + 1)
            guard !unseen.contains(slot) else { continue }
            story.judge.enter(slot, at: Int64(slot) * 100 + 2)
            for _ in copies where copies.contains(slot) {
                story.judge.enter(slot, at: Int64(slot) * 100 + 3)
            }
        }
        return story
    }

    @Test func `what came by must be in the result`() throws {
        var story = try story()
        story.receive(WindowStory.temperature(51..<151, count: 99), endingAt: 15_000)
        #expect(story.counts().wrong == 1)
    }

    @Test func `a message that was lost before the graph is missing there, and not in its window`()
        throws
    {
        var story = try story(unseen: [60])
        let values = (UInt64(51)..<151).filter { $0 != 60 }.map { Double($0 + 1) }
        story.receive(
            WindowStory.temperature(51..<151, count: 99, average: values.reduce(0, +) / 99),
            endingAt: 15_000
        )
        let judgement = story.judgement()
        #expect(judgement.windows?.withinSlack == 1)
        let red = judgement.findings.filter { $0.verdict == .failed }.map(\.check)
        #expect(red == ["input-complete"])
    }

    @Test(arguments: [(100, true), (101, true), (102, false)] as [(UInt64, Bool)])
    func `a copy that came by may be counted, and no more`(count: UInt64, isRight: Bool) throws {
        var story = try story(copies: [99])
        let sum = 10_150 + Double(count - 100) * 100
        story.receive(
            WindowStory.temperature(51..<151, count: count, average: sum / Double(count)),
            endingAt: 15_000
        )
        let counts = story.counts()
        #expect(counts.withinSlack == (isRight ? 1 : 0))
        #expect(counts.wrong == (isRight ? 0 : 1))
    }
}
