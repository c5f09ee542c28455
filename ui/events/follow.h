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

/// Calls `refresh` soon after events changed, once for a burst, while `widget` is seen; it lives as
/// long as `widget`.
shared::Refresher* followEvents(link::Session& session,
                                QWidget* widget,
                                const std::function<void()>& refresh);

} // namespace bafar::ui::events
