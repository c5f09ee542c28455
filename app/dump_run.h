#pragma once
// --dump: wait until every agent is live, save every page, and with --hand-over go through the plan
// dialog as a person would, saving before, during and after.
//
// Lock, card, action and candidate are really clicked and the confirm button is really held;
// success is what the agents report, not that the button was held. A hand-over that was never seen
// running fails, because there is no picture of it. GUI thread; nothing blocks.
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include "app/options.h"

namespace bafar::link {
class Session;
}

namespace bafar::app {

class MainWindow;

class DumpRun : public QObject {
    Q_OBJECT

public:
    DumpRun(const Options& options, link::Session& session, MainWindow& window);

    void start();

Q_SIGNALS:
    /// With one of ExitCode; what went wrong was printed to standard error.
    void finished(int exitCode);

private:
    enum class Stage : std::uint8_t { Waiting, Settling, Planning, Holding, Running, After, Over };

    void look();
    [[nodiscard]] bool allLive() const;
    [[nodiscard]] bool sampled() const;
    [[nodiscard]] QString folder(const char* part) const;
    bool dumpPages(const QString& folder);
    bool dumpPlan(const QString& folder);
    void enter(Stage stage);
    void begin();
    void requestHandOver();
    void planned();
    void planForWanted();
    void hold(bool down);
    void phaseChanged();
    void ended();
    void end(int code, const std::string& problem);

    Options options_;
    link::Session& session_;
    MainWindow& window_;
    QTimer looking_;
    QElapsedTimer inStage_;
    Stage stage_ = Stage::Waiting;
    std::string plannedFor_; ///< the node that the dialog's plan hands over to
    bool seenRunning_ = false;
    int code_ = Done;
};

} // namespace bafar::app
