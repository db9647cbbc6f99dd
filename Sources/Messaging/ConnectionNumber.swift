/// One of a loop's connections, counted from 0 in the order of its configurations.
public typealias ConnectionNumber = Int
