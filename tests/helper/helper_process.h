#pragma once
// A real root helper in a folder of its own, with a script in gluster's place.
#include <QProcess>
#include <QTemporaryDir>
#include <memory>
#include <string>

#include "agents/helper/client.h"
#include "agents/runtime/loop.h"

namespace bafar::test {

/// Starts helper_under_test; needs root. The script is #!/bin/sh and gets gluster's arguments.
class HelperProcess {
public:
    /// `owner` may ask besides root.
    explicit HelperProcess(const char* script, const char* owner = "nobody");
    ~HelperProcess();

    /// Why it does not listen; empty: it does.
    [[nodiscard]] std::string trouble() const { return trouble_; }

    [[nodiscard]] std::string socket() const;

    [[nodiscard]] std::string folder() const { return folder_.path().toStdString(); }

    [[nodiscard]] qint64 pid() const { return process_.processId(); }

    /// What it wrote to its log so far.
    [[nodiscard]] QByteArray log();

    /// Puts another script in gluster's place, or none.
    void setScript(const char* script);

    void stop();
    void start(const char* owner);

private:
    QTemporaryDir folder_;
    QProcess process_;
    QByteArray log_;
    std::string trouble_;
};

/// One call and its answer; an error after ten seconds without one.
Result<helper::Answer> ask(runtime::Loop& loop,
                           helper::Client& client,
                           const std::string& command,
                           std::map<std::string, std::string> arguments = {},
                           Duration limit = std::chrono::seconds(10));

} // namespace bafar::test
