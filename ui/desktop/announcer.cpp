#include "ui/desktop/announcer.h"

#include "ui/link/heard.h"
#include "ui/link/session.h"
#include "ui/shared/announce.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"

namespace bafar::ui::desktop {
namespace {

using schema::State;

constexpr std::string_view NodePrefix = "node/";
constexpr qsizetype NamedMax = 3;

QString nameOf(const schema::Entity& entity)
{
    return shared::technical(shared::fromPeer(entity.title.empty() ? entity.id : entity.title));
}

/// With their names while these are few.
QString withNames(const QString& said, const QStringList& nodes)
{
    return nodes.size() > NamedMax ? said
                                   : Announcer::tr("%1: %2").arg(said, shared::listed(nodes));
}

QString lostText(const QStringList& nodes)
{
    const int count = static_cast<int>(nodes.size());
    return count == 1
               ? Announcer::tr("%1 is not heard").arg(nodes.front())
               : withNames(Announcer::tr("%Ln node(s) are not heard", nullptr, count), nodes);
}

QString backText(const QStringList& nodes)
{
    const int count = static_cast<int>(nodes.size());
    return count == 1
               ? Announcer::tr("%1 is heard again").arg(nodes.front())
               : withNames(Announcer::tr("%Ln node(s) are heard again", nullptr, count), nodes);
}

} // namespace

struct ChangeDesk::Changes {
    QStringList lost;       ///< names of nodes
    QStringList back;       ///< names of nodes
    QStringList failures;   ///< sentences
    QStringList recoveries; ///< sentences
};

/// Whether a node is heard; true: that is all there is to say of it.
bool ChangeDesk::handleNode(const schema::Entity& node, Changes& changes)
{
    const auto heard = heard_.find(node.id);
    if (node.state == State::Unknown) {
        if (heard != heard_.end() && heard->second && !blind_) {
            heard->second = false;
            changes.lost.append(nameOf(node));
        }
        return true;
    }
    if (node.state == State::Stale || node.state == State::Failed) {
        return false; // silent for a moment only; or what the others say of it
    }
    const bool again = heard != heard_.end() && !heard->second;
    heard_[node.id] = true;
    if (again) {
        changes.back.append(nameOf(node));
    }
    return again;
}

void ChangeDesk::compare(const schema::Entity& entity, Changes& changes) const
{
    const auto before = known_.find(entity.id);
    const bool failed = entity.state == State::Failed;
    const bool didFail = before != known_.end() && before->second == State::Failed;
    if (failed && !didFail) {
        const QString reason = shared::sentence(entity.reason);
        changes.failures.append(reason.isEmpty()
                                    ? Announcer::tr("%1: failed").arg(nameOf(entity))
                                    : Announcer::tr("%1: failed, %2").arg(nameOf(entity), reason));
    } else if (didFail && !failed) {
        changes.recoveries.append(
            Announcer::tr("%1: now %2").arg(nameOf(entity), shared::stateWord(entity.state)));
    }
}

QStringList ChangeDesk::handle(const topology::Topology& topology, bool blind)
{
    QStringList sentences;
    if (blind != blind_) {
        blind_ = blind;
        sentences.append(blind ? Announcer::tr("No agent is heard")
                               : Announcer::tr("Agents are heard now"));
    }
    Changes changes;
    std::map<std::string, State> now;
    for (const topology::Thing& thing : topology.things) {
        const schema::Entity& entity = thing.entity;
        now[entity.id] = entity.state;
        if (!entity.id.starts_with(NodePrefix) || !handleNode(entity, changes)) {
            compare(entity, changes);
        }
    }
    known_ = std::move(now);
    std::erase_if(heard_, [this](const auto& node) { return !known_.contains(node.first); });
    if (!begun_) {
        begun_ = !topology.things.empty();
        return sentences;
    }
    if (!changes.lost.isEmpty()) {
        sentences.append(lostText(changes.lost));
    }
    sentences += changes.failures;
    if (!changes.back.isEmpty()) {
        sentences.append(backText(changes.back));
    }
    return sentences + changes.recoveries;
}

Announcer::Announcer(link::Session& session, QWidget* content)
    : QObject(content)
    , session_(session)
    , content_(content)
{
    due_.setSingleShot(true);
    connect(&due_, &QTimer::timeout, this, &Announcer::look);
    connect(&session_, &link::Session::topologyChanged, this, [this] {
        if (!desk_.hasBegun()) {
            look();
        } else if (!due_.isActive()) {
            due_.start(CollectedMs);
        }
    });
}

void Announcer::look()
{
    const bool blind = link::isBlind(session_.store());
    for (const QString& change : desk_.handle(session_.topology(), blind)) {
        shared::announce(content_, change, shared::Urgency::InTurn);
    }
}

} // namespace bafar::ui::desktop
