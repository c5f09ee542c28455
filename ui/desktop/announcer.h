#pragma once
// Tells a screen reader of what became critical, or well again, on whichever page a person is.
//
// Changes are collected for CollectedMs, so that nodes that fall silent together are one sentence.
// What was there when the cluster was first heard is on the pages; it is not announced. GUI thread.
#include <QObject>
#include <QStringList>
#include <QTimer>
#include <map>

#include "core/schema/state.h"
#include "core/topology/topology.h"

class QWidget;

namespace bafar::link {
class Session;
}

namespace bafar::ui::desktop {

/// What became critical or well again from one look to the next.
class ChangeDesk {
public:
    /// A sentence for each change since the look before, the worst first; of the first look none.
    /// Nodes that are not heard, or are again, are one sentence; `blind`, no agent is heard: that
    /// is said instead.
    [[nodiscard]] QStringList handle(const topology::Topology& topology, bool blind = false);

    /// There was something to see.
    [[nodiscard]] bool hasBegun() const { return begun_; }

private:
    struct Changes;

    [[nodiscard]] bool handleNode(const schema::Entity& node, Changes& changes);
    void compare(const schema::Entity& entity, Changes& changes) const;

    std::map<std::string, schema::State> known_; ///< by thing
    std::map<std::string, bool> heard_; ///< nodes that were once: whether they are, as was said
    bool blind_ = false;
    bool begun_ = false;
};

class Announcer : public QObject {
    Q_OBJECT

public:
    static constexpr int CollectedMs = 800;

    /// In the window of `content`.
    Announcer(link::Session& session, QWidget* content);

private:
    void look();

    link::Session& session_;
    QWidget* content_;
    ChangeDesk desk_;
    QTimer due_;
};

} // namespace bafar::ui::desktop
