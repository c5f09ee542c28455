#pragma once
// What is chosen while nobody has chosen anything: the panel beside the map is never empty, and
// what is wrong is what it shows. GUI thread.
#include <QObject>
#include <QString>

#include "core/topology/topology.h"

namespace bafar::link {
class Session;
}

namespace bafar::ui::map {

/// What failed, else a floating IP: what operators look for first. What is only degraded does not
/// take its place, from which the address is handed over. Empty: nothing of that is heard of yet.
[[nodiscard]] QString firstChoice(const topology::Topology& topology);

/// Makes the choice with the first agents that are heard, and once more with the last of them; from
/// then on what fails takes the choice from nothing.
class FirstChoice : public QObject {
public:
    FirstChoice(link::Session& session, QObject* parent);

private:
    void look();

    link::Session& session_;
    QString own_;            ///< what was chosen here
    bool isSettled_ = false; ///< all agents were heard, or a person chose
};

} // namespace bafar::ui::map
