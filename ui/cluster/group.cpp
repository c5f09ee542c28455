#include "ui/cluster/group.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/link/session.h"
#include "ui/shared/format.h"

namespace bafar::ui::cluster {
namespace {

using schema::State;
using schema::cluster::AgreementStatus;
using schema::cluster::GroupCase;
using schema::cluster::GroupOutlook;
using schema::cluster::GroupStanding;
using schema::cluster::GroupWord;
using shared::number;
using shared::technical;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Group)
};

QString listOf(const std::vector<std::string>& nodes)
{
    QStringList names;
    for (const std::string& node : nodes) {
        names.append(technical(node));
    }
    return shared::listed(names);
}

QString count(std::size_t value)
{
    return number(std::uint64_t{value});
}

/// As schema::cluster::survivalText(), in the interface's language.
QString survivalText(std::size_t voters)
{
    switch (voters) {
    case 0: return Words::tr("No voter: nothing can be agreed.");
    case 1: return Words::tr("One voter: nothing survives its loss.");
    case 2: return Words::tr("Two voters: none may fail.");
    default:
        return Words::tr("The group survives the loss of %1 of %2 voters.")
            .arg(count(voters - schema::cluster::majorityOf(voters)), count(voters));
    }
}

/// Who does not agree with the word that counts.
QString disagreement(const std::vector<GroupWord>& words, const GroupWord& best)
{
    QStringList lines;
    for (const GroupWord& word : words) {
        const AgreementStatus& said = word.standing;
        if (schema::cluster::inTouch(word) && said.leader != best.standing.leader) {
            lines.append(
                Words::tr("%1 says that %2 leads in term %3.")
                    .arg(technical(word.node), technical(said.leader), shared::ordinal(said.term)));
        } else if (said.standing == GroupStanding::Minority) {
            lines.append(Words::tr("%1 is cut off from the majority: what it says may be old.")
                             .arg(technical(word.node)));
        }
    }
    return lines.join(QLatin1Char(' '));
}

GroupLine ledLine(const std::vector<GroupWord>& words, const GroupOutlook& outlook)
{
    const GroupWord& best = *schema::cluster::bestWord(words);
    const QString leader = technical(best.standing.leader);
    const QString term = shared::ordinal(best.standing.term);
    GroupLine line;
    line.brief = Words::tr("leader %1 · term %2").arg(leader, term);
    line.more = disagreement(words, best);
    line.mark = outlook.missing.empty() && line.more.isEmpty() ? State::Ok : State::Degraded;
    const QString survives =
        outlook.missing.empty() ? survivalText(outlook.voters)
        : outlook.spare() == 0
            ? Words::tr("Missing: %1. None more may fail.").arg(listOf(outlook.missing))
            : Words::tr("Missing: %1. %2 more may fail.")
                  .arg(listOf(outlook.missing), count(outlook.spare()));
    line.text = Words::tr("%1 leads in term %2 · %3").arg(leader, term, survives);
    return line;
}

GroupLine leaderlessLine(const GroupOutlook& outlook)
{
    GroupLine line;
    line.mark = State::Failed;
    line.blocked = outlook.isBlocked();
    line.brief = outlook.missing.empty()
                     ? Words::tr("no leader")
                     : Words::tr("no leader · missing %1").arg(listOf(outlook.missing));
    line.text =
        !line.blocked
            ? Words::tr("No leader is known. Orders are taken where an agent agrees with itself "
                        "only: %1.")
                  .arg(listOf(outlook.alone))
        : outlook.missing.empty()
            ? Words::tr("Nothing can be changed: no agent that is heard knows a leader.")
            : Words::tr("Nothing can be changed: %1 of %2 voters left, %3 needed. Missing: %4.")
                  .arg(count(outlook.there()), count(outlook.voters),
                       count(schema::cluster::majorityOf(outlook.voters)), listOf(outlook.missing));
    line.more = Words::tr("Floating IPs still move: that needs no agreement. What was agreed is "
                          "shown as these agents last knew it.");
    return line;
}

GroupLine apartLine(const std::vector<GroupWord>& words, std::size_t agents)
{
    GroupLine line;
    line.mark = agents > 1 ? State::Degraded : State::Ok;
    line.brief = Words::tr("no group");
    line.text =
        agents > 1
            ? Words::tr("There is no group: each agent agrees with itself only.")
            : Words::tr("%1 is alone. %2").arg(technical(words.front().node), survivalText(1));
    return line;
}

bool offers(const schema::ActionInfo& offer, const char* parameter, const std::string& choice)
{
    for (const schema::ActionParameter& one : offer.parameters) {
        if (one.name == parameter) {
            return std::find(one.choices.begin(), one.choices.end(), choice) != one.choices.end();
        }
    }
    return false;
}

/// Nothing: the offer is not about this node.
std::optional<GroupAction> actionAbout(const schema::ActionInfo& offer,
                                       const std::string& node,
                                       const std::string& agent)
{
    if (offer.name == "cluster.admit" || offer.name == "cluster.dismiss") {
        return offer.subject == "node/" + node ? std::optional(GroupAction{offer, {}, {}})
                                               : std::nullopt;
    }
    if (offer.name == "cluster.replace" && offers(offer, "node", node)) {
        return GroupAction{offer, {{"node", node}}, {}};
    }
    if (offer.name == "cluster.hand_on" && offers(offer, "to", node)) {
        return GroupAction{offer, {{"to", node}}, {}};
    }
    if (offer.name == "cluster.hand_on" && offer.subject == "node/" + node) {
        return GroupAction{offer, {}, {}};
    }
    if (offer.name == "cluster.recover" && agent == node) {
        return GroupAction{offer, {}, agent};
    }
    return std::nullopt;
}

} // namespace

