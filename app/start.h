#pragma once
// A start of the console: what the options name is opened, or a window says why it is not and leads
// on; whoever clicked on an icon has no terminal to read. GUI thread.
#include <memory>

#include "app/options.h"

namespace bafar::app {

class Console;
class Desk;
class StartWindow;

class Start {
public:
    /// `desk` is made with the same options, and must outlive it.
    Start(Desk& desk, const Options& options);
    ~Start();
    Start(const Start&) = delete;
    Start& operator=(const Start&) = delete;

    /// False: no window is open, and code() says how it went.
    bool begin();

    /// What the program leaves with where no console stands.
    [[nodiscard]] ExitCode code() const { return code_; }

    /// Null: none stands, or none stands yet.
    [[nodiscard]] Console* console() const { return console_.get(); }

    /// Null: nothing is in a console's way.
    [[nodiscard]] StartWindow* window() const { return window_.get(); }

private:
    void open(const Options& options);
    void choose(const QString& profile);
    void tell(const Options& options, const Error& error);
    void showWindow(const Options& options, const Error& error);

    Desk& desk_;
    Options options_;
    ExitCode code_ = Done;
    std::unique_ptr<StartWindow> window_;
    std::unique_ptr<Console> console_;
};

} // namespace bafar::app
