import Evidence
import Quantities
import Scenarios
import Verifier

/// Gives every record to the judge and to the history, in one and the same order.
///
/// A class because the phases of a run share it; used by the run's own task only.
final class EvidenceRecorder {
    /// Records wait here until there are this many, or until ``flush()``.
    private static let batchSize = 4_096

    /// What the publisher loops post.
    let published = RecordMailbox()
    /// What the subscriber loop posts.
    let received = RecordMailbox()

    /// Why the history is not complete; nil while it is.
    private(set) var fileError: FileError?
    /// How many records the last ``absorb()`` found waiting.
    private(set) var backlog: UInt64 = 0

    private(set) var judge: Judge

    private let cores: Int
    private var encoder = HistoryEncoder()
    private var file: AppendOnlyFile?
    private var waiting: [Record] = []
    private var isInterrupted = false

    /// Begins the history of a run in `folder`.
    init(judge: Judge, header: RunHeader, folder: ReportFolder) throws(FileError) {
        self.judge = judge
        cores = header.host.cores
        let created = try AppendOnlyFile(creating: folder.file(HistoryFormat.fileName))
        try created.append(encoder.begin(header))
        file = consume created
    }

    /// Takes what the loops posted since the last call.
    ///
    /// What was received is taken first and judged last: whatever came out by then was posted as
    /// sent before, so no message is judged before its own sending.
    ///
    /// - Returns: How many records there were.
    @discardableResult
    func absorb() -> Int {
        let arrivals = received.take()
        let sendings = published.take()
        note(sendings)
        note(arrivals)
        backlog = UInt64(sendings.count + arrivals.count)
        return sendings.count + arrivals.count
    }

    /// Whether a slot's message comes out, by itself or in a result of many.
    func comesOut(publisher: UInt32, sequence: UInt64) -> Bool {
        judge.comesOut(publisher: publisher, sequence: sequence)
    }

    /// Judges and keeps a batch of records.
    private func note(_ records: [Record]) {
        judge.apply(records)
        waiting.append(contentsOf: records)
        if waiting.count >= Self.batchSize { flush() }
    }

    /// Judges and keeps one record.
    func note(_ record: Record) {
        judge.apply(record)
        waiting.append(record)
        if waiting.count >= Self.batchSize { flush() }
    }

    /// Keeps when the user first asked to stop.
    func noteInterruption(at now: Nanoseconds) {
        guard !isInterrupted else { return }
        isInterrupted = true
        note(.event(.interrupted, at: now))
    }

    /// Keeps what was learnt about the broker.
    func note(_ facts: BrokerFacts) {
        flush()
        append(encoder.broker(facts))
    }

    /// Writes the records that wait.
    func flush() {
        guard !waiting.isEmpty else { return }
        append(encoder.records(waiting))
        waiting.removeAll(keepingCapacity: true)
    }

    /// Closes the history and gives the judgement.
    func finish() -> Judgement {
        flush()
        append(encoder.end())
        close()
        return judge.finish(cores: Double(cores))
    }

    private func close() {
        guard let open = file.take() else { return }
        do throws(FileError) {
            try open.synchronise()
        } catch {
            fileError = fileError ?? error
        }
    }

    /// A history that cannot be written is given up at the first error: the judge goes on, and the
    /// run ends with the error told.
    private func append(_ bytes: [UInt8]) {
        guard let open = file.take() else { return }
        do throws(FileError) {
            try open.append(bytes)
            file = consume open
        } catch {
            fileError = error
        }
    }
}
