// swift-tools-version: 6.2
import PackageDescription

/// Compiler settings shared by every Swift target: warnings are errors, and imports are explicit.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// Settings for the targets that may not touch threads or C; raw memory only where it says `unsafe`.
let pure: [SwiftSetting] = strict + [.strictMemorySafety()]

let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let argumentParser: Target.Dependency = .product(
    name: "ArgumentParser",
    package: "swift-argument-parser"
)

let package = Package(
    name: "crucible",
    products: [.executable(name: "crucible", targets: ["crucible"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // System libraries: a module map and a shim header, nothing else.
        .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(
            name: "CMosquitto",
            pkgConfig: "libmosquitto",
            providers: [.apt(["libmosquitto-dev"])]
        ),
        .target(name: "CLinux"),

        // Vocabulary: values and protocols. No I/O, no threads, no C.
        .target(name: "Quantities", swiftSettings: pure),
        .target(name: "Messaging", dependencies: ["Quantities"], swiftSettings: pure),
        .target(name: "Evidence", dependencies: ["Quantities"], swiftSettings: pure),
        .target(name: "Scenarios", dependencies: ["Quantities", yams], swiftSettings: pure),

        // The two halves of a run. Neither may import the other.
        .target(
            name: "LoadGen",
            dependencies: ["Quantities", "Scenarios", "Messaging", "Evidence"],
            swiftSettings: pure
        ),
        .target(
            name: "Verifier",
            dependencies: ["Quantities", "Scenarios", "Messaging", "Evidence"],
            swiftSettings: pure
        ),
        .target(
            name: "Reporting",
            dependencies: ["Quantities", "Scenarios", "Evidence", "Verifier"],
            swiftSettings: pure
        ),

        // Asks instead of loading: conversations with a graph, and what is concluded from them.
        .target(
            name: "Inquiry",
            dependencies: ["Quantities", "Scenarios", "Messaging", "Evidence"],
            swiftSettings: pure
        ),

        // Both halves and the judge in virtual time, for the test of the tester.
        .target(
            name: "Simulation",
            dependencies: [
                "Quantities", "Scenarios", "Messaging", "Evidence", "LoadGen", "Verifier",
            ],
            swiftSettings: pure
        ),

        // The outside world.
        .target(name: "MQTTWire", swiftSettings: pure),
        .target(
            name: "Networking",
            dependencies: ["Quantities", "COpenSSL", "CLinux"],
            swiftSettings: strict
        ),
        .target(
            name: "MQTTClient",
            dependencies: ["Quantities", "Messaging", "MQTTWire", "Networking"],
            swiftSettings: strict
        ),
        .target(
            name: "MosquittoTransport",
            dependencies: ["Quantities", "Messaging", "Networking", "CMosquitto"],
            swiftSettings: strict
        ),
        .target(
            name: "Sandbox",
            dependencies: [
                "Quantities", "Scenarios", "Messaging", "MQTTWire", "Networking", "MQTTClient",
                "COpenSSL",
            ],
            swiftSettings: strict
        ),

        // Wiring.
        .target(
            name: "Harness",
            dependencies: [
                "Quantities", "Scenarios", "Messaging", "Evidence", "LoadGen", "Verifier",
                "Reporting", "Inquiry",
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "crucible",
            dependencies: [
                "Quantities", "Scenarios", "Messaging", "Evidence", "LoadGen", "Verifier",
                "Reporting", "Inquiry", "Simulation", "Networking", "MQTTClient",
                "MosquittoTransport", "Sandbox", "Harness", argumentParser,
            ],
            swiftSettings: strict
        ),

        // What `make bench` measures with.
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "Quantities", "Scenarios", "Messaging", "Evidence", "LoadGen", "Verifier",
                "Networking", "MQTTClient", "MosquittoTransport", "Sandbox", argumentParser,
            ],
            path: "Benchmarks/Sources",
            swiftSettings: strict
        ),

        // The specification, target by target; then whole runs, then the source itself.
        .testTarget(name: "QuantitiesTests", dependencies: ["Quantities"], swiftSettings: strict),
        .testTarget(
            name: "MessagingTests",
            dependencies: [
                "Messaging", "Quantities",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "EvidenceTests",
            dependencies: [
                "Evidence", "Quantities",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ScenariosTests",
            dependencies: [
                "Scenarios", "Quantities",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "LoadGenTests",
            dependencies: [
                "LoadGen", "Quantities", "Scenarios", "Messaging", "Evidence",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "VerifierTests",
            dependencies: [
                "Verifier", "Quantities", "Scenarios", "Messaging", "Evidence",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ReportingTests",
            dependencies: [
                "Reporting", "Quantities", "Scenarios", "Evidence", "Verifier",
            ],
            exclude: ["Golden", "Schemas"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "InquiryTests",
            dependencies: [
                "Inquiry", "Quantities", "Scenarios", "Messaging", "Evidence",
            ],
            swiftSettings: strict
        ),
        .testTarget(name: "MQTTWireTests", dependencies: ["MQTTWire"], swiftSettings: strict),
        .testTarget(
            name: "NetworkingTests",
            dependencies: [
                "Networking", "Quantities", "COpenSSL",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "MQTTClientTests",
            dependencies: [
                "MQTTClient", "Quantities", "Messaging", "MQTTWire", "Networking", "Sandbox",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "MosquittoTransportTests",
            dependencies: [
                "MosquittoTransport", "Quantities", "Scenarios", "Messaging", "MQTTWire",
                "Networking", "MQTTClient", "Sandbox",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "SandboxTests",
            dependencies: [
                "Sandbox", "Quantities", "Scenarios", "Messaging", "MQTTWire", "Networking",
                "MQTTClient", "Evidence", "LoadGen", "Verifier",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "HarnessTests",
            dependencies: [
                "Harness", "Quantities", "Scenarios", "Messaging", "Evidence", "LoadGen",
                "Verifier", "Reporting", "Inquiry", "TestSupport",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "SimulationTests",
            dependencies: [
                "Simulation", "LoadGen", "Verifier", "Quantities", "Scenarios", "Messaging",
                "Evidence",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["TestSupport", "crucible"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "MosquittoTests",
            dependencies: ["TestSupport", "crucible", "Networking", "Quantities", "Sandbox"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "BenchmarksTests",
            dependencies: ["Benchmarks", "Quantities", "Evidence", "Verifier"],
            path: "Benchmarks/Tests",
            swiftSettings: strict
        ),
        .testTarget(name: "TidyTests", swiftSettings: strict),

        // What tests of whole programs share: programs, folders, a real broker.
        .target(
            name: "TestSupport",
            dependencies: ["Quantities", "Sandbox"],
            path: "Tests/TestSupport",
            swiftSettings: strict
        ),
    ]
)
