#pragma once

// Whether things may move on the screen: a desktop can ask programs not to. GUI thread.

namespace bafar::shared {

/// True: nothing moves, what changes its place or look is there at once.
[[nodiscard]] bool motionReduced();

/// Also switches the toolkit's own effects.
void setMotionReduced(bool reduced);

} // namespace bafar::shared
