public import MQTTWire
public import Messaging

/// Its bytes go on the wire from where they lie.
extension UserProperty: UserPropertyBytes {}
