#include "ui/overview/role_servers.h"

#include "ui/overview/words.h"
#include "ui/shared/format.h"

namespace bafar::ui::overview {
namespace {

using schema::State;

/// Who of one kind of server is the primary, and whose word is missing.
struct Primaries {
    std::vector<std::string> nodes;
    std::vector<std::string> silent; ///< not heard
    std::vector<std::string> mute;   ///< heard, but its server does not answer
    std::size_t servers = 0;

    void addUnknown(const NodeWord& word) { (word.isLive() ? mute : silent).push_back(word.node); }

    /// One that was never heard may have the primary, where others have such a server.
    void addUnheard(const NodeWord& word)
    {
        if (word.isUnheard()) {
            silent.push_back(word.node);
        }
    }

    /// The tile's value and mark: one primary is well, however many replicas.
    void tell(Role& role) const
    {
        const bool whole = silent.empty() && mute.empty();
        role.value =
            nodes.empty() ? (whole ? Words::tr("none") : Words::tr("not known")) : namesOf(nodes);
        role.mark = nodes.size() > 1    ? State::Failed
                    : nodes.size() == 1 ? (whole ? State::Ok : State::Degraded)
                    : whole             ? State::Failed
                                        : State::Unknown;
        if (nodes.size() > 1) {
            role.detail = Words::tr("more than one primary");
            return;
        }
        QStringList missing;
        if (!silent.empty()) {
            missing.append(Words::tr("no word of %1").arg(namesOf(silent)));
        }
        if (!mute.empty()) {
            missing.append(Words::tr("no answer from %1").arg(namesOf(mute)));
        }
        role.detail = missing.join(shared::semicolon());
    }
};

} // namespace

void addDatabase(const Known& known, std::vector<Role>& roles)
{
    using schema::database::Cause;
    Primaries primaries;
    std::optional<Duration> lag;
    std::string slowest;
    std::vector<std::string> unmeasured;
    for (const NodeWord& word : known.nodes) {
        const schema::database::Status* status = word.database;
        if (status == nullptr || status->state == State::NotMonitored) {
            primaries.addUnheard(word);
            continue;
        }
        ++primaries.servers;
        if (!word.isLive() || status->cause != Cause::Answered) {
            primaries.addUnknown(word);
            continue;
        }
        if (status->role == schema::database::Role::Primary ||
            status->role == schema::database::Role::Alone) {
            primaries.nodes.push_back(word.node);
        }
        for (const schema::database::Channel& channel : status->channels) {
            if (!channel.lag) {
                unmeasured.push_back(word.node);
            } else if (!lag || *channel.lag > *lag) {
                lag = channel.lag;
                slowest = word.node;
            }
        }
    }
    if (primaries.servers == 0) {
        return;
    }
    Role role{Words::tr("Database primary"), {}, {}, State::Unknown, {}, "database"};
    primaries.tell(role);
    if (role.detail.isEmpty() && !unmeasured.empty()) {
        role.mark = schema::worse(role.mark, State::Degraded);
        role.detail = Words::tr("lag of %1 not known").arg(namesOf(unmeasured));
    } else if (role.detail.isEmpty() && lag == Duration::zero()) {
        role.detail = Words::tr("no replica lags");
    } else if (role.detail.isEmpty() && lag) {
        role.detail =
            Words::tr("worst lag %1, on %2").arg(shared::age(*lag), shared::technical(slowest));
    }
    if (primaries.nodes.size() == 1) {
        role.entity = "database/" + primaries.nodes.front();
    }
    roles.push_back(std::move(role));
}

void addCache(const Known& known, std::vector<Role>& roles)
{
    Primaries primaries;
    std::size_t replicas = 0;
    std::size_t linked = 0;
    for (const NodeWord& word : known.nodes) {
        const schema::cache::Status* status = word.cache;
        if (status == nullptr || status->endpoint.empty()) {
            primaries.addUnheard(word);
            continue;
        }
        ++primaries.servers;
        if (!word.isLive() || status->role == schema::cache::Role::Unknown) {
            primaries.addUnknown(word);
        } else if (status->role == schema::cache::Role::Primary) {
            primaries.nodes.push_back(word.node);
        } else {
            ++replicas;
            linked += status->linkUp ? 1 : 0;
        }
    }
    if (primaries.servers == 0) {
        return;
    }
    Role role{Words::tr("Redis primary"), {}, {}, State::Unknown, {}, "cache"};
    primaries.tell(role);
    if (role.detail.isEmpty()) {
        role.detail = replicas == 0 ? Words::tr("no replica")
                                    : Words::tr("%1 of %2 replicas linked")
                                          .arg(shared::number(std::uint64_t{linked}),
                                               shared::number(std::uint64_t{replicas}));
        role.mark = linked < replicas ? schema::worse(role.mark, State::Degraded) : role.mark;
    }
    if (primaries.nodes.size() == 1) {
        role.entity = "cache/" + primaries.nodes.front();
    }
    roles.push_back(std::move(role));
}

} // namespace bafar::ui::overview
