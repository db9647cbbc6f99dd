import Messaging
import Testing

@Suite struct CredentialsTests {
    private let secret = "s3cr3t-token"

    @Test func `show their kind and length and never the secret, however they are printed`() {
        let all = [
            Credentials(enhanced: (method: "K8S-SAT", data: Array(secret.utf8))),
            Credentials(username: "meter", password: Array(secret.utf8)),
            Credentials(),
        ]
        for credentials in all {
            var dumped = ""
            dump(credentials, to: &dumped)
            let bytes = secret.utf8.map(String.init).joined(separator: ", ")
            for text in ["\(credentials)", String(reflecting: credentials), dumped] {
                #expect(!text.contains(secret))
                #expect(!text.contains(bytes))
            }
        }
        #expect(
            all.map(\.description) == ["K8S-SAT data of 12 bytes", "user name \"meter\"", "none"]
        )
    }
}
