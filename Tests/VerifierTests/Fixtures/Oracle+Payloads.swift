import Scenarios

@testable import Verifier

extension Oracle {
    func expectation(of payload: [UInt8]) -> Expectation {
        expectation(of: OracleMessage(payload))
    }

    func expectation(of payload: String) -> Expectation {
        expectation(of: OracleMessage(Array(payload.utf8)))
    }
}

extension OracleStage {
    func verdict(on payload: [UInt8]) -> StageVerdict { verdict(on: OracleMessage(payload)) }

    /// What becomes of a message with this body, in words.
    func outcome(of payload: String, _ envelope: MessageEnvelope = MessageEnvelope()) -> String {
        switch verdict(on: OracleMessage(Array(payload.utf8), envelope: envelope)) {
        case .passUnchanged: "pass"
        case .pass(let message):
            message.isRewritten ? String(decoding: message.payload, as: UTF8.self) : "pass"
        case .route(let arm): "\(arm)"
        case .fold(.measurement(let value, let isCelsius)):
            "fold \(value) \(isCelsius ? "C" : "F")"
        case .fold(.inputs(let values)): "fold \(values.count)"
        case .drop: "drop"
        case .fail: "error"
        case .trap: "trap"
        }
    }
}
