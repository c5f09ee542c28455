#include "tests/database/mariadb.h"

#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QThread>
#include <csignal>
#include <mysql.h>
#include <unistd.h>

namespace bafar::test {
namespace {

constexpr int StartMs = 20000;

QString text(const std::string& plain)
{
    return QString::fromStdString(plain);
}

/// System tables, made once.
const QTemporaryDir& systemTables()
{
    static QTemporaryDir made;
    static const bool ready = [] {
        QProcess install;
        install.setStandardOutputFile(made.filePath(QStringLiteral("install.log")));
        install.setStandardErrorFile(made.filePath(QStringLiteral("install.err")));
        install.start(QStringLiteral("mariadb-install-db"),
                      {QStringLiteral("--no-defaults"),
                       QStringLiteral("--auth-root-authentication-method=normal"),
                       QStringLiteral("--skip-test-db"), QStringLiteral("--skip-name-resolve"),
                       QStringLiteral("--user=root"), QStringLiteral("--innodb-log-file-size=4M"),
                       QStringLiteral("--datadir=") + made.filePath(QStringLiteral("data"))});
        return install.waitForFinished(60000) && install.exitCode() == 0;
    }();
    if (!ready) {
        qWarning("mariadb-install-db failed");
    }
    return made;
}

bool copyFolder(const QString& from, const QString& to)
{
    QProcess copy;
    copy.start(QStringLiteral("cp"), {QStringLiteral("-a"), from, to});
    return copy.waitForFinished(30000) && copy.exitCode() == 0;
}

} // namespace

std::string mariadbMissing()
{
    if (::geteuid() != 0) {
        return "starts mariadbd as root";
    }
    for (const char* program : {"mariadbd", "mariadb-install-db"}) {
        if (QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty() &&
            !QFile::exists(QStringLiteral("/usr/sbin/") + QString::fromLatin1(program))) {
            return std::string(program) + " is not installed";
        }
    }
    return {};
}

std::uint16_t freeLoopbackPort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : std::uint16_t{0};
}

std::unique_ptr<MariaDb> MariaDb::start(int serverId, const std::vector<std::string>& options)
{
    std::unique_ptr<MariaDb> server(new MariaDb);
    if (!copyFolder(systemTables().filePath(QStringLiteral("data")),
                    server->folder_.filePath(QStringLiteral("data")))) {
        return nullptr;
    }
    QFile accounts(server->folder_.filePath(QStringLiteral("accounts.sql")));
    if (!accounts.open(QIODevice::WriteOnly)) {
        return nullptr;
    }
    // Anonymous accounts would shadow the others.
    accounts.write("SET sql_log_bin = 0;\n"
                   "DELETE FROM mysql.global_priv WHERE User = '';\n"
                   "FLUSH PRIVILEGES;\n"
                   "CREATE USER IF NOT EXISTS bafar@'127.0.0.1' IDENTIFIED BY 'secret';\n"
                   "GRANT PROCESS, REPLICATION CLIENT, SLAVE MONITOR ON *.* TO bafar@'127.0.0.1';\n"
                   "CREATE USER IF NOT EXISTS repl@'127.0.0.1' IDENTIFIED BY 'repl';\n"
                   "GRANT REPLICATION SLAVE ON *.* TO repl@'127.0.0.1';\n"
                   "SET sql_log_bin = 1;\n");
    accounts.close();
    server->port_ = freeLoopbackPort();
    server->options_ = {"--no-defaults",
                        "--user=root",
                        "--datadir=" + server->folder() + "/data",
                        "--socket=" + server->socketPath(),
                        "--pid-file=" + server->folder() + "/pid",
                        "--port=" + std::to_string(server->port_),
                        "--bind-address=127.0.0.1",
                        "--skip-name-resolve",
                        "--init-file=" + server->folder() + "/accounts.sql",
                        "--server-id=" + std::to_string(serverId),
                        "--log-bin=bin",
                        "--relay-log=relay",
                        "--log-slave-updates=1",
                        "--gtid-strict-mode=1",
                        "--innodb-buffer-pool-size=16M",
                        "--innodb-log-file-size=4M",
                        "--innodb-flush-method=nosync",
                        "--performance-schema=0",
                        "--skip-slave-start"};
    server->options_.insert(server->options_.end(), options.begin(), options.end());
    return server->run() ? std::move(server) : nullptr;
}

MariaDb::~MariaDb()
{
    kill();
}

bool MariaDb::run()
{
    QStringList arguments;
    for (const std::string& option : options_) {
        arguments.append(text(option));
    }
    process_.setStandardOutputFile(QProcess::nullDevice());
    process_.setStandardErrorFile(folder_.filePath(QStringLiteral("errors")));
    const QString inPath = QStandardPaths::findExecutable(QStringLiteral("mariadbd"));
    process_.start(inPath.isEmpty() ? QStringLiteral("/usr/sbin/mariadbd") : inPath, arguments);
    QElapsedTimer waited;
    waited.start();
    while (waited.elapsed() < StartMs) {
        if (sql("SELECT 1") == "1") {
            return true;
        }
        if (process_.waitForFinished(20)) {
            break;
        }
    }
    QFile errors(folder_.filePath(QStringLiteral("errors")));
    if (errors.open(QIODevice::ReadOnly)) {
        qWarning("mariadbd did not start: %s", errors.readAll().right(2000).constData());
    }
    return false;
}

void MariaDb::signal(int number) const
{
    ::kill(static_cast<pid_t>(process_.processId()), number);
}

void MariaDb::kill()
{
    if (process_.state() != QProcess::NotRunning) {
        process_.kill();
        process_.waitForFinished(10000);
    }
}

bool MariaDb::again()
{
    return run();
}

std::string MariaDb::socketPath() const
{
    return folder() + "/s";
}

std::string MariaDb::folder() const
{
    return folder_.path().toStdString();
}

std::string MariaDb::sql(const std::string& statements) const
{
    MYSQL* mysql = mysql_init(nullptr);
    std::string answer;
    if (mysql_real_connect(mysql, nullptr, "root", nullptr, nullptr, 0, socketPath().c_str(),
                           CLIENT_MULTI_STATEMENTS) == nullptr ||
        mysql_real_query(mysql, statements.data(), statements.size()) != 0) {
        answer = std::string("ERROR: ") + mysql_error(mysql);
    } else {
        int next = 0;
        while (next == 0) {
            if (MYSQL_RES* result = mysql_store_result(mysql)) {
                if (char** row = mysql_fetch_row(result)) {
                    answer = row[0] == nullptr ? "" : row[0];
                }
                mysql_free_result(result);
            }
            next = mysql_next_result(mysql);
        }
        if (next > 0) {
            answer = std::string("ERROR: ") + mysql_error(mysql);
        }
    }
    mysql_close(mysql);
    return answer;
}

} // namespace bafar::test
