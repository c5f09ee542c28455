#pragma once
// Tells a screen reader of what became critical, or well again, on whichever page a person is.
//
// A reader that is told everything at once tells nothing: changes are collected for Collected, one
// announcement has SpokenMax of them and says how many more there are, and the next one is not
// before Apart. What was there when the cluster was first heard is on the pages; it is not
// announced. GUI thread.
#include <QStringList>
#include <QTimer>
#include <QWidget>
#include <map>

#include "core/schema/state.h"
#include "core/topology/topology.h"

namespace bafar::link {
class Session;
}

namespace bafar::ui::desktop {

/// What became critical or well again from one look to the next.
class ChangeDesk {
public:
    /// A sentence for each change since the look before, failures first; none at the first one.
    [[nodiscard]] QStringList handle(const topology::Topology& topology);

private:
    std::map<std::string, schema::State> known_; ///< by thing
    bool begun_ = false;
};

/// The announcement of these sentences.
[[nodiscard]] QString announcementOf(const QStringList& changes);

class Announcer : public QWidget {
    Q_OBJECT

public:
    static constexpr int CollectedMs = 800;
    static constexpr int ApartMs = 6000;
    static constexpr qsizetype SpokenMax = 3;

    /// A point in a corner of `content`: readers do not tell of what is nowhere.
    Announcer(link::Session& session, QWidget* content);

private:
    void look();
    void speak();

    link::Session& session_;
    ChangeDesk desk_;
    QStringList waiting_;
    QTimer due_;
};

} // namespace bafar::ui::desktop
