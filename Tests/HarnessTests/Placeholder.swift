// Placeholder until the first specification lands.
