#pragma once
// What one node's agent says of itself, for the inspector. GUI thread.
#include <QWidget>

namespace bafar::link {
class Session;
}

namespace bafar::shared {
class FactList;
}

namespace bafar::ui::cluster {

class NodePanel : public QWidget {
    Q_OBJECT

public:
    /// `entity` is "node/NAME".
    NodePanel(link::Session& session, const QString& entity, QWidget* parent);

private:
    void refresh();

    link::Session& session_;
    std::string node_;
    shared::FactList* facts_;
};

} // namespace bafar::ui::cluster
