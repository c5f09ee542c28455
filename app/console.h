#pragma once
// The console put together: links from a profile or the demo, session, window, dump. GUI thread.
#include <QSslConfiguration>
#include <memory>
#include <vector>

#include "app/options.h"
#include "ui/desktop/keyring.h"

namespace bafar::link {
class Connection;
class MemoryKeeper;
class Session;
} // namespace bafar::link

namespace bafar::app {

class ArrangementKeeper;
class DemoWorld;
class DumpRun;
class KeyGate;
class MainWindow;
class PaintTrace;
class SelfTest;
class SettlingKeyring;

class Console {
public:
    /// Errors: as readProfile(), tlsWithoutKey() and DemoWorld::make(); a key's file that cannot
    /// be used. In their texts, what core and link wrote stands apart, a line each, see
    /// shared::withoutIsolation() and errorWords(). What may yet come, a pass phrase or the
    /// keyring, is waited for in the window.
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
    void askForKey();
    void takeKey();
    void tellOfFiles(const QString& title, const QString& text, bool isTrouble);
    Result<void> connectToDemo();

    Options options_;
    ui::desktop::DesktopKeyring keyring_;
    std::unique_ptr<SettlingKeyring> settling_;
    std::unique_ptr<KeyGate> gate_;
    std::vector<link::Connection*> connections_; // of the session
    QSslConfiguration tls_;                      ///< without what the gate still waits for
    std::unique_ptr<DemoWorld> demo_;            // destroyed after the links that use it
    std::unique_ptr<link::Session> session_;
    std::unique_ptr<link::MemoryKeeper> memory_;
    std::unique_ptr<MainWindow> window_;
    std::unique_ptr<ArrangementKeeper> arrangement_;
    std::unique_ptr<PaintTrace> trace_;
    std::unique_ptr<DumpRun> dump_;
    std::unique_ptr<SelfTest> selfTest_;
};

} // namespace bafar::app
