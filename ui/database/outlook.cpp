#include "ui/database/outlook.h"

#include <algorithm>

#include "ui/database/texts.h"
#include "ui/database/words.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"

namespace bafar::ui::database {
namespace {

namespace contract = schema::database;
using schema::State;

constexpr std::size_t ShownMax = 48; ///< bytes of a setting

/// Longer than any outage that anyone waits out.
constexpr Duration ForEver = std::chrono::hours{30 * 24};

/// The servers by what matters here.
struct Parts {
    std::vector<const replication::Word*> live;
    std::vector<std::string> down;   ///< their agents say that they do not answer
    std::vector<std::string> silent; ///< their agents are not heard
    std::vector<std::string> writers;
    std::vector<std::string> circle;
};

Parts partsOf(const std::vector<replication::Word>& words, const replication::Fleet& fleet)
{
    Parts parts;
    for (const replication::Word& word : words) {
        if (word.status == nullptr || word.status->state == State::NotMonitored) {
            continue;
        }
        if (!replication::isLive(word)) {
            (word.freshness == State::Ok ? parts.down : parts.silent).push_back(word.node);
            continue;
        }
        parts.live.push_back(&word);
        if (word.status->readOnly == false) {
            parts.writers.push_back(word.node);
        }
    }
    for (const replication::Server& server : fleet.servers) {
        if (server.inCircle) {
            parts.circle.push_back(server.node);
        }
    }
    return parts;
}

/// "n1: sync_binlog is 0"; the first few, and how many more.
QString brokenText(const Parts& parts)
{
    constexpr int Shown = 2;
    QStringList named;
    std::uint64_t more = 0;
    for (const replication::Word* word : parts.live) {
        for (const contract::BrokenSetting& setting : word->status->promise.broken) {
            if (named.size() < Shown) {
                named.append(Words::tr("%1: %2 is %3")
                                 .arg(shared::technical(word->node),
                                      shared::technical(shared::fromPeer(setting.name, ShownMax)),
                                      shared::technical(shared::fromPeer(setting.is, ShownMax))));
            } else {
                ++more;
            }
        }
    }
    const QString list = named.join(shared::semicolon());
    return more == 0 ? list : Words::tr("%1 and %2 more").arg(list, shared::number(more));
}

QString wantedText(contract::Promise wanted)
{
    switch (wanted) {
    case contract::Promise::Asynchronous: return Words::tr("Asynchronous commits are wanted");
    case contract::Promise::SemiSync: return Words::tr("Semi-synchronous commits are wanted");
    case contract::Promise::NoLoss: return Words::tr("Commits without loss are wanted");
    }
    return {};
}

/// Commits are worth what is wanted, no less and no more, and no setting breaks it.
bool isKept(const Parts& parts, const contract::PromiseStatus& promise)
{
    if (!brokenText(parts).isEmpty()) {
        return false;
    }
    switch (promise.holding) {
    case contract::Holding::NoLoss: return promise.wanted == contract::Promise::NoLoss;
    case contract::Holding::SemiSync: return promise.wanted == contract::Promise::SemiSync;
    case contract::Holding::Asynchronous: return promise.wanted == contract::Promise::Asynchronous;
    case contract::Holding::Blocked:
    case contract::Holding::Unknown: break;
    }
    return false;
}

/// And of whom nothing is known now.
QString withAbsent(QString text, const Parts& parts)
{
    if (!parts.down.empty()) {
        text += shared::separator() + Words::tr("without an answer: %1").arg(namesText(parts.down));
    }
    if (!parts.silent.empty()) {
        text += shared::separator() + Words::tr("not heard: %1").arg(namesText(parts.silent));
    }
    return text;
}

/// The promise that is wanted, and what breaks it.
QString promiseLine(const Parts& parts, const contract::PromiseStatus& promise)
{
    const QString broken = brokenText(parts);
    const QString wanted = wantedText(promise.wanted);
    return withAbsent(!broken.isEmpty() ? Words::tr("%1. What breaks it: %2").arg(wanted, broken)
                      : isKept(parts, promise)
                          ? Words::tr("%1, as the spec asks").arg(promiseText(promise.wanted))
                          : Words::tr("%1, and every setting agrees").arg(wanted),
                      parts);
}

/// Commits are on a replica, but a replica's settings break the promise: what is true now comes
/// first.
things::Outlook ofBroken(const Parts& parts, const replication::Word& writer)
{
    return {State::Degraded,
            Words::tr("%1 takes writes; each commit is on a replica too, but settings break the "
                      "promise: %2")
                .arg(shared::technical(writer.node), brokenText(parts)),
            withAbsent(wantedText(writer.status->promise.wanted), parts)};
}

things::Outlook ofWriter(const Parts& parts, const replication::Word& writer)
{
    const contract::Status& status = *writer.status;
    const QString name = shared::technical(writer.node);
    const QString second = promiseLine(parts, status.promise);
    const bool whole = parts.down.empty() && parts.silent.empty() && brokenText(parts).isEmpty();
    const State well = whole ? State::Ok : State::Degraded;
    if (status.promise.holding == contract::Holding::NoLoss && !brokenText(parts).isEmpty()) {
        return ofBroken(parts, writer);
    }
    switch (status.promise.holding) {
    case contract::Holding::NoLoss:
        return {well,
                Words::tr("%1 takes writes; each commit is on a replica too, always").arg(name),
                second};
    case contract::Holding::SemiSync:
        if (status.semiSync.timeout > ForEver) {
            return {well,
                    Words::tr("%1 takes writes; each commit is on a replica too, while one is "
                              "connected")
                        .arg(name),
                    second};
        }
        return {well,
                Words::tr("%1 takes writes; each commit is on a replica too, unless replicas are "
                          "away for longer than %2")
                    .arg(name, shared::duration(status.semiSync.timeout)),
                second};
    case contract::Holding::Asynchronous:
        return {status.promise.wanted == contract::Promise::Asynchronous ? well : State::Degraded,
                Words::tr("%1 takes writes; a commit is on %1 alone at first: a failover may lose "
                          "the newest")
                    .arg(name),
                second};
    case contract::Holding::Blocked:
        return {State::Failed,
                Words::tr("commits on %1 wait: no replica acknowledges; start a replica").arg(name),
                second};
    case contract::Holding::Unknown: break;
    }
    return {schema::worse(well, State::Unknown),
            Words::tr("%1 takes writes; what a commit there is worth is not known").arg(name),
            second};
}

/// The first of those that are worst, as their own agents say; null: none is worse than `than`.
const replication::Word* worstOf(const std::vector<replication::Word>& words, State than)
{
    const replication::Word* worst = nullptr;
    for (const replication::Word& word : words) {
        const State state = replication::stateOf(word);
        const bool isIll = state == State::Failed || state == State::Degraded;
        if (isIll && state != than && schema::worse(state, than) == state) {
            worst = &word;
            than = state;
        }
    }
    return worst;
}

/// Why it is not well; of what it replicates from one source, without the source's address.
QString troubleOf(const replication::Word& word)
{
    const std::string reason = replication::reasonOf(word);
    const std::vector<contract::Channel>& channels = word.status->channels;
    const std::string problem = channels.size() == 1 ? channels.front().problem : std::string();
    if (!problem.empty() && (reason.empty() || reason.ends_with(": " + problem))) {
        return shared::sentence(problem);
    }
    return reason.empty() ? shared::stateWord(replication::stateOf(word))
                          : shared::sentence(reason);
}

/// What is wrong with one server comes before what the others promise together, which is said in
/// short then.
things::Outlook worstFirst(things::Outlook outlook,
                           const Parts& parts,
                           const replication::Word& writer,
                           const std::vector<replication::Word>& words)
{
    const replication::Word* worst = worstOf(words, outlook.mark);
    if (worst == nullptr) {
        return outlook;
    }
    const QString writes = isKept(parts, writer.status->promise)
                               ? Words::tr("%1 takes writes").arg(shared::technical(writer.node))
                               : outlook.first;
    return {replication::stateOf(*worst),
            Words::tr("%1: %2").arg(shared::technical(worst->node), troubleOf(*worst)),
            writes + shared::separator() + outlook.second};
}

} // namespace

things::Outlook outlookOf(const std::vector<replication::Word>& words,
                          const replication::Fleet& fleet)
{
    const Parts parts = partsOf(words, fleet);
    if (parts.live.empty() && !parts.down.empty() && parts.silent.empty()) {
        return {State::Failed, Words::tr("No database server answers"),
                Words::tr("Without an answer: %1.").arg(namesText(parts.down))};
    }
    if (parts.live.empty()) {
        return {State::Unknown, Words::tr("No database server is heard"),
                Words::tr("What stands here is what was said last; see the servers' nodes.")};
    }
    if (!parts.circle.empty()) {
        return {State::Failed,
                Words::tr("%1 replicate in a circle: nobody can tell who is the primary")
                    .arg(namesText(parts.circle)),
                Words::tr("Run STOP SLAVE and RESET SLAVE ALL on the one that is to be the "
                          "primary.")};
    }
    if (parts.writers.size() > 1) {
        return {State::Failed,
                Words::tr("%1 can all be written to: what is written to both will never agree")
                    .arg(namesText(parts.writers)),
                Words::tr("Set read_only = ON on all but the primary.")};
    }
    if (parts.writers.empty() && parts.silent.empty() && !parts.down.empty()) {
        return {State::Failed, Words::tr("No server can be written to"),
                Words::tr("Without an answer: %1.").arg(namesText(parts.down))};
    }
    if (parts.writers.empty() && parts.silent.empty()) {
        return {State::Failed, Words::tr("No server can be written to"),
                Words::tr("Set read_only = OFF on the one that is to be the primary.")};
    }
    if (parts.writers.empty()) {
        return {State::Unknown, Words::tr("No server that is heard can be written to"),
                Words::tr("Not heard: %1.").arg(namesText(parts.silent))};
    }
    const auto writer =
        std::find_if(parts.live.begin(), parts.live.end(), [&](const replication::Word* one) {
            return one->node == parts.writers.front();
        });
    return worstFirst(ofWriter(parts, **writer), parts, **writer, words);
}

} // namespace bafar::ui::database
