#pragma once
// --dump: wait until every agent is live, save every page, and with --act go through the plan
// dialog and save every page again. GUI thread; nothing blocks.
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

#include "app/act_run.h"
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
    enum class Stage : std::uint8_t { Waiting, Settling, After, Over };

    void look();
    [[nodiscard]] bool allLive() const;
    [[nodiscard]] bool sampled() const;
    [[nodiscard]] QString folder(const char* part) const;
    bool dumpPages(const QString& folder);
    void enter(Stage stage);
    void begin();
    void act();
    void end(int code, const std::string& problem);

    Options options_;
    link::Session& session_;
    MainWindow& window_;
    QTimer looking_;
    QElapsedTimer inStage_;
    Stage stage_ = Stage::Waiting;
    std::unique_ptr<ActRun> act_;
    int code_ = Done;
    std::string problem_; ///< how the action failed
};

} // namespace bafar::app
