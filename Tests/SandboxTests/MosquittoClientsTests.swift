import Foundation
import Messaging
import Testing

@testable import Sandbox

/// The clients people use, with the flags they use, against a sandbox without a graph.
@Suite(.enabled(if: Shell.hasMosquitto, "mosquitto-clients is not installed: apt install it"))
struct MosquittoClientsTests {
    /// Starts a sandbox and stops it whatever happens.
    func withSandbox(
        denying filters: [String] = [],
        _ body: (Sandbox) async throws -> Void
    ) async throws {
        var options = SandboxOptions(directory: Shell.temporaryDirectory())
        options.broker.deniedFilters = filters
        let sandbox = try await Sandbox.start(options)
        do {
            try await body(sandbox)
        } catch {
            await sandbox.stop()
            throw error
        }
        await sandbox.stop()
    }

    func flags(_ sandbox: Sandbox, method: String = "K8S-SAT", token: String? = nil) -> String {
        """
        -h localhost -p \(sandbox.address.port) --cafile '\(sandbox.authoritiesPath)' \
        -D CONNECT authentication-method \(method) \
        -D CONNECT authentication-data "\(token ?? "$(cat '\(sandbox.tokenPath)')")"
        """
    }

    /// The command under a heading of the instructions.
    func command(_ heading: String, in sandbox: Sandbox) throws -> String {
        let text = sandbox.howToReach
        let start = try #require(text.range(of: heading + ":\n")).upperBound
        return String(text[start...].components(separatedBy: "\n\n")[0])
    }

    @Test func `the printed commands work as they are`() async throws {
        try await withSandbox { sandbox in
            let publish = try command("Publish", in: sandbox) + " --retain -t processed"
            #expect(try await Shell.run(publish).status == 0)
            let listen = try command("Listen", in: sandbox) + " -C 1 -W 10"
            let heard = try await Shell.run(listen)
            #expect(heard.output == #"{"temperature":{"value":3000,"unit":"C"}}"# + "\n")
            #expect(heard.status == 0)
        }
    }

    @Test func `a subscriber gets properties, quality and retain flag as published`() async throws {
        try await withSandbox { sandbox in
            let publish = """
                mosquitto_pub \(flags(sandbox)) -q 1 -r -t t/1 -m hello \
                -D PUBLISH user-property b 2 -D PUBLISH user-property a 1 \
                -D PUBLISH content-type text/plain
                """
            #expect(try await Shell.run(publish).status == 0)
            let heard = try await Shell.run(
                "mosquitto_sub \(flags(sandbox)) -q 1 -t 't/+' -C 1 -W 10 -F '%t %q %r %C %P %p'"
            )
            #expect(heard.output == "t/1 1 1 text/plain b:2 a:1 hello\n")
        }
    }

    @Test func `refusals reach real clients as reason codes`() async throws {
        try await withSandbox(denying: ["denied/#"]) { sandbox in
            let plain =
                "-h localhost -p \(sandbox.address.port) --cafile '\(sandbox.authoritiesPath)'"
            let message = "-q 1 -t t -m x"
            let pub = "mosquitto_pub"
            #expect(try await Shell.run("\(pub) \(plain) -V 5 \(message)").status == 0x87)
            #expect(try await Shell.run("\(pub) \(plain) -V 5 -u u -P p \(message)").status == 0x87)
            #expect(
                try await Shell.run("\(pub) \(flags(sandbox, method: "other")) \(message)").status
                    == 0x8C
            )
            #expect(
                try await Shell.run("\(pub) \(flags(sandbox, token: "a.b.c")) \(message)").status
                    == 0x87
            )
            let older = try await Shell.run("\(pub) \(plain) -V 311 \(message)")
            #expect(older.status != 0 && older.output.contains("protocol version"))
            let denied = try await Shell.run("\(pub) \(flags(sandbox)) -d -q 1 -t denied/x -m x")
            #expect(denied.output.contains("RC:135"))
            let elsewhere = try await Shell.run(
                "\(pub) \(flags(sandbox).replacing("localhost", with: "127.0.0.2")) \(message)"
            )
            #expect(elsewhere.status != 0)
        }
    }

    @Test func `checks certificates for real`() async throws {
        try await withSandbox { sandbox in
            let address = "-h localhost -p \(sandbox.address.port)"
            let untrusted = try await Shell.run(
                "mosquitto_pub \(address) --capath /etc/ssl/certs -V 5 -t t -m x"
            )
            #expect(untrusted.status != 0 && sandbox.statistics.refused == 0)
            let names = try await Shell.run(
                """
                openssl verify -CAfile '\(sandbox.authoritiesPath)' -verify_hostname aio-broker \
                -purpose sslserver /dev/stdin <<END
                $(openssl s_client -connect localhost:\(sandbox.address.port) </dev/null 2>/dev/null \
                | openssl x509)
                END
                """
            )
            #expect(names.output.contains("OK"), "\(names.output)")
        }
    }

    @Test func `writes the token for its owner only, and removes everything at the end`()
        async throws
    {
        let directory = Shell.temporaryDirectory()
        let options = SandboxOptions(directory: directory)
        let sandbox = try await Sandbox.start(options)
        let listing = try await Shell.run("stat -L -c '%a' '\(directory)' '\(sandbox.tokenPath)'")
        #expect(listing.output == "700\n600\n")
        #expect(!sandbox.howToReach.contains("ey"), "the text must not contain the token")
        await sandbox.stop()
        await sandbox.stop()
        #expect(!FileManager.default.fileExists(atPath: directory))
    }

    @Test func `says which folder it cannot write`() async throws {
        await #expect(
            throws: SandboxError.unwritable(path: "/proc/none", detail: "No such file or directory")
        ) {
            try await Sandbox.start(SandboxOptions(directory: "/proc/none"))
        }
    }
}
