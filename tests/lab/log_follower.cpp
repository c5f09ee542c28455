// Follows a service's log as the console does, without its window: lines as JSON on standard
// output, what happened to the reading on standard error. usage: log_follower PROFILE SERVICE
#include <QCoreApplication>
#include <cstdio>

#include "core/schema/json.h"
#include "ui/link/connection.h"
#include "ui/link/log_reader.h"
#include "ui/link/profile.h"
#include "ui/link/session.h"
#include "ui/link/tls.h"

using namespace bafar;

namespace {

/// In the words of bafarctl, which are looked for.
void tell(const link::LogNotice& notice)
{
    switch (notice.kind) {
    case link::LogNotice::Kind::Lost:
        std::fprintf(stderr, "lost %s: %s\n", notice.node.c_str(), notice.why.text.c_str());
        break;
    case link::LogNotice::Kind::Resumed:
        std::fprintf(stderr, "going on through %s\n", notice.node.c_str());
        break;
    case link::LogNotice::Kind::Gap:
        std::fprintf(stderr, "lines of %s between %s and %s\n", notice.task.c_str(),
                     toIso8601(notice.from).c_str(), toIso8601(notice.to).c_str());
        break;
    case link::LogNotice::Kind::Unsure: std::fputs("unsure\n", stderr); break;
    case link::LogNotice::Kind::Dropped: std::puts("{\"dropped\":1}"); break;
    }
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const Result<schema::Profile> profile =
        link::readProfile(QString::fromLocal8Bit(argc == 3 ? argv[1] : ""));
    const Result<QSslConfiguration> tls =
        profile ? link::tlsOf(*profile) : tl::unexpected(profile.error());
    if (!tls) {
        std::fprintf(stderr, "%s\n", tls.error().text.c_str());
        return 2;
    }
    std::vector<std::unique_ptr<link::AgentLink>> links;
    std::vector<std::string> nodes;
    for (const schema::ProfileAgent& agent : profile->agents) {
        nodes.push_back(agent.node);
        links.push_back(std::make_unique<link::Connection>(agent, profile->name, *tls, 7));
    }
    link::Session session(QStringLiteral("lab"), std::move(links));
    link::LogReader reader(session, {argv[2], 500, {}, true}, nodes, 7);
    QObject::connect(&reader, &link::LogReader::noticed, &application, &tell);
    QObject::connect(&reader, &link::LogReader::received, &application,
                     [](const schema::LogPiece& piece) {
                         for (const schema::LogLine& line : piece.lines) {
                             std::puts(schema::toJson(line).c_str());
                         }
                         std::fflush(stdout);
                     });
    reader.start();
    return QCoreApplication::exec();
}
