#include "tests/cache/redis_server.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QStringList>
#include <arpa/inet.h>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/check.h"

namespace bafar::test {
namespace {

constexpr int Tries = 5;
constexpr int StartMs = 10000;

sockaddr_in socketAddress(const std::string& address, std::uint16_t port)
{
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_port = htons(port);
    CHECK(::inet_pton(AF_INET, address.c_str(), &at.sin_addr) == 1);
    return at;
}

} // namespace

std::uint16_t freePort(const std::string& address)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in at = socketAddress(address, 0);
    socklen_t length = sizeof at;
    CHECK(::bind(socket, reinterpret_cast<sockaddr*>(&at), length) == 0);
    CHECK(::getsockname(socket, reinterpret_cast<sockaddr*>(&at), &length) == 0);
    ::close(socket);
    return ntohs(at.sin_port);
}

std::string whyNoRedis()
{
    for (const char* program : {"redis-server", "redis-cli", "setpriv"}) {
        if (QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty()) {
            return std::string(program) + " is not installed: install redis-server";
        }
    }
    return {};
}

RedisServer::RedisServer(std::string address, std::vector<std::string> lines)
    : address_(std::move(address))
    , lines_(std::move(lines))
{
    for (int i = 0; i < Tries && pid_ == 0; ++i) {
        port_ = freePort(address_);
        start();
    }
    CHECK(pid_ != 0);
}

RedisServer::~RedisServer()
{
    kill();
}

void RedisServer::start()
{
    const std::string folder = folder_.path().toStdString();
    const QString path = QString::fromStdString(folder + "/redis.conf");
    if (!QFile::exists(path)) { // CONFIG REWRITE may have changed it
        QFile file(path);
        CHECK(file.open(QIODevice::WriteOnly));
        std::string text = "save \"\"\nappendonly no\ndir " + folder + "\nlogfile " + folder +
                           "/log\nrepl-diskless-sync-delay 0\n";
        for (const std::string& line : lines_) {
            text += line + "\n";
        }
        file.write(text.c_str());
    }
    const std::string config = folder + "/redis.conf";
    // setpriv: a test that is killed leaves no server behind.
    std::vector<std::string> words = {
        "setpriv", "--pdeathsig",         "KILL",   "redis-server", config,
        "--port",  std::to_string(port_), "--bind", address_};
    std::vector<char*> arguments;
    for (std::string& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    CHECK(::posix_spawn_file_actions_init(&actions) == 0);
    for (const int stream : {0, 1, 2}) {
        CHECK(::posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0) == 0);
    }
    CHECK(::posix_spawnp(&pid_, "setpriv", &actions, nullptr, arguments.data(), environ) == 0);
    ::posix_spawn_file_actions_destroy(&actions);
    QElapsedTimer timer;
    timer.start();
    while (!answers()) {
        if (::waitpid(pid_, nullptr, WNOHANG) == pid_) {
            pid_ = 0; // somebody has the port
            return;
        }
        CHECK(timer.elapsed() < StartMs);
        ::poll(nullptr, 0, 10);
    }
}

bool RedisServer::answers() const
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in at = socketAddress(address_, port_);
    const bool connected =
        ::connect(socket, reinterpret_cast<const sockaddr*>(&at), sizeof at) == 0;
    ::close(socket);
    return connected;
}

std::string RedisServer::cli(const std::vector<std::string>& words) const
{
    QStringList arguments{QStringLiteral("-h"), QString::fromStdString(address_),
                          QStringLiteral("-p"), QString::number(port_),
                          QStringLiteral("--no-auth-warning")};
    for (const std::string& word : words) {
        arguments << QString::fromStdString(word);
    }
    QProcess process;
    process.start(QStringLiteral("redis-cli"), arguments);
    CHECK(process.waitForFinished(10000));
    return process.readAllStandardOutput().trimmed().toStdString();
}

void RedisServer::signal(int number) const
{
    ::kill(pid_, number);
}

void RedisServer::kill()
{
    if (pid_ != 0) {
        ::kill(pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
        pid_ = 0;
    }
}

} // namespace bafar::test
