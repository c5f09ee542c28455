#pragma once
// A service or one of its tasks in words: how its last change goes, what failed, what it uses; and
// how the load balancer reaches it: by host port, through an overlay network, or why not at all.
// GUI thread.
#include <QWidget>
#include <string>

namespace bafar::link {
class Session;
}

namespace bafar::shared {
class FactList;
}

namespace bafar::ui::services {

class WayPanel : public QWidget {
    Q_OBJECT

public:
    /// `entity` is "services/NAME" of a service or of a task.
    WayPanel(link::Session& session, const QString& entity, QWidget* parent);

private:
    void refresh();

    link::Session& session_;
    std::string name_;
    shared::FactList* facts_;
};

} // namespace bafar::ui::services
