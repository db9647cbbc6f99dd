import Messaging
import Networking

extension TransportError {
    /// The same trouble with the broker's address added.
    init(_ error: NetworkError, at address: BrokerAddress) {
        self =
            switch error {
            case .hostNotFound(let host, let detail): .hostNotFound(host: host, detail: detail)
            case .connectionFailed(let detail):
                .connectionFailed(address: address, detail: detail)
            case .certificateNotTrusted(let detail):
                .certificateNotTrusted(address: address, detail: detail)
            case .certificateNameMismatch(let detail):
                .certificateNameMismatch(address: address, detail: detail)
            case .tlsFailed(let detail): .tlsFailed(address: address, detail: detail)
            case .connectionLost(let detail): .connectionLost(detail: detail)
            case .credentialUnusable(let source, let problem, let hint):
                .credentialUnusable(path: source, problem: problem, hint: hint)
            case .listenFailed(_, let detail):
                .connectionFailed(address: address, detail: detail)
            case .systemFailed(let call, let detail):
                .connectionFailed(address: address, detail: "\(call): \(detail)")
            }
    }
}
