#include "ui/database/words.h"

#include <algorithm>
#include <array>
#include <limits>

#include "ui/database/texts.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"

namespace bafar::ui::database {
namespace {

namespace contract = schema::database;

/// For a plural form: what does not fit is many.
int countOf(std::uint64_t count)
{
    constexpr std::uint64_t Most = std::numeric_limits<int>::max();
    return static_cast<int>(std::min(count, Most));
}

struct Meaning {
    std::uint32_t number;
    const char* text;
};

// Each says what it means here, then what to do.
constexpr std::array<Meaning, 17> Meanings{{
    {1032, QT_TRANSLATE_NOOP("DatabasePage",
                             "a row that the primary changed is not here: the two differ; build "
                             "this replica anew from the primary")},
    {1040, QT_TRANSLATE_NOOP("DatabasePage",
                             "the source has no connection left; raise its max_connections or end "
                             "idle ones")},
    {1045, QT_TRANSLATE_NOOP("DatabasePage",
                             "the source does not accept the account or its password; set them "
                             "with CHANGE MASTER TO")},
    {1062, QT_TRANSLATE_NOOP("DatabasePage",
                             "a row that the primary inserted is here already: somebody wrote on "
                             "this replica; find out who, then build it anew")},
    {1114, QT_TRANSLATE_NOOP("DatabasePage",
                             "the disk or a table is full here; make room, then "
                             "start the replica")},
    {1129, QT_TRANSLATE_NOOP("DatabasePage",
                             "the source refuses this host after too many broken "
                             "connections; run FLUSH HOSTS there")},
    {1146, QT_TRANSLATE_NOOP("DatabasePage",
                             "a table that the primary changed is not here: the two differ; build "
                             "this replica anew from the primary")},
    {1205, QT_TRANSLATE_NOOP("DatabasePage",
                             "a lock was held here for too long; end the transaction that holds "
                             "it, then start the replica")},
    {1227, QT_TRANSLATE_NOOP("DatabasePage",
                             "the account lacks a privilege on the source; grant "
                             "REPLICATION SLAVE to it")},
    {1236, QT_TRANSLATE_NOOP("DatabasePage",
                             "the source no longer has what is missing here, or never had what is "
                             "here: build this replica anew from the primary")},
    {1594, QT_TRANSLATE_NOOP("DatabasePage",
                             "what was received cannot be read back; point the "
                             "replica at the source anew")},
    {1950, QT_TRANSLATE_NOOP("DatabasePage",
                             "a transaction comes out of order: this server went its own way; "
                             "build it anew from the primary")},
    {2003, QT_TRANSLATE_NOOP("DatabasePage",
                             "nothing answers at the source's address; see whether "
                             "it runs and which way leads there")},
    {2005, QT_TRANSLATE_NOOP("DatabasePage",
                             "the source's host name leads nowhere; name its "
                             "address")},
    {2013, QT_TRANSLATE_NOOP("DatabasePage",
                             "the connection to the source broke; it is tried "
                             "again by itself")},
    {2026, QT_TRANSLATE_NOOP("DatabasePage",
                             "no encrypted connection to the source comes about; "
                             "see the certificates of both")},
    {4052, QT_TRANSLATE_NOOP("DatabasePage",
                             "the source is being shut down; it is tried again by "
                             "itself")},
}};

QString behindText(const replication::Server& server, const QString& primary)
{
    const replication::Gap& gap = server.gap;
    if (gap.lacks) {
        return Words::tr("has nothing of domain %1, where %2 has written")
            .arg(shared::number(std::uint64_t{*gap.lacks}), primary);
    }
    const QString text =
        Words::tr("%Ln transaction(s) behind %1", nullptr, countOf(gap.missing)).arg(primary);
    return server.lag ? Words::tr("%1, %2").arg(text, lagText(*server.lag)) : text;
}

/// What its mark shows, where neither its reason nor its role says that; empty: one of them does.
QString stateText(const replication::Server& server)
{
    const bool isSaid = !server.reason.empty() || server.state == schema::State::Ok ||
                        server.state == schema::State::NotMonitored;
    return isSaid ? QString() : shared::stateWord(server.state);
}

} // namespace

QString roleText(const replication::Server& server)
{
    if (server.node.empty()) {
        return Words::tr("not in the spec");
    }
    switch (server.role) {
    case contract::Role::Primary: return Words::tr("primary");
    case contract::Role::Alone: return Words::tr("stands alone");
    case contract::Role::Replica:
    case contract::Role::Relay:
        return server.inCircle                        ? Words::tr("in a circle")
               : server.role == contract::Role::Relay ? Words::tr("relay")
                                                      : Words::tr("replica");
    case contract::Role::Unknown: break;
    }
    return Words::tr("role not known");
}

QString writesText(const replication::Server& server)
{
    return !server.readOnly   ? QString()
           : *server.readOnly ? Words::tr("read-only")
                              : Words::tr("writable");
}

QString gapText(const replication::Fleet& fleet, const replication::Server& server)
{
    if (server.follows.empty()) {
        return server.inCircle ? Words::tr("follows itself: nobody is the primary") : QString();
    }
    const QString primary = shared::technical(server.follows);
    switch (server.gap.standing) {
    case replication::Standing::Level: return Words::tr("level with %1").arg(primary);
    case replication::Standing::Behind: return behindText(server, primary);
    case replication::Standing::Errant:
        return Words::tr("has %Ln transaction(s) that %1 has not: errant", nullptr,
                         countOf(server.gap.errant))
            .arg(primary);
    case replication::Standing::Unknown: break;
    }
    switch (replication::doubtOf(fleet, server)) {
    case replication::Doubt::SourceUnheard:
        return Words::tr("not known: %1 is not heard").arg(primary);
    case replication::Doubt::NoPosition: return Words::tr("not known: it tells no position");
    case replication::Doubt::Unheard: break;
    }
    return Words::tr("not known: it is not heard");
}

QString gapFigure(const replication::Server& server)
{
    if (server.follows.empty()) {
        return {};
    }
    switch (server.gap.standing) {
    case replication::Standing::Level: return shared::number(std::uint64_t{0});
    case replication::Standing::Behind:
        return server.gap.lacks ? Words::tr("lacks a domain") : shared::number(server.gap.missing);
    case replication::Standing::Errant:
        return Words::tr("%Ln errant", nullptr, countOf(server.gap.errant));
    case replication::Standing::Unknown: break;
    }
    return Words::tr("not known");
}

QString standingText(const replication::Fleet& fleet, const replication::Server& server)
{
    QStringList parts{stateText(server), writesText(server), gapText(fleet, server)};
    parts.removeAll(QString());
    return parts.join(shared::separator());
}

QString flowText(replication::Flow flow)
{
    switch (flow) {
    case replication::Flow::Runs: return Words::tr("replicating, asynchronous");
    case replication::Flow::Awaited: return Words::tr("replicating, semi-synchronous");
    case replication::Flow::Connecting: return Words::tr("connecting");
    case replication::Flow::Stopped: return Words::tr("stopped");
    case replication::Flow::Unknown: break;
    }
    return Words::tr("not known");
}

QString missingText(const replication::Fleet& fleet)
{
    if (fleet.servers.empty()) {
        return Words::tr("No server has told its status yet: who replicates from whom, and what a "
                         "commit is worth, come with the next word of the agents.");
    }
    return fleet.linksLeftOut == 0
               ? QString()
               : Words::tr("%Ln more channel(s) are not drawn: each server's panel names its own.",
                           nullptr,
                           static_cast<int>(std::min<std::size_t>(fleet.linksLeftOut, 1'000'000)));
}

QString lagText(Duration lag)
{
    constexpr Duration Long = std::chrono::minutes{1};
    return lag < Long ? Words::tr("%1 s").arg(shared::number(toSeconds(lag)))
                      : shared::duration(lag);
}

QString errorMeaning(std::uint32_t number)
{
    const auto found = std::find_if(Meanings.begin(), Meanings.end(),
                                    [number](const auto& one) { return one.number == number; });
    return found == Meanings.end() ? QString() : Words::tr(found->text);
}

QString promiseText(contract::Promise promise)
{
    switch (promise) {
    case contract::Promise::Asynchronous: return Words::tr("asynchronous");
    case contract::Promise::SemiSync: return Words::tr("semi-synchronous");
    case contract::Promise::NoLoss: return Words::tr("without loss");
    }
    return {};
}

QString holdingText(contract::Holding holding)
{
    switch (holding) {
    case contract::Holding::Asynchronous:
        return Words::tr("asynchronous: each is on this server alone at first");
    case contract::Holding::SemiSync:
        return Words::tr("semi-synchronous: each is on a replica too, while one is connected");
    case contract::Holding::NoLoss:
        return Words::tr("without loss: each is on a replica too, always");
    case contract::Holding::Blocked: return Words::tr("blocked: no replica acknowledges");
    case contract::Holding::Unknown: break;
    }
    return Words::tr("not known");
}

QString namesText(const std::vector<std::string>& nodes)
{
    constexpr std::size_t Shown = 5;
    QStringList names;
    for (std::size_t i = 0; i < nodes.size() && i < Shown; ++i) {
        names.append(shared::technical(nodes[i]));
    }
    if (nodes.size() > Shown) {
        return Words::tr("%1 and %2 more")
            .arg(names.join(shared::comma()), shared::number(std::uint64_t{nodes.size() - Shown}));
    }
    return shared::listed(names);
}

} // namespace bafar::ui::database
