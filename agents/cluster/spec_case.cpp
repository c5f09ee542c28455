#include "agents/cluster/spec_case.h"

#include <algorithm>
#include <set>

#include "core/base/text.h"

namespace bafar::cluster {

namespace {

namespace contract = schema::cluster;

constexpr std::size_t ShownMax = 64;
constexpr std::size_t WordsMax = 200;
constexpr std::size_t ChangesShown = 12;
constexpr std::size_t RevisionsShown = 10;
constexpr std::size_t LateChangesShown = 6;

std::string shown(const std::string& text)
{
    return sanitized(text, ShownMax);
}

const contract::Config& clusterOf(const schema::Spec& spec)
{
    return spec.section<contract::Config>(contract::Name);
}

std::optional<StagedSpec> stagedOf(const std::string& revision, const Facts& facts)
{
    for (StagedSpec& staged : facts.node.stagedSpecs()) {
        if (staged.revision == revision) {
            return std::move(staged);
        }
    }
    return std::nullopt;
}

/// Who put it in force, when and why.
std::string putText(const schema::SpecRevision& revision)
{
    std::string text = "put in force at " + toIso8601(revision.at);
    text += revision.who.empty() ? "" : " by " + sanitized(revision.who, WordsMax);
    return text + (revision.why.empty() ? "" : ": \"" + sanitized(revision.why, WordsMax) + "\"");
}

std::vector<std::string> names(const std::vector<contract::NodeConfig>& nodes)
{
    std::vector<std::string> all;
    for (const contract::NodeConfig& node : nodes) {
        all.push_back(node.id);
    }
    return all;
}

bool has(const std::vector<std::string>& all, const std::string& one)
{
    return std::find(all.begin(), all.end(), one) != all.end();
}

/// Who takes part: the members of the group; without one, this agent alone.
bool isParticipant(const Facts& facts, const std::string& node)
{
    return node == facts.self.node || memberOf(facts.group.members, node) != nullptr;
}

void sortNodes(SpecCase& plan, const Facts& facts)
{
    const std::vector<std::string> before = names(clusterOf(plan.before).nodes);
    const std::vector<std::string> after = names(clusterOf(plan.after).nodes);
    for (const std::string& node : after) {
        if (!has(before, node)) {
            plan.come.push_back(node);
        } else if (!isParticipant(facts, node)) {
            plan.apart.push_back(node);
        } else if (isLive(facts, node)) {
            plan.live.push_back(node);
        } else {
            plan.silent.push_back(node);
        }
    }
    for (const std::string& node : before) {
        if (!has(after, node)) {
            plan.go.push_back(node);
        }
    }
}

void addChanges(const SpecCase& plan, std::vector<schema::Consequence>& out)
{
    if (plan.differences.empty()) {
        out.push_back({"changes", "only comments and layout: nothing reloads"});
        return;
    }
    const std::size_t count = plan.differences.size();
    for (std::size_t i = 0; i < std::min(count, ChangesShown); ++i) {
        out.push_back({"change", differenceText(plan.differences[i])});
    }
    if (count > ChangesShown) {
        out.push_back({"changes", "and " + std::to_string(count - ChangesShown) + " more"});
    }
    std::set<std::string> sections;
    for (const schema::SpecDifference& one : plan.differences) {
        sections.insert(one.path.substr(0, one.path.find('.')));
    }
    const std::vector<std::string> list(sections.begin(), sections.end());
    out.push_back(
        {"reloads", listed(list) + " on " + listed(plan.live) + "; nothing else is interrupted"});
}

void addNodes(const SpecCase& plan, std::vector<schema::Consequence>& out)
{
    for (const std::string& node : plan.come) {
        out.push_back({"node " + shown(node) + " comes",
                       "it is followed from now on; once its agent runs (bafarctl enrol), take it "
                       "in: bafarctl act cluster.admit node=" +
                           shown(node)});
    }
    for (const std::string& node : plan.go) {
        out.push_back({"node " + shown(node) + " goes",
                       "nobody follows it any more; its agent keeps revision " + plan.from +
                           " until it is stopped"});
    }
    for (const std::string& node : plan.apart) {
        out.push_back({"node " + shown(node), "no member of the agents' group: it keeps its own "
                                              "spec until it is admitted"});
    }
    for (const std::string& node : plan.silent) {
        out.push_back({"node " + shown(node), "not heard: it catches up when it returns"});
    }
}

/// What of the cluster section does more than being read.
void addCluster(const SpecCase& plan, const Facts& facts, std::vector<schema::Consequence>& out)
{
    const contract::Config& before = clusterOf(plan.before);
    const contract::Config& after = clusterOf(plan.after);
    if (before.agreement != after.agreement) {
        out.push_back({"time limits of the agents' group", "in force at each agent's next start"});
    }
    for (const contract::NodeConfig& node : after.nodes) {
        const contract::NodeConfig* was = nodeOf(before, node.id);
        const schema::Member* member = memberOf(facts.group.members, node.id);
        if (was == nullptr) {
            continue;
        }
        if (was->address != node.address || was->port != node.port) {
            out.push_back({"node " + shown(node.id),
                           "sought at " + net::Endpoint{node.address, node.port}.toString() +
                               " from now on; its agent listens there after a restart"});
        }
        const net::Endpoint agreed{node.address, node.agreementPort};
        if (member != nullptr && member->endpoint != agreed &&
            (was->address != node.address || was->agreementPort != node.agreementPort)) {
            out.push_back({"node " + shown(node.id),
                           "the agents' group seeks it at " + member->endpoint.toString() +
                               " until it is dismissed and admitted anew"});
        }
        if (member != nullptr && was->member != node.member && member->role != node.member) {
            out.push_back({"node " + shown(node.id),
                           std::string(roleText(member->role)) +
                               " of the agents' group until bafarctl act cluster.admit node=" +
                               shown(node.id) + " as=" + std::string(roleText(node.member))});
        }
    }
}

} // namespace

std::string meanwhileText(const std::string& base, const NodeSource& node)
{
    const std::string present = node.specInForce();
    std::string text = "revision " + shown(present) + " is in force";
    const std::vector<schema::SpecRevision> history = node.specHistory();
    if (!history.empty()) {
        text += ", " + putText(history.back());
    }
    const Result<schema::Spec> was = node.readSpec(base);
    const Result<schema::Spec> is = node.readSpec(present);
    if (was && is) {
        const auto differences = specDifferences(*was, *is);
        text += differences.empty()
                    ? "; only comments and layout changed meanwhile"
                    : "; changed meanwhile: " + differencesText(differences, LateChangesShown);
    }
    return text;
}

Result<SpecCase> makeSpecCase(const schema::ActionRequest& request,
                              bool rollBack,
                              const Facts& facts)
{
    SpecCase plan;
    plan.rollBack = rollBack;
    plan.revision = request.parameters.at("revision");
    plan.from = facts.node.specInForce();
    plan.why = request.reason;
    if (plan.revision == plan.from) {
        return fail(Code::Conflict, "revision " + shown(plan.revision) +
                                        " is in force already: there is nothing to change");
    }
    const std::vector<schema::SpecRevision> history = facts.node.specHistory();
    const bool kept = std::any_of(history.begin(), history.end(),
                                  [&](const auto& one) { return one.revision == plan.revision; });
    const std::optional<StagedSpec> staged =
        rollBack ? std::nullopt : stagedOf(plan.revision, facts);
    plan.onlyHere = !kept;
    if (!kept && !staged) {
        return fail(Code::NotFound, rollBack ? "no revision " + shown(plan.revision) +
                                                   " in the history; see bafarctl spec history"
                                             : "revision " + shown(plan.revision) +
                                                   " is neither staged on " + facts.self.node +
                                                   " nor in the history; bafarctl spec apply "
                                                   "FILE stages it and plans");
    }
    if (staged && staged->from != plan.from) {
        return fail(Code::Conflict, "revision " + shown(plan.revision) + " is based on " +
                                        shown(staged->from) + ", but " +
                                        meanwhileText(staged->from, facts.node) +
                                        "; bring your change into the spec in force (bafarctl "
                                        "spec show) and apply that");
    }
    if (Result<void> checked = facts.node.checkSpec(plan.revision); !checked) {
        return failWith(facts.self.node + " would refuse it", std::move(checked.error()));
    }
    Result<schema::Spec> after = facts.node.readSpec(plan.revision);
    Result<schema::Spec> before = facts.node.readSpec(plan.from);
    if (!after || !before) {
        return tl::unexpected(after ? before.error() : after.error());
    }
    plan.after = std::move(*after);
    plan.before = std::move(*before);
    plan.differences = specDifferences(plan.before, plan.after);
    sortNodes(plan, facts);
    return plan;
}

std::vector<schema::Consequence> consequencesOf(const SpecCase& plan, const Facts& facts)
{
    std::vector<schema::Consequence> out;
    addChanges(plan, out);
    addNodes(plan, out);
    addCluster(plan, facts, out);
    if (!plan.differences.empty()) {
        for (schema::Consequence& one : facts.node.weighSpecs(plan.before, plan.after)) {
            out.push_back(std::move(one));
        }
    }
    out.push_back({"way back", "bafarctl spec rollback " + plan.from});
    return out;
}

std::vector<schema::Candidate> revisionsFor(const SpecCase& plan, const Facts& facts)
{
    std::vector<schema::Candidate> out;
    const auto add = [&](const std::string& revision, bool eligible, std::string reason,
                         WallTime at, const std::string& who) {
        schema::Candidate candidate;
        candidate.name = revision;
        candidate.chosen = revision == plan.revision;
        candidate.eligible = eligible ? schema::Verdict::Pass : schema::Verdict::Fail;
        candidate.reason = std::move(reason);
        candidate.figures = {at.unixMs == 0 ? "-" : toIso8601(at), sanitized(who, ShownMax)};
        out.push_back(std::move(candidate));
    };
    if (!plan.rollBack) {
        for (const StagedSpec& staged : facts.node.stagedSpecs()) {
            const bool fresh = staged.from == plan.from;
            add(staged.revision, fresh,
                fresh ? "staged here"
                      : "based on " + shown(staged.from) + ", which is not in force any more",
                staged.at, staged.who);
        }
    }
    std::vector<schema::SpecRevision> history = facts.node.specHistory();
    std::reverse(history.begin(), history.end());
    history.resize(std::min(history.size(), RevisionsShown));
    for (const schema::SpecRevision& one : history) {
        const bool present = one.revision == plan.from;
        const bool listedAlready =
            std::any_of(out.begin(), out.end(), [&one](const schema::Candidate& candidate) {
                return candidate.name == one.revision;
            });
        if (!listedAlready) {
            add(one.revision, !present,
                present ? "in force" : sanitized(one.why.empty() ? "was in force" : one.why, 200),
                one.at, one.who);
        }
    }
    return out;
}

} // namespace bafar::cluster
