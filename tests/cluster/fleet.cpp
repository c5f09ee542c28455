#include "tests/cluster/fleet.h"

#include <algorithm>

#include "agents/node/concepts.h"
#include "core/schema/json.h"

namespace bafar::test {

namespace {

using schema::cluster::AgreementStatus;
using schema::cluster::GroupStanding;

schema::Spec parsed(const std::string& text)
{
    return schema::SpecReading::read(text, node::specSections(), node::crossChecks()).spec;
}

} // namespace

Fleet::Fleet()
{
    cluster::NodeSource source;
    source.specInForce = [this] { return inForce; };
    source.readSpec = [this](const std::string& revision) -> Result<schema::Spec> {
        const auto found = texts.find(revision);
        return found == texts.end() ? fail(Code::NotFound, "no revision " + revision)
                                    : Result<schema::Spec>(parsed(found->second));
    };
    source.checkSpec = [this](const std::string& revision) -> Result<void> {
        if (!texts.contains(revision)) {
            return fail(Code::NotFound, "no revision " + revision);
        }
        return refusal.empty() ? Result<void>() : fail(Code::InvalidInput, refusal);
    };
    source.stagedSpecs = [this] { return staged; };
    source.specHistory = [this] { return history; };
    source.weighSpecs = [](const schema::Spec&, const schema::Spec&) {
        return std::vector<schema::Consequence>{{"floating IP web", "stays"}};
    };
    source.stepOwner = [](const std::string& command) {
        return cluster::StepOwner{"admin/" + command.substr(0, command.find('/')), 3};
    };
    feed(std::move(source));
    use(specText({"n1", "n2", "n3"}));
}

std::string Fleet::specText(const std::vector<std::string>& nodes, const std::string& more)
{
    std::string text = "cluster:\n  name: lab\n  nodes:\n";
    for (const std::string& node : nodes) {
        text += "    - {id: " + node + ", address: 192.0.2.1" + node.substr(1) + "}\n";
    }
    return text + more;
}

std::string Fleet::use(const std::string& text)
{
    const std::string revision = schema::specRevision(text);
    texts[revision] = text;
    inForce = revision;
    schema::SpecRevision one;
    one.revision = revision;
    one.from = history.empty() ? std::string() : history.back().revision;
    one.who = "admin/sara";
    one.why = "more nodes";
    one.at = {1'800'000'000'000};
    history.push_back(one);
    effects = machine.configure(parsed(text), now);
    return revision;
}

std::string Fleet::stage(const std::string& text, const std::string& from)
{
    const std::string revision = schema::specRevision(text);
    texts[revision] = text;
    staged.push_back(
        {revision, from.empty() ? inForce : from, {1'800'000'000'000}, "admin/tom", parsed(text)});
    return revision;
}

std::uint64_t Fleet::numberOf(const std::string& node)
{
    return 100 + static_cast<std::uint64_t>(std::stoi(node.substr(1)));
}

schema::Member Fleet::memberFrom(const QString& text)
{
    const QStringList parts = text.split(QLatin1Char('='));
    schema::Member member;
    member.node = parts.at(0).toStdString();
    member.number = numberOf(member.node);
    member.endpoint = {*net::Address::parse("192.0.2.1" + member.node.substr(1)), 7601};
    member.role = parts.size() == 1                         ? schema::MemberRole::Voter
                  : parts.at(1) == QLatin1String("standby") ? schema::MemberRole::Standby
                                                            : schema::MemberRole::Witness;
    return member;
}

void Fleet::lead(const QStringList& members, const std::string& leader)
{
    group = AgreementStatus{};
    group.standing = leader.empty()        ? GroupStanding::Follower
                     : members.size() == 1 ? GroupStanding::Alone
                     : leader == "n1"      ? GroupStanding::Leader
                                           : GroupStanding::Follower;
    group.member = numberOf("n1");
    group.leader = leader;
    group.term = 7;
    group.index = group.last = 90;
    group.lastTerm = 7;
    for (const QString& member : members) {
        group.members.push_back(memberFrom(member));
    }
    seen();
}

void Fleet::hearStanding(const std::string& node, AgreementStatus standing)
{
    schema::cluster::Status status;
    status.specRevision = revisions.contains(node) ? revisions.at(node) : inForce;
    status.agreement = std::move(standing);
    hear(node, "cluster", schema::toJson(status));
}

void Fleet::hearAlone(const std::string& node, std::uint64_t number, bool waits)
{
    AgreementStatus standing;
    standing.standing = GroupStanding::Alone;
    standing.member = number;
    if (!waits) {
        schema::Member own;
        own.node = node;
        own.number = number;
        standing.members = {own};
        standing.leader = node;
    }
    hearStanding(node, standing);
}

Result<schema::Draft> Fleet::draft(const std::string& action,
                                   std::map<std::string, std::string> parameters,
                                   const std::string& reason) const
{
    return machine.draft({action, std::move(parameters), reason}, view());
}

schema::Condition Fleet::judge(const std::string& check,
                               std::map<std::string, std::string> arguments) const
{
    schema::Condition condition;
    condition.check = check;
    condition.arguments = std::move(arguments);
    return machine.judge(condition, view());
}

QStringList Fleet::offered() const
{
    QStringList names;
    for (const schema::ActionInfo& info : machine.offers(view())) {
        names << QString::fromStdString(info.name);
    }
    names.removeDuplicates();
    return names;
}

QStringList stepsOf(const schema::Draft& draft)
{
    QStringList lines;
    for (const schema::PlannedStep& step : draft.steps) {
        lines << QString::fromStdString((step.node.empty() ? "*" : step.node) + ": " + step.text +
                                        (step.undo ? " [undo]" : "") +
                                        (step.onlyLooks ? " [only looks]" : "") +
                                        (step.pointOfNoReturn ? " [no return]" : ""));
    }
    return lines;
}

QStringList conditionsOf(const std::vector<schema::Condition>& conditions)
{
    constexpr const char* Verdicts[] = {"pass ", "FAIL ", "unknown "};
    QStringList lines;
    for (const schema::Condition& one : conditions) {
        lines << QString::fromStdString(Verdicts[static_cast<std::size_t>(one.verdict)] + one.text +
                                        (one.blocking ? "" : " (blocks not)"));
    }
    return lines;
}

QStringList consequencesOf(const schema::Draft& draft)
{
    QStringList lines;
    for (const schema::Consequence& one : draft.consequences) {
        lines << QString::fromStdString(one.name + ": " + one.value);
    }
    return lines;
}

} // namespace bafar::test
