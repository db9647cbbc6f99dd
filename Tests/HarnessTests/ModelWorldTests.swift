import Evidence
import Messaging
import Quantities
import Testing

/// The model world of these tests does what its name says.
@Suite struct ModelWorldTests {
    @Test func `what is planned happens in the order of time, and of planning at one instant`() {
        let world = ModelWorld()
        var happened: [String] = []
        world.at(.milliseconds(5)) { happened.append("c at \(world.elapsed.count)") }
        world.at(.milliseconds(2)) { happened.append("a at \(world.elapsed.count)") }
        world.at(.milliseconds(2)) {
            happened.append("b at \(world.elapsed.count)")
            world.after(.milliseconds(4)) { happened.append("d") }
        }
        world.pass(.milliseconds(5))
        #expect(happened == ["a at 2000000", "b at 2000000", "c at 5000000"])
        #expect(world.elapsed == .milliseconds(5))
        world.pass(.milliseconds(1))
        #expect(happened.last == "d")
        #expect(world.wallClock().milliseconds == 5_006)
    }

    @Test(arguments: [
        ("2000", false), ("2000.000001", true), ("3999.9", true), ("4000", false), ("-3000", false),
    ])
    func `its graph passes what is strictly between the bounds`(_ value: String, _ passes: Bool) {
        let payload = Array(#"{"temperature":{"value":\#(value),"unit":"C"}}"#.utf8)
        #expect(ModelFilter.passes(payload) == passes)
    }

    @Test func `what comes out carries the identity of what went in`() {
        let payload: [UInt8] = [1, 2, 3, 4]
        let same = ModelFilter.output(identity: [7, 8], payload: payload, ModelResult())
        #expect(
            same.value(ofProperty: IdentityProperty.name).map { Array(same.bytes[$0]) } == [7, 8]
        )
        #expect(Array(same.bytes[same.payload]) == payload)
        let other = ModelFilter.output(
            identity: [7, 8],
            payload: payload,
            ModelResult(isAltered: true)
        )
        #expect(Array(other.bytes[other.payload]) == [1, 3, 3, 4])
    }
}