std::vector<GroupWord> wordsOf(const link::Session& session)
{
    std::vector<GroupWord> words;
    for (const auto& [node, facts] : session.store().agents()) {
        const auto* status =
            session.store().status<schema::cluster::Status>(node, schema::cluster::Name);
        if (status != nullptr && facts.freshness == State::Ok) {
            words.push_back({node, status->agreement});
        }
    }
    return words;
}

GroupLine groupLine(const std::vector<GroupWord>& words, std::size_t agents)
{
    const GroupOutlook outlook = schema::cluster::outlookOf(words);
    GroupLine line;
    switch (outlook.standing) {
    case GroupCase::Led: return ledLine(words, outlook);
    case GroupCase::Leaderless: return leaderlessLine(outlook);
    case GroupCase::Apart: return apartLine(words, agents);
    case GroupCase::Electing:
        line.mark = State::Transition;
        line.brief = Words::tr("a leader is being elected");
        line.text = Words::tr("A leader is being elected: changes wait for a moment.");
        return line;
    case GroupCase::Silent: break;
    }
    line.text = words.empty() ? Words::tr("No agent is heard: nothing is known of the group now.")
                              : Words::tr("The agents say nothing of a group.");
    line.mark = words.empty() ? State::Unknown : State::NotMonitored;
    return line;
}

GroupLine groupLine(const link::Session& session)
{
    const link::AgentsByNode& agents = session.store().agents();
    GroupLine line = groupLine(wordsOf(session), agents.size());
    const bool known = std::any_of(agents.begin(), agents.end(), [](const auto& agent) {
        const link::AgentFacts& facts = agent.second;
        return facts.heard.has_value() && (facts.connected || !facts.problem.isEmpty());
    });
    const bool heard = std::any_of(agents.begin(), agents.end(), [](const auto& agent) {
        return agent.second.freshness == State::Ok;
    });
    if (known && !heard) { // before the first word, or link, that is nothing to say
        line.brief = Words::tr("no agent is heard");
    }
    return line;
}

bool hasNoGroup(const link::Session& session)
{
    const link::Store& store = session.store();
    const bool any =
        std::any_of(store.agents().begin(), store.agents().end(), [&store](const auto& agent) {
            const auto* status =
                store.status<schema::cluster::Status>(agent.first, schema::cluster::Name);
            return status != nullptr && schema::cluster::speaksOfGroup(status->agreement);
        });
    return !any && !wordsOf(session).empty();
}

QString roleWord(schema::MemberRole role)
{
    switch (role) {
    case schema::MemberRole::Voter: return Words::tr("voter");
    case schema::MemberRole::Standby: return Words::tr("standby");
    case schema::MemberRole::Witness: return Words::tr("witness");
    }
    return {};
}

QString standingWord(const AgreementStatus& standing)
{
    if (!schema::cluster::speaksOfGroup(standing)) {
        return Words::tr("in no group");
    }
    switch (standing.standing) {
    case GroupStanding::Alone:
        return standing.members.empty() ? Words::tr("waits to be admitted") : Words::tr("alone");
    case GroupStanding::Leader: return Words::tr("leads");
    case GroupStanding::Follower:
        return standing.leader.empty() ? Words::tr("elects a leader")
                                       : Words::tr("follows %1").arg(technical(standing.leader));
    case GroupStanding::Minority: return Words::tr("cut off from the majority");
    case GroupStanding::Removed: return Words::tr("dismissed");
    case GroupStanding::Stopped: return Words::tr("stopped");
    }
    return {};
}

State markOf(const AgreementStatus& standing)
{
    if (!schema::cluster::speaksOfGroup(standing)) {
        return State::NotMonitored;
    }
    switch (standing.standing) {
    case GroupStanding::Alone:
        return standing.members.empty() ? State::Maintenance : State::NotMonitored;
    case GroupStanding::Leader: return State::Ok;
    case GroupStanding::Follower: return standing.leader.empty() ? State::Transition : State::Ok;
    case GroupStanding::Minority:
    case GroupStanding::Stopped: return State::Failed;
    case GroupStanding::Removed: return State::Disabled;
    }
    return State::Unknown;
}

std::vector<GroupAction> groupActions(const link::Session& session, const std::string& node)
{
    std::vector<GroupAction> found;
    for (const auto& [agent, facts] : session.store().agents()) {
        if (!facts.connected || facts.freshness != State::Ok) {
            continue;
        }
        for (const schema::ActionInfo& offer : facts.offers) {
            const bool known =
                std::any_of(found.begin(), found.end(), [&offer](const GroupAction& other) {
                    return other.offer.name == offer.name;
                });
            if (std::optional<GroupAction> about = actionAbout(offer, node, agent);
                about && !known) {
                found.push_back(std::move(*about));
            }
        }
    }
    std::sort(found.begin(), found.end(), [](const GroupAction& a, const GroupAction& b) {
        return a.offer.title < b.offer.title;
    });
    return found;
}

} // namespace bafar::ui::cluster
