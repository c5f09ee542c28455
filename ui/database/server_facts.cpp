#include "ui/database/server_facts.h"

#include <algorithm>

#include "ui/database/texts.h"
#include "ui/database/words.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::ui::database {
namespace {

namespace contract = schema::database;
using Rows = std::vector<shared::FactList::Row>;

constexpr std::size_t ChannelsShown = 4;
constexpr std::size_t SettingMax = 80; ///< bytes shown of a setting
constexpr std::size_t FixMax = 400;    ///< and of what mends it

QString sourceText(const contract::Channel& channel)
{
    const std::string place = channel.sourceHost + ":" + std::to_string(channel.sourcePort);
    return channel.sourceNode.empty()
               ? shared::technical(place)
               : Words::tr("%1 (%2)").arg(shared::technical(channel.sourceNode),
                                          shared::technical(place));
}

QString threadText(contract::Thread thread)
{
    switch (thread) {
    case contract::Thread::Yes: return Words::tr("running");
    case contract::Thread::Connecting: return Words::tr("connecting");
    case contract::Thread::No: break;
    }
    return Words::tr("stopped");
}

/// The server's own words of its last error, and what they mean.
QString errorText(std::uint32_t number, const std::string& text)
{
    const QString meaning = errorMeaning(number);
    const QString said = Words::tr("%1: %2").arg(shared::identifier(number),
                                                 shared::technical(shared::fromPeer(text, FixMax)));
    return meaning.isEmpty() ? said : meaning + QStringLiteral("\n") + said;
}

void addChannel(const contract::Channel& channel, Rows& rows)
{
    rows.push_back({Words::tr("Follows"), sourceText(channel)});
    rows.push_back({Words::tr("Receiving"), threadText(channel.io)});
    if (channel.ioErrno != 0) {
        rows.push_back({Words::tr("Last error"), errorText(channel.ioErrno, channel.ioError)});
    }
    rows.push_back({Words::tr("Applying"), threadText(channel.sql)});
    if (channel.sqlErrno != 0) {
        rows.push_back({Words::tr("Last error"), errorText(channel.sqlErrno, channel.sqlError)});
    }
    if (channel.delay > Duration{}) {
        rows.push_back({Words::tr("Wanted delay"), shared::duration(channel.delay)});
    }
    if (channel.usingGtid == "No") {
        rows.push_back({Words::tr("Finds its place"),
                        Words::tr("by log file and offset, not by GTID: it cannot follow another "
                                  "server; set MASTER_USE_GTID = slave_pos")});
    }
}

QString semiSyncText(const contract::Status& status)
{
    const contract::SemiSync& semi = status.semiSync;
    if (status.channels.empty()) {
        if (!semi.primaryEnabled) {
            return Words::tr("off: no commit waits for a replica");
        }
        if (!semi.primaryActive) {
            return Words::tr("fell back: commits do not wait any more");
        }
        QString text = Words::tr("%Ln replica(s) acknowledge", nullptr,
                                 static_cast<int>(std::min(semi.clients, 1000U)));
        if (semi.waiting > 0) {
            text +=
                shared::separator() + Words::tr("%Ln commit(s) wait", nullptr,
                                                static_cast<int>(std::min(semi.waiting, 1000000U)));
        }
        return text;
    }
    return semi.replicaActive    ? Words::tr("acknowledges what it received")
           : semi.replicaEnabled ? Words::tr("switched on, but acknowledges nothing now")
                                 : Words::tr("off: it acknowledges nothing");
}

void addPromise(const contract::Status& status, Rows& rows)
{
    if (status.promise.holding != contract::Holding::Unknown) {
        rows.push_back({Words::tr("Commits are"), holdingText(status.promise.holding)});
    }
    rows.push_back({Words::tr("Wanted"), promiseText(status.promise.wanted)});
    rows.push_back({Words::tr("Semi-sync"), semiSyncText(status)});
}

} // namespace

Rows serverFacts(const replication::Fleet& fleet, const replication::Word& word)
{
    Rows rows;
    if (word.status == nullptr) {
        return rows;
    }
    const contract::Status& status = *word.status;
    const replication::Server* server = replication::serverOfNode(fleet, word.node);
    if (server != nullptr) {
        const QString gap = gapText(fleet, *server);
        if (!gap.isEmpty()) {
            rows.push_back({Words::tr("Position"), gap});
        }
        if (server->gap.standing == replication::Standing::Errant) {
            rows.push_back(
                {Words::tr("What to do"), Words::tr("never promote it; build it anew from %1")
                                              .arg(shared::technical(server->follows))});
        }
    }
    for (std::size_t i = 0; i < status.channels.size() && i < ChannelsShown; ++i) {
        addChannel(status.channels[i], rows);
    }
    if (status.role != contract::Role::Unknown) {
        addPromise(status, rows);
    }
    for (const std::string& unread : status.unread) {
        rows.push_back({Words::tr("Not told"), shared::sentence(unread)});
    }
    return rows;
}

std::vector<Fix> fixesOf(const replication::Word& word)
{
    std::vector<Fix> fixes;
    if (word.status == nullptr) {
        return fixes;
    }
    for (const contract::BrokenSetting& broken : word.status->promise.broken) {
        if (fixes.size() == FixesMax) {
            break;
        }
        const auto shown = [](const std::string& text) {
            return shared::technical(shared::fromPeer(text, SettingMax));
        };
        fixes.push_back({broken.is.empty() ? shown(broken.name)
                                           : Words::tr("%1 is %2, should be %3")
                                                 .arg(shown(broken.name), shown(broken.is),
                                                      shown(broken.shouldBe)),
                         shared::sentence(std::string_view(broken.why).substr(0, FixMax)),
                         shared::fromPeer(broken.fix, FixMax), broken.restart});
    }
    return fixes;
}

} // namespace bafar::ui::database
