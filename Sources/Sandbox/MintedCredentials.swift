import Messaging
import Quantities

/// Credentials with a token made on the spot, so that none is ever old.
struct MintedCredentials: CredentialSource {
    let authority: TokenAuthority
    let account: String
    let clock: any TimeSource

    func credentials() throws(TransportError) -> Credentials {
        do throws(SandboxError) {
            let token = try authority.mint(
                account: account,
                at: clock.wallClock(),
                lifetime: Sandbox.lifetime
            )
            return Credentials(enhanced: (Admission.method, token))
        } catch {
            throw .credentialUnusable(
                path: "the sandbox's token",
                problem: "\(error)",
                hint: "check the OpenSSL installation"
            )
        }
    }
}
