// The helper's table: exactly these argument lists can come out of it, and nothing else.
#include "agents/helper/commands.h"

#include <QTest>

#include "tests/support/main.h"

namespace bafar::test {
namespace {

using helper::Request;

const helper::Programs Programs{"/usr/sbin/gluster", "/proc/self/exe", "/run/docker/netns"};

QString lineOf(const std::vector<std::string>& arguments)
{
    QStringList words;
    for (const std::string& word : arguments) {
        words.append(QString::fromStdString(word));
    }
    return words.join(QLatin1Char(' '));
}

} // namespace

class CommandsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aCommandBecomesItsArguments_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<bool>("changes");
        QTest::addColumn<QString>("line");
        const auto row = [](const char* command, bool changes, const char* line) {
            QTest::newRow(command)
                << QString::fromLatin1(command) << changes << QString::fromLatin1(line);
        };
        row("gluster_pool", false, "/usr/sbin/gluster --mode=script --xml pool list");
        row("gluster_peers", false, "/usr/sbin/gluster --mode=script --xml peer status");
        row("gluster_volumes", false, "/usr/sbin/gluster --mode=script --xml volume info");
        row("gluster_status", false, "/usr/sbin/gluster --mode=script --xml volume status all");
        row("gluster_detail", false,
            "/usr/sbin/gluster --mode=script --xml volume status all detail");
        row("gluster_clients", false,
            "/usr/sbin/gluster --mode=script --xml volume status v-1_x clients");
        row("gluster_heal_count", false,
            "/usr/sbin/gluster --mode=script --xml volume heal v-1_x info summary");
        row("gluster_split_brain", false,
            "/usr/sbin/gluster --mode=script --xml volume heal v-1_x info split-brain");
        row("gluster_quota", false,
            "/usr/sbin/gluster --mode=script --xml volume quota v-1_x list");
        row("gluster_heal", true, "/usr/sbin/gluster --mode=script --xml volume heal v-1_x");
        row("gluster_self_heal_on", true,
            "/usr/sbin/gluster --mode=script --xml volume heal v-1_x enable");
        row("gluster_self_heal_off", true,
            "/usr/sbin/gluster --mode=script --xml volume heal v-1_x disable");
        row("gluster_start_force", true,
            "/usr/sbin/gluster --mode=script --xml volume start v-1_x force");
        row("mount_look", false, "/proc/self/exe --mount-check v-1_x /srv/a b");
        row("mount_mark", false, "/proc/self/exe --mount-check v-1_x /srv/a b n1 42");
        row("network_sockets", false, "");
    }

    void aCommandBecomesItsArguments()
    {
        QFETCH(QString, command);
        QFETCH(bool, changes);
        QFETCH(QString, line);
        const std::map<std::string, std::string> all{{"volume", "v-1_x"},
                                                     {"mount", "/srv/a b"},
                                                     {"node", "n1"},
                                                     {"round", "42"},
                                                     {"network", "yp0zy16c8glh7tvaaz4ecjq88"},
                                                     {"family", "6"},
                                                     {"count", "32"}};
        Request request;
        request.command = command.toStdString();
        std::size_t words = 0;
        for (const helper::Row& row : helper::table()) {
            if (row.command == request.command) {
                words = row.words.size();
                for (const helper::Parameter& parameter : row.parameters) {
                    request.arguments.emplace(parameter.name, all.at(std::string(parameter.name)));
                }
            }
        }
        const auto call = helper::prepare(request, Programs);
        QVERIFY2(call.has_value(), call ? "" : call.error().text.c_str());
        QCOMPARE(lineOf(call->arguments), line);
        QCOMPARE(call->arguments.size(), words); // the blank of "/srv/a b" parts nothing
        QCOMPARE(call->changes, changes);
        QVERIFY(call->limit > Duration{});
        QCOMPARE(call->sockets.has_value(), words == 0);
    }

    /// Docker names the sandbox by the first nine characters of the network's id.
    void socketsAreOpenedInsideTheNetworksOwnSandbox()
    {
        const Request request{
            1,
            "network_sockets",
            {{"network", "yp0zy16c8glh7tvaaz4ecjq88"}, {"family", "4"}, {"count", "7"}}};
        const auto call = helper::prepare(request, Programs);
        QVERIFY2(call.has_value(), call ? "" : call.error().text.c_str());
        const helper::SocketOrder wanted{"/run/docker/netns/lb_yp0zy16c8", false, 7};
        QVERIFY(call->sockets == wanted);
    }

    void otherSocketsAreRefused_data()
    {
        QTest::addColumn<QString>("network");
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("count");
        const auto row = [](const char* name, const QString& network, const char* family,
                            const char* count) {
            QTest::newRow(name) << network << QString::fromLatin1(family)
                                << QString::fromLatin1(count);
        };
        const QString id = QStringLiteral("yp0zy16c8glh7tvaaz4ecjq88");
        row("given a network that climbs", QStringLiteral("../../../n1/ns"), "4", "1");
        row("given a network with a dot", QStringLiteral("yp0zy16c8.lh7tvaaz"), "4", "1");
        row("given a network in upper case", id.toUpper(), "4", "1");
        row("given a network that is too short", QStringLiteral("yp0zy16c8gl"), "4", "1");
        row("given a network of 64 KiB", QString(65536, QLatin1Char('a')), "4", "1");
        row("given no network", QString(), "4", "1");
        row("given another family", id, "17", "1");
        row("given no family", id, "", "1");
        row("given no socket", id, "4", "0");
        row("given more sockets than one call opens", id, "4", "33");
        row("given a count that is none", id, "4", "1x");
        row("given a count below zero", id, "4", "-1");
        row("given a count with a zero before it", id, "4", "01");
        row("given a count beyond every number", id, "4", "99999999999999999999");
    }

    void otherSocketsAreRefused()
    {
        QFETCH(const QString, network);
        QFETCH(const QString, family);
        QFETCH(const QString, count);
        const Request request{1,
                              "network_sockets",
                              {{"network", network.toStdString()},
                               {"family", family.toStdString()},
                               {"count", count.toStdString()}}};
        const auto call = helper::prepare(request, Programs);
        QVERIFY(!call.has_value());
        QCOMPARE(call.error().code, Code::InvalidInput);
    }

    void everyRowIsTriedAbove() { QCOMPARE(helper::table().size(), std::size_t{16}); }

    void theRestIsRefused_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        const auto row = [](const char* text, const char* name, const QByteArray& value) {
            QTest::newRow(text) << QByteArray(name) << value;
        };
        row("given a volume that looks like an option", "volume", "--remote-host=192.0.2.9");
        row("given a volume of one dash", "volume", "-");
        row("given the word that means every volume", "volume", "all");
        row("given an empty volume", "volume", "");
        row("given a volume with a blank", "volume", "a b");
        row("given a volume with a newline", "volume", "a\nb");
        row("given a volume with a NUL", "volume", QByteArray("a\0b", 3));
        row("given a volume with a quote", "volume", "a'b");
        row("given a volume with a path", "volume", "../a");
        row("given a volume with bytes above ASCII", "volume", "\xd0\xb0");
        row("given a volume of 64 KiB", "volume", QByteArray(65536, 'a'));
        row("given a mount that is relative", "mount", "mnt");
        row("given a mount that is the root", "mount", "/");
        row("given a mount that climbs", "mount", "/mnt/../etc");
        row("given a mount with an empty part", "mount", "/mnt//x");
        row("given a mount that ends in a slash", "mount", "/mnt/");
        row("given a mount with a newline", "mount", "/mnt\n");
        row("given a mount with a NUL", "mount", QByteArray("/mnt\0x", 6));
        row("given a mount that is not UTF-8", "mount", "/mnt\xff");
        row("given a mount of 64 KiB", "mount", "/" + QByteArray(65536, 'a'));
        row("given a node that looks like an option", "node", "-n1");
        row("given a node with a slash", "node", "../n1");
        row("given a node with a dot", "node", ".bashrc");
        row("given a node in capitals", "node", "N1");
        row("given a round that is no number", "round", "1e9");
        row("given a round below zero", "round", "-1");
        row("given a round of 19 digits", "round", "1000000000000000000");
        row("given an argument that the command does not have", "shell", "sh");
    }

    void theRestIsRefused()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        Request request;
        request.command = "mount_mark";
        request.arguments = {
            {"volume", "shared"}, {"mount", "/mnt"}, {"node", "n1"}, {"round", "7"}};
        QVERIFY(helper::prepare(request, Programs).has_value());
        request.arguments[name.toStdString()] = value.toStdString();
        const auto call = helper::prepare(request, Programs);
        QVERIFY(!call.has_value());
        QCOMPARE(call.error().code, Code::InvalidInput);
        QVERIFY(call.error().text.size() < 300);
    }

    void aMissingArgumentIsRefused()
    {
        const auto call = helper::prepare({1, "gluster_heal", {}}, Programs);
        QVERIFY(!call.has_value());
        QCOMPARE(call.error().text, std::string("gluster_heal needs the argument volume"));
    }

    void anUnknownCommandIsRefused()
    {
        const auto call = helper::prepare({1, "sh\x1b[31m", {}}, Programs);
        QVERIFY(!call.has_value());
        QCOMPARE(call.error().code, Code::NotFound);
        QVERIFY(call.error().text.find('\x1b') == std::string::npos);
    }
};

} // namespace bafar::test

TEST_CLASS(bafar::test::CommandsTest)
#include "commands_test.moc"
