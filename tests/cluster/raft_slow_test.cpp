// A leader whose disk takes nothing any more hands on, and comes back when it does.
#include <QProcess>
#include <QTest>
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/mount.h>

#include "agents/runtime/clock.h"
#include "agents/runtime/file.h"
#include "tests/cluster/mounts.h"
#include "tests/cluster/raft_site.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;

/// A disk that can stop taking writes without refusing them: a file system on a file of another
/// one, which can be slow. Thawed and gone at the end.
class StoppableDisk {
public:
    explicit StoppableDisk(std::string folder)
        : outer_(folder + ".below")
        , folder_(std::move(folder))
    {
    }

    ~StoppableDisk()
    {
        setStopped(false);
        ::umount2(folder_.c_str(), MNT_DETACH);
        ::umount2(outer_.c_str(), MNT_DETACH);
    }

    bool make()
    {
        return mount(outer_ + ".image", 96, outer_) && mount(outer_ + "/image", 64, folder_);
    }

    void setStopped(bool stopped)
    {
        const runtime::Descriptor file(::open(outer_.c_str(), O_RDONLY | O_CLOEXEC));
        ::ioctl(file.get(), stopped ? FIFREEZE : FITHAW, 0);
    }

private:
    static bool mount(const std::string& image, int megabytes, const std::string& folder)
    {
        const auto text = [](const std::string& value) { return QString::fromStdString(value); };
        return runtime::makeFolders(folder).has_value() &&
               runs("fallocate", {QStringLiteral("--length"), text(std::to_string(megabytes) + "M"),
                                  text(image)}) &&
               runs("mkfs.ext4", {QStringLiteral("-q"), text(image)}) &&
               runs("mount",
                    {QStringLiteral("-o"), QStringLiteral("loop"), text(image), text(folder)});
    }

    static bool runs(const char* program, const std::vector<QString>& arguments)
    {
        QProcess process;
        process.start(QLatin1String(program), QStringList(arguments.begin(), arguments.end()));
        return process.waitForFinished() && process.exitCode() == 0;
    }

    std::string outer_;
    std::string folder_;
};

} // namespace

class RaftSlowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aStoppedLeaderHandsOn();
};

void RaftSlowTest::initTestCase()
{
    if (!ownMounts()) {
        QSKIP("a mount namespace of our own is not allowed here");
    }
}

void RaftSlowTest::aStoppedLeaderHandsOn()
{
    RaftSite site;
    StoppableDisk disk(site.folder.filePath(QStringLiteral("n1")).toStdString());
    if (!disk.make()) {
        QSKIP("a loop device with a file system cannot be mounted here");
    }
    QVERIFY(site.form());
    RaftSeat& slow = *site.seats[0];
    // On a busy machine another one may lead by now.
    QVERIFY(until(site.loop, [&] {
        RaftSeat* const leader = site.leader();
        if (leader != nullptr && leader != &slow) {
            (void)leader->ask([](cluster::RaftThread& thread, auto done) {
                thread.handOn(1001, std::move(done));
            });
        }
        return slow.leads() && slow.propose("before").has_value();
    }));
    disk.setStopped(true);
    const Instant since = runtime::monotonicNow();
    std::optional<Result<cluster::Verdict>> answer;
    slow.thread->propose(slow.proposal("to a disk that has stopped"),
                         [&](const Result<cluster::Verdict>& verdict) { answer = verdict; });
    RaftSeat* next = nullptr;
    // It goes on sending heartbeats: without being handed leadership nobody would lead.
    QVERIFY(until(site.loop, [&] {
        next = site.seats[1]->leads() ? site.seats[1].get() : site.seats[2].get();
        return next->leads();
    }));
    qInfo("another leads after %s", toHumanText(runtime::monotonicNow() - since).c_str());
    QVERIFY(next->propose("while it is stopped").has_value());
    // It is told while it lasts.
    QVERIFY(until(site.loop, [&] { return slow.health.syncWorst > 1s; }));
    disk.setStopped(false);
    QVERIFY(site.agree(20s));
    QVERIFY(until(site.loop, [&] { return answer.has_value(); }));
    for (const auto& seat : site.seats) {
        seat->cut();
    }
}

TEST_CLASS(RaftSlowTest)

} // namespace bafar::test

#include "raft_slow_test.moc"
