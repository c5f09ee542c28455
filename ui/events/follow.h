#pragma once
// How a widget keeps up with the events of a session. GUI thread.
#include <functional>

class QWidget;

namespace bafar::link {
class Session;
}

namespace bafar::shared {
class Refresher;
}

namespace bafar::ui::events {

/// Calls `refresh` when events changed, and for a burst of changes at once and then ten times a
/// second at most, while `widget` is seen; it lives as long as `widget`.
shared::Refresher* followEvents(link::Session& session,
                                QWidget* widget,
                                const std::function<void()>& refresh);

} // namespace bafar::ui::events
