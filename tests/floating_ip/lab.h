#pragma once
// A bridge with network namespaces on it, processes in them, and an ear on the segment.
//
// The test itself runs in a namespace of its own (project_test NAMESPACE), which carries the
// bridge "seg" with 192.0.2.1/24; nothing leaves it, and it is gone with the test. Each host is a
// process that holds a namespace; host N has eth0 with 192.0.2.N/24.
#include <QElapsedTimer>
#include <QProcess>
#include <QString>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "agents/floating_ip/segment.h"
#include "agents/floating_ip/wire.h"

namespace bafar::test {

/// Runs a command and says whether it ended with 0 within 10 s.
bool runCommand(const QString& program, const QStringList& arguments);

/// Makes the bridge; empty, or why not.
QString makeSegment();

class Host {
public:
    explicit Host(int number);
    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;
    ~Host();

    /// A program and its arguments, to be run inside.
    [[nodiscard]] std::pair<QString, QStringList> inside(const QString& program,
                                                         const QStringList& arguments) const;

    bool run(const QString& program, const QStringList& arguments) const;

    [[nodiscard]] QString output(const QString& program, const QStringList& arguments) const;

    /// True when eth0 carries the address now.
    [[nodiscard]] bool carries(const QString& address) const;

    void setLink(bool up) const;

private:
    int number_;
    QProcess holder_;
};

/// One floating_ip_node process on a host.
class NodeProcess {
public:
    NodeProcess(const Host& host, const QString& name, const QString& spec);
    ~NodeProcess();

    void write(const QString& line);

    /// Reads lines until one contains `text`; false after `limit` milliseconds.
    bool waitFor(const QString& text, int limit);

    void kill() { process_.kill(), process_.waitForFinished(); }

    void quit();

    [[nodiscard]] QString heard() const { return heard_; }

    /// Without the statuses: what fits in a failure message.
    [[nodiscard]] QString story() const;

private:
    QProcess process_;
    QString heard_; ///< everything so far
    QString rest_;  ///< not yet searched by waitFor
};

/// Waits until `condition` holds, asking every millisecond or so; false after `limit` ms.
bool eventually(const std::function<bool()>& condition, int limit);

/// Hears every advertisement on the bridge.
class Ear {
public:
    struct Heard {
        qint64 atNs = 0; ///< since the ear was made
        net::Address from;
        floating_ip::ReceivedAdvertisement advert;
    };

    Ear();

    /// Collects for `milliseconds`.
    void listen(int milliseconds);

    /// The last advertisement from this address heard so far, if any.
    [[nodiscard]] std::optional<Heard> last(const QString& from) const;

    [[nodiscard]] const std::vector<Heard>& all() const { return heard_; }

    void clear() { heard_.clear(); }

private:
    runtime::Loop loop_;
    QElapsedTimer clock_;
    std::unique_ptr<floating_ip::Segment> segment_;
    std::vector<Heard> heard_;
};

} // namespace bafar::test
