#pragma once
// The console put together: links from a profile or the demo, session, window, dump. GUI thread.
#include <memory>

#include "app/options.h"

namespace bafar::link {
class MemoryKeeper;
class Session;
} // namespace bafar::link

namespace bafar::app {

class ArrangementKeeper;
class DemoWorld;
class DumpRun;
class MainWindow;
class PaintTrace;
class SelfTest;

class Console {
public:
    /// Errors: as readProfile(), tlsOf() and DemoWorld::make().
    static Result<std::unique_ptr<Console>> make(const Options& options);

    ~Console();
    Console(const Console&) = delete;
    Console& operator=(const Console&) = delete;

    /// Shows the window, opens the links, starts the dump.
    void start();

    [[nodiscard]] MainWindow& window() { return *window_; }

    [[nodiscard]] link::Session& session() { return *session_; }

private:
    explicit Console(const Options& options);

    Result<void> connectToProfile();
    Result<void> connectToDemo();

    Options options_;
    std::unique_ptr<DemoWorld> demo_; // destroyed after the links that use it
    std::unique_ptr<link::Session> session_;
    std::unique_ptr<link::MemoryKeeper> memory_;
    std::unique_ptr<MainWindow> window_;
    std::unique_ptr<ArrangementKeeper> arrangement_;
    std::unique_ptr<PaintTrace> trace_;
    std::unique_ptr<DumpRun> dump_;
    std::unique_ptr<SelfTest> selfTest_;
};

} // namespace bafar::app
