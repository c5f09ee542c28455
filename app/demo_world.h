#pragma once
// `bafar --demo`: a cluster under the simulator in this process, seen through the same links as a
// real one.
//
// The nodes are the production machines; only network and time are simulated, and time runs as fast
// as the clock on the wall. A story (text, one event a line) makes nodes die, links break and
// recover. GUI thread.
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <memory>

#include "ui/link/source.h"

namespace bafar::sim {
class SimCluster;
}

namespace bafar::app {

class SimLink;

class DemoWorld : public QObject {
    Q_OBJECT

public:
    /// Errors: InvalidInput with the story's line.
    static Result<std::unique_ptr<DemoWorld>> make(const QString& storyFile);

    ~DemoWorld() override;
    DemoWorld(const DemoWorld&) = delete;
    DemoWorld& operator=(const DemoWorld&) = delete;

    /// A link for each node; they use this world and must not outlive it.
    [[nodiscard]] std::vector<std::unique_ptr<link::AgentLink>> makeLinks();

    void start();

private:
    explicit DemoWorld(std::unique_ptr<sim::SimCluster> cluster);

    void step();
    Result<void> readStory(const QString& text);

    std::unique_ptr<sim::SimCluster> cluster_;
    std::vector<SimLink*> links_;
    QTimer timer_;
    QElapsedTimer since_;
    qint64 doneNs_ = 0;
    int past_ = 0; ///< steps of the past still to live through
};

} // namespace bafar::app
