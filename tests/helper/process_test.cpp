// The helper as a real process: who may ask, what comes back, what it survives.
#include <QDir>
#include <QFile>
#include <QTest>
#include <csignal>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "agents/helper/commands.h"
#include "agents/helper/local_socket.h"
#include "tests/helper/helper_process.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;

constexpr const char* Echo = "#!/bin/sh\n"
                             "echo \"args: $*\"\n"
                             "echo \"environment: $(env | sort | tr '\\n' ' ')\"\n"
                             "echo warned >&2\n"
                             "exit 3\n";

/// Connects as another user, in a child; what it read before the end: "" is a closed door.
int connectAs(uid_t user, const std::string& path)
{
    const pid_t child = ::fork();
    if (child == 0) {
        if (::setgid(0) != 0 || ::setuid(user) != 0) {
            ::_exit(9);
        }
        const auto socket = helper::connectLocal(path);
        if (!socket) {
            ::_exit(socket.error().code == Code::Denied ? 1 : 8);
        }
        const std::string line = helper::lineOf(helper::Request{1, "gluster_pool", {}});
        (void)::send(socket->get(), line.data(), line.size(), MSG_NOSIGNAL);
        for (int tries = 0; tries < 10; ++tries) {
            char byte = 0;
            const ssize_t got = ::recv(socket->get(), &byte, 1, 0);
            if (got > 0) {
                ::_exit(0); // it answers
            }
            if (got == 0 || errno != EAGAIN) {
                ::_exit(2); // it closed the door
            }
            pollfd waiting{socket->get(), POLLIN, 0};
            ::poll(&waiting, 1, 1000);
        }
        ::_exit(7);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace

class HelperProcessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        if (::geteuid() != 0) {
            QSKIP("the helper needs root");
        }
    }

    void aCallRunsWithItsArgumentsAndAFixedEnvironment()
    {
        HelperProcess process(Echo);
        QCOMPARE(process.trouble(), std::string());
        runtime::Loop loop;
        helper::Client client(loop, process.socket());
        const auto answer = ask(loop, client, "gluster_heal", {{"volume", "shared"}});
        QVERIFY2(answer.has_value(), answer ? "" : answer.error().text.c_str());
        QCOMPARE(answer->exit, 3);
        QCOMPARE(QString::fromStdString(answer->output),
                 QStringLiteral("args: --mode=script --xml volume heal shared\n"
                                "environment: HOME=/ LC_ALL=C.UTF-8 "
                                "PATH=/usr/sbin:/usr/bin:/sbin:/bin PWD=/ \n"));
        QCOMPARE(answer->errors, std::string("warned\n"));
        const QByteArray log = process.log();
        QVERIFY2(log.contains("event=helper_call user=0 "), log.constData());
        QVERIFY2(log.contains("command=gluster_heal arguments=\"volume=shared\" exit=3"),
                 log.constData());
    }

    void theSocketIsItsGroupsAndNobodyElses()
    {
        HelperProcess process(Echo);
        QCOMPARE(process.trouble(), std::string());

        struct stat found {};

        QCOMPARE(::stat(process.socket().c_str(), &found), 0);
        QCOMPARE(found.st_mode & 07777U, 0660U);
        QCOMPARE(found.st_uid, 0U);
        QCOMPARE(found.st_gid, 65534U);
    }

    /// The group is not enough: the kernel says who is at the other end.
    void onlyRootAndTheOwnerMayAsk()
    {
        HelperProcess process(Echo);
        QCOMPARE(process.trouble(), std::string());
        // The group's bits would let user 1 in only as a member; open the file to try the check.
        QCOMPARE(::chmod(process.socket().c_str(), 0666), 0);
        QCOMPARE(connectAs(0, process.socket()), 0);
        QCOMPARE(connectAs(65534, process.socket()), 0);
        QCOMPARE(connectAs(1, process.socket()), 2);
        const QByteArray log = process.log();
        QVERIFY2(log.contains("event=helper_refused user=1 "), log.constData());
    }

    void aRefusedCallSaysWhyAndIsLogged()
    {
        HelperProcess process(Echo);
        runtime::Loop loop;
        helper::Client client(loop, process.socket());
        const auto answer = ask(loop, client, "gluster_heal", {{"volume", "--xml"}});
        QVERIFY(!answer.has_value());
        QCOMPARE(answer.error().code, Code::InvalidInput);
        QVERIFY(process.log().contains("event=helper_refused user=0 "));
        QVERIFY(ask(loop, client, "gluster_pool").has_value());
    }

    void aProgramThatIsNotThereIs127()
    {
        HelperProcess process(nullptr);
        runtime::Loop loop;
        helper::Client client(loop, process.socket());
        const auto answer = ask(loop, client, "gluster_pool");
        QVERIFY(answer.has_value());
        QCOMPARE(answer->exit, 127);
    }

    void aProgramThatHangsIsEndedAtItsDeadline()
    {
        HelperProcess process("#!/bin/sh\ntrap '' TERM\necho begun\nsleep 60 & wait\n");
        runtime::Loop loop;
        helper::Client client(loop, process.socket());
        const auto answer = ask(loop, client, "gluster_pool");
        QVERIFY2(answer.has_value(), answer ? "" : answer.error().text.c_str());
        QVERIFY(answer->timedOut);
        QCOMPARE(answer->output, std::string("begun\n"));
    }

    void anAnswerThatDoesNotComeIsATimeout()
    {
        HelperProcess process("#!/bin/sh\nexec sleep 60\n");
        runtime::Loop loop;
        helper::Client client(loop, process.socket());
        const auto answer = ask(loop, client, "gluster_pool", {}, 200ms);
        QVERIFY(!answer.has_value());
        QCOMPARE(answer.error().code, Code::Timeout);
    }

    void moreThanTheBoundIsCut()
    {
        HelperProcess process("#!/bin/sh\nhead -c 3000000 /dev/zero | tr '\\0' x\n");
        runtime::Loop loop;
        helper::Client client(loop, process.socket());
        const auto answer = ask(loop, client, "gluster_pool");
        QVERIFY(answer.has_value());
        QVERIFY(answer->cut);
        QCOMPARE(answer->output.size(), helper::OutputMax);
    }

    /// Each of these bytes is six in JSON, beyond what a line may hold: the answer says so.
    void anAnswerThatGrowsBeyondALineIsCut()
    {
        HelperProcess process("#!/bin/sh\nhead -c 1000000 /dev/zero | tr '\\0' '\\001'\n");
        runtime::Loop loop;
        helper::Client client(loop, process.socket());
        const auto answer = ask(loop, client, "gluster_pool");
        QVERIFY2(answer.has_value(), answer ? "" : answer.error().text.c_str());
        QVERIFY(answer->cut);
    }

    void callsRunBesideEachOtherUpToABound()
    {
        HelperProcess process("#!/bin/sh\nsleep 1\n");
        runtime::Loop loop;
        helper::Client client(loop, process.socket());
        int done = 0;
        int refused = 0;
        for (int i = 0; i < 20; ++i) {
            client.call("gluster_pool", {}, 10s,
                        [&](Result<helper::Answer> answer) { (answer ? done : refused) += 1; });
        }
        const Instant until = loop.now() + 10s;
        while (done + refused < 20 && loop.now() < until) {
            loop.turn(100ms);
        }
        QCOMPARE(done, 16);
        QCOMPARE(refused, 4);
    }

    void aLineOf64KibEndsTheConnectionOnly()
    {
        HelperProcess process(Echo);
        runtime::Loop loop;
        helper::Client client(loop, process.socket());
        const auto refused =
            ask(loop, client, "gluster_heal", {{"volume", std::string(65536, 'a')}});
        QVERIFY(!refused.has_value());
        QVERIFY(ask(loop, client, "gluster_pool").has_value());
    }

    void aMissingHelperIsNamedWithWhatToDo()
    {
        runtime::Loop loop;
        helper::Client client(loop, "/nonexistent/helper.sock");
        const auto answer = ask(loop, client, "gluster_pool");
        QVERIFY(!answer.has_value());
        QCOMPARE(answer.error().code, Code::NotFound);
        QVERIFY(answer.error().text.find("systemctl start bafar-helper.service") !=
                std::string::npos);
    }

    void aRestartedHelperIsFoundAgain()
    {
        HelperProcess process(Echo);
        runtime::Loop loop;
        helper::Client client(loop, process.socket());
        QVERIFY(ask(loop, client, "gluster_pool").has_value());
        process.stop();
        loop.turn(100ms);
        QVERIFY(!QFile::exists(QString::fromStdString(process.socket())));
        const auto lost = ask(loop, client, "gluster_pool");
        QVERIFY(!lost.has_value());
        QVERIFY(lost.error().code == Code::NotFound || lost.error().code == Code::Unavailable);
        process.start("nobody");
        QCOMPARE(process.trouble(), std::string());
        QVERIFY(ask(loop, client, "gluster_pool").has_value());
    }

    void aSecondHelperIsRefused()
    {
        HelperProcess process(Echo);
        const auto second = helper::listenLocal(process.socket(), 0);
        QVERIFY(!second.has_value());
        QCOMPARE(second.error().code, Code::Conflict);
        runtime::Loop loop;
        helper::Client client(loop, process.socket());
        QVERIFY(ask(loop, client, "gluster_pool").has_value());
    }

    void anOrphanedSocketIsReplaced()
    {
        QTemporaryDir folder;
        const std::string path = folder.path().toStdString() + "/s";
        {
            const auto first = helper::listenLocal(path, 0);
            QVERIFY(first.has_value());
        }
        QVERIFY(helper::listenLocal(path, 0).has_value());
    }

    /// Every socket of the process is a unix one.
    void theHelperHasNoNetwork()
    {
        HelperProcess process(Echo);
        QStringList inodes;
        const QDir open(QStringLiteral("/proc/%1/fd").arg(process.pid()));
        for (const QString& name :
             open.entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System)) {
            const QString target = QFile::symLinkTarget(open.filePath(name));
            const int at = static_cast<int>(target.indexOf(QLatin1String("socket:[")));
            if (at >= 0) {
                inodes.append(target.mid(at + 8).chopped(1));
            }
        }
        QVERIFY(!inodes.isEmpty());
        QFile sockets(QStringLiteral("/proc/%1/net/unix").arg(process.pid()));
        QVERIFY(sockets.open(QIODevice::ReadOnly));
        const QString known = QString::fromUtf8(sockets.readAll());
        for (const QString& inode : inodes) {
            QVERIFY2(known.contains(QLatin1Char(' ') + inode + QLatin1Char(' ')) ||
                         known.contains(QLatin1Char(' ') + inode + QLatin1Char('\n')),
                     qPrintable(inode));
        }
    }
};

} // namespace bafar::test

TEST_CLASS(bafar::test::HelperProcessTest)
#include "process_test.moc"
