import MQTTWire

/// Who subscribes to what.
struct SubscriptionTable {
    /// One client's subscription.
    struct Entry {
        let session: BrokerSession
        let filter: TopicFilter
        let options: Subscription
    }

    /// The subscriptions to one filter; those of one shared filter take turns.
    private struct Group {
        let filter: TopicFilter
        var entries: [Entry]
        var next = 0
    }

    /// By topic, for filters without wildcards.
    private var exact: [[UInt8]: [Entry]] = [:]
    /// By whole filter text, for all others.
    private var groups: [String: Group] = [:]

    /// Adds or replaces a subscription; whether it is new.
    mutating func insert(
        _ session: BrokerSession,
        _ filter: TopicFilter,
        _ options: Subscription
    ) -> Bool {
        let entry = Entry(session: session, filter: filter, options: options)
        session.filters.insert(filter.text)
        if Self.isExact(filter) {
            return Self.replace(entry, in: &exact[Array(filter.text.utf8), default: []])
        }
        return Self.replace(
            entry,
            in: &groups[filter.text, default: Group(filter: filter, entries: [])].entries
        )
    }

    /// Takes a subscription away; whether there was one.
    mutating func remove(_ session: BrokerSession, _ text: String) -> Bool {
        guard session.filters.remove(text) != nil, let filter = TopicFilter(text) else {
            return false
        }
        if Self.isExact(filter) {
            let topic = Array(text.utf8)
            guard var entries = exact[topic] else { return false }
            let count = entries.count
            entries.removeAll { $0.session === session }
            exact[topic] = entries.isEmpty ? nil : entries
            return entries.count < count
        }
        guard var group = groups[text] else { return false }
        let count = group.entries.count
        group.entries.removeAll { $0.session === session }
        groups[text] = group.entries.isEmpty ? nil : group
        return group.entries.count < count
    }

    /// Takes all of a client's subscriptions away; costs nothing for the others.
    mutating func removeAll(of session: BrokerSession) {
        for text in session.filters { _ = remove(session, text) }
    }

    /// Appends who gets a message: each client once, with its highest quality, and one of each
    /// shared group.
    ///
    /// - Parameters:
    ///   - topic: The message's topic.
    ///   - publisher: Left out where it asked not to hear itself.
    ///   - found: Emptied first; its storage is kept.
    mutating func match(
        _ topic: [UInt8],
        from publisher: BrokerSession?,
        into found: inout [Entry]
    ) {
        found.removeAll(keepingCapacity: true)
        if let entries = exact[topic] {
            for entry in entries { Self.add(entry, from: publisher, to: &found) }
        }
        guard !groups.isEmpty else { return }
        var shared: [Entry] = []
        for (key, group) in groups where group.filter.matches(topic.span) {
            guard group.filter.isShared else {
                for entry in group.entries { Self.add(entry, from: publisher, to: &found) }
                continue
            }
            let turn = Self.turn(in: group)
            shared.append(group.entries[turn])
            groups[key]?.next = (turn + 1) % group.entries.count
        }
        // A client may get a message both for itself and for a group.
        found.append(contentsOf: shared)
    }

    /// Whose turn it is: the next client that is here, or the next one where all are away.
    private static func turn(in group: Group) -> Int {
        let count = group.entries.count
        for step in 0..<count {
            let turn = (group.next + step) % count
            if group.entries[turn].session.connection != nil { return turn }
        }
        return group.next % count
    }

    private static func add(
        _ entry: Entry,
        from publisher: BrokerSession?,
        to found: inout [Entry]
    ) {
        if entry.options.isNoLocal, entry.session === publisher { return }
        guard let index = found.firstIndex(where: { $0.session === entry.session }) else {
            found.append(entry)
            return
        }
        if found[index].options.maximumQuality < entry.options.maximumQuality {
            found[index] = entry
        }
    }

    private static func replace(_ entry: Entry, in entries: inout [Entry]) -> Bool {
        if let index = entries.firstIndex(where: { $0.session === entry.session }) {
            entries[index] = entry
            return false
        }
        entries.append(entry)
        return true
    }

    private static func isExact(_ filter: TopicFilter) -> Bool {
        !filter.isShared && !filter.hasWildcard
    }
}
