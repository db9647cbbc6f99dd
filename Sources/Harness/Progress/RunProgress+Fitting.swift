extension RunProgress {
    /// ``line`` in at most `columns` columns, for a terminal that would break it otherwise.
    ///
    /// Blanks go first, then words; at last the end is cut, at a blank, and an ellipsis says so.
    ///
    /// - Parameter columns: How many there are; 0 where that is not known.
    /// - Returns: The line.
    public func line(columns: Int) -> String {
        let line = self.line
        guard columns > 0, line.count > columns else { return line }
        let narrow = line.split(separator: " ").joined(separator: " ")
        guard narrow.count > columns else { return narrow }
        // 5.0 of 35.0 s, 500 of 500/s: the words between numbers are the first that can be missed.
        let words = narrow.split(separator: " ")
        var short = ""
        for word in words {
            let isGlued = word == "of" || short.hasSuffix("/")
            short += (isGlued || short.isEmpty ? "" : " ") + (word == "of" ? "/" : word)
        }
        guard short.count > columns else { return short }
        var kept = short.prefix(columns - 1)
        if let blank = kept.lastIndex(of: " ") { kept = kept[..<blank] }
        return kept + "…"
    }
}
