#include "ui/cache/outlook.h"

#include <algorithm>
#include <limits>

#include "ui/cache/texts.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::ui::cache {
namespace {

namespace contract = schema::cache;
using schema::State;

bool hasServer(const Word& word)
{
    return word.status != nullptr && !word.status->endpoint.empty();
}

/// What stands in its status is what the server said just now, not when it last answered.
bool tells(const Word& word)
{
    const bool answers = word.status->trouble == contract::Trouble::None ||
                         word.status->trouble == contract::Trouble::PrimaryDown;
    return word.fresh && answers && word.status->role != contract::Role::Unknown;
}

QString namesOf(const std::vector<std::string>& nodes)
{
    constexpr std::size_t Shown = 6;
    QStringList names;
    for (std::size_t i = 0; i < nodes.size() && i < Shown; ++i) {
        names.append(shared::technical(nodes[i]));
    }
    const QString list = names.join(shared::comma());
    return nodes.size() <= Shown
               ? list
               : Words::tr("%1 and %2 more")
                     .arg(list, shared::number(std::uint64_t{nodes.size() - Shown}));
}

struct Parts {
    std::vector<std::string> primaries;
    std::vector<std::string> linked;
    std::vector<std::string> unlinked;
    std::vector<std::string> down;   ///< their agents say that they do not answer
    std::vector<std::string> silent; ///< their agents are not heard
    std::size_t servers = 0;
    double evictions = 0;
    std::string policy; ///< of a primary
};

Parts partsOf(const std::vector<Word>& words)
{
    Parts parts;
    for (const Word& word : words) {
        if (!hasServer(word)) {
            continue;
        }
        ++parts.servers;
        if (!tells(word)) {
            (word.fresh ? parts.down : parts.silent).push_back(word.node);
            continue;
        }
        parts.evictions += word.status->evictionRate;
        if (word.status->role == contract::Role::Primary) {
            parts.primaries.push_back(word.node);
            parts.policy = word.status->memoryMax == 0 ? std::string() : word.status->memoryPolicy;
        } else {
            (word.status->linkUp ? parts.linked : parts.unlinked).push_back(word.node);
        }
    }
    return parts;
}

QString followersText(const Parts& parts)
{
    QStringList texts;
    if (!parts.linked.empty()) {
        texts.append(Words::tr("linked: %1").arg(namesOf(parts.linked)));
    }
    if (!parts.unlinked.empty()) {
        texts.append(Words::tr("without a link: %1").arg(namesOf(parts.unlinked)));
    }
    if (!parts.down.empty()) {
        texts.append(Words::tr("without an answer: %1").arg(namesOf(parts.down)));
    }
    if (!parts.silent.empty()) {
        texts.append(Words::tr("not heard: %1").arg(namesOf(parts.silent)));
    }
    if (texts.isEmpty()) {
        texts.append(Words::tr("nobody follows it: it is lost with its node"));
    }
    if (parts.evictions >= 1) {
        texts.append(Words::tr("%1 keys a second are thrown away for want of memory")
                         .arg(shared::number(parts.evictions)));
    }
    if (const QString policy = policyText(parts.policy); !policy.isEmpty()) {
        texts.append(policy);
    }
    return texts.join(Words::tr(" · ")); // not separator(): a part is a list of names, or a clause
}

} // namespace

QString policyText(const std::string& policy)
{
    if (policy == "noeviction") {
        return Words::tr("when full, writes are refused");
    }
    if (policy.ends_with("-lru")) {
        return Words::tr("when full, the least recently used keys are evicted");
    }
    if (policy.ends_with("-lfu")) {
        return Words::tr("when full, the least often used keys are evicted");
    }
    if (policy.ends_with("-random")) {
        return Words::tr("when full, any keys are evicted");
    }
    if (policy.ends_with("-ttl")) {
        return Words::tr("when full, the keys that expire soonest are evicted");
    }
    return policy.empty() ? QString() : shared::technical(policy);
}

things::Outlook outlookOf(const std::vector<Word>& words)
{
    const Parts parts = partsOf(words);
    if (parts.silent.size() == parts.servers) {
        return {State::Unknown, Words::tr("No cache server is heard"),
                Words::tr("What stands here is what was said last; see the servers' nodes.")};
    }
    if (parts.primaries.size() > 1) {
        return {State::Failed, Words::tr("Several are primaries: %1").arg(namesOf(parts.primaries)),
                Words::tr("What is written to one is not on the others; make all but one follow "
                          "it.")};
    }
    if (parts.primaries.empty()) {
        return {parts.silent.empty() ? State::Failed : State::Unknown,
                parts.silent.empty() ? Words::tr("No primary: nothing can be written")
                                     : Words::tr("No server that is heard is the primary"),
                followersText(parts)};
    }
    const bool whole =
        parts.unlinked.empty() && parts.down.empty() && parts.silent.empty() && parts.evictions < 1;
    return {whole ? State::Ok : State::Degraded,
            Words::tr("%1 is the primary").arg(shared::technical(parts.primaries.front())),
            followersText(parts)};
}

std::vector<shared::ShareBar> barsOf(const std::vector<Word>& words)
{
    std::vector<shared::ShareBar> bars;
    for (const Word& word : words) {
        if (!hasServer(word) || bars.size() == BarsMax) {
            continue;
        }
        const contract::Status& status = *word.status;
        shared::ShareBar bar;
        bar.name = Words::tr("Memory of %1").arg(shared::technical(word.node));
        bar.mark = !tells(word) ? (word.fresh ? status.state : State::Stale) : State::Ok;
        bar.share = std::numeric_limits<double>::quiet_NaN();
        const auto used = static_cast<double>(status.memoryUsed);
        // "220 MiB of 512 MiB": one server has one figure in one page.
        const QString told = shared::sentence(word.memory.substr(0, word.memory.find(',')));
        if (status.seenAt.unixMs == 0) {
            bar.words = Words::tr("not known");
        } else if (status.memoryMax == 0) {
            bar.words =
                Words::tr("%1, without a limit").arg(told.isEmpty() ? shared::bytes(used) : told);
        } else {
            const auto most = static_cast<double>(status.memoryMax);
            bar.share = used / most;
            const bool tight = bar.share >= 0.9 && status.memoryPolicy == "noeviction";
            bar.mark = bar.mark != State::Ok               ? bar.mark
                       : tight || status.evictionRate >= 1 ? State::Degraded
                                                           : State::Ok;
            bar.words = told.isEmpty()
                            ? Words::tr("%1 of %2").arg(shared::bytes(used), shared::bytes(most))
                            : told;
        }
        bars.push_back(std::move(bar));
    }
    return bars;
}

} // namespace bafar::ui::cache
