"""The devices that make cues heard, each in a module of its own behind one port."""
