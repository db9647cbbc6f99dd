import Evidence
import FoundationEssentials
import Harness
import MQTTClient
import Messaging
import Quantities
import Scenarios

/// What may be shown of the token that a run uses, looked at before the run.
struct TokenLook {
    /// What it claims; nil without a token, or when it cannot be read (the connection says why).
    let facts: CredentialFacts?

    /// Looks at the token of a way to authenticate.
    init(_ authentication: Target.Authentication) {
        guard let file = Self.file(authentication), let claims = try? file.claims() else {
            facts = nil
            return
        }
        facts = CredentialFacts(
            length: claims.length,
            audiences: claims.audiences,
            subject: claims.subject,
            expires: claims.expiry.map { WallClockInstant(milliseconds: $0 &* 1_000) }
        )
    }

    /// The token's file; of a directory the first, which the verifier shows.
    private static func file(
        _ authentication: Target.Authentication
    ) -> ServiceAccountTokenFile? {
        switch authentication {
        case .serviceAccountToken(let path): ServiceAccountTokenFile(path: path)
        case .serviceAccountTokens(let directory):
            (try? ServiceAccountTokenDirectory(path: directory))?.source(ofPublisher: 0)
        case .none, .password, .passwordOfUser: nil
        }
    }

    /// Prints why there is no verdict, and gives the exit code for it.
    func explain(_ failure: RunFailure) -> ExitStatus {
        Console.note("error: \(failure)")
        if let hint = failure.hint { Console.note("  hint: \(hint)") }
        switch failure {
        case .notJudgeable, .notPossible, .reportsNotWritable: return .usage
        case .notEnoughDescriptors, .notEnoughPorts, .credentialsUnusable, .graphSilent:
            return .notConnected
        case .interrupted: return .interrupted
        case .notConnected(_, let error):
            if case .connectRefused = error, let facts { Console.note("  \(Self.text(of: facts))") }
            return .notConnected
        }
    }

    /// `the token (779 bytes) is for audience …, of subject …, and expires at …`.
    private static func text(of facts: CredentialFacts) -> String {
        var text = "the token (\(facts.length) bytes) is for audience "
        text += facts.audiences.map { "\"\($0)\"" }.joined(separator: ", ")
        if let subject = facts.subject { text += ", of subject \"\(subject)\"" }
        if let expires = facts.expires {
            let date = Date(timeIntervalSince1970: Double(expires.seconds))
            text += ", and expires at \(date.ISO8601Format())"
        }
        return text
    }
}
