#pragma once
// `bafar --self-test`: whether this installation can do what the console needs, a line for each
// part, and every page opened once on the simulated cluster. GUI thread; nothing waits.
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <vector>

namespace bafar::link {
class Session;
}

namespace bafar::app {

class MainWindow;

struct Check {
    QString name;
    QString problem; ///< empty: it works
    QString detail;

    bool operator==(const Check&) const = default;
};

/// "ok    tls: OpenSSL 3.0.15" or "FAIL  tls: why".
[[nodiscard]] QString lineOf(const Check& check);

/// All that needs no cluster.
[[nodiscard]] std::vector<Check> checkInstallation();

class SelfTest : public QObject {
    Q_OBJECT

public:
    static constexpr int WaitMs = 20'000;

    SelfTest(link::Session& session, MainWindow& window);

    /// Prints as it goes.
    void start();

Q_SIGNALS:
    /// With Done or Failed (app/options.h).
    void finished(int exitCode);

private:
    void look();
    void tell(const std::vector<Check>& checks);
    [[nodiscard]] std::vector<Check> checkPages();

    link::Session& session_;
    MainWindow& window_;
    QTimer looking_;
    QElapsedTimer since_;
    int failed_ = 0;
};

} // namespace bafar::app
