#include "agents/enrol/plan.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "agents/enrol/steps.h"
#include "core/base/text.h"

namespace bafar::enrol {

namespace {

constexpr std::uint64_t SpareKiB = 64U << 10U; ///< beyond the binary: history and logs

schema::Condition condition(std::string text, bool holds, std::string detail)
{
    schema::Condition made;
    made.text = std::move(text);
    made.verdict = holds ? schema::Verdict::Pass : schema::Verdict::Fail;
    made.detail = std::move(detail);
    return made;
}

/// Of an agent, with what to do about it; empty: nothing is.
std::string thereAlready(const HostFacts& facts)
{
    if (facts.agentFile.empty() && facts.agentProcess.empty()) {
        return {};
    }
    return (facts.agentFile.empty() ? "process " + facts.agentProcess + " is one"
                                    : facts.agentFile + " exists") +
           "; stop the old agent and bafar-helper, and remove its files from /etc/bafar and "
           "/var/lib/bafar to enrol anew";
}

/// "OWNER:GROUP MODE" in numbers, as it goes into a command again; anything else: empty.
std::string folderFrom(const std::string& text)
{
    const bool fine = text.find_first_not_of("0123456789: ") == std::string::npos &&
                      std::count(text.begin(), text.end(), ':') == 1 &&
                      std::count(text.begin(), text.end(), ' ') == 1;
    return fine ? text : std::string();
}

std::string installed(const Wanted& wanted)
{
    return wanted.helper ? "the agent, root's helper, its certificate, a user bafar"
                         : "the agent, its certificate, a user bafar; without root's helper "
                           "Gluster's state is not seen";
}

/// What bafar may do beyond its own files; said before anybody agrees.
std::string rightsOf(const Wanted& wanted, const HostFacts& facts)
{
    if (facts.docker && (wanted.docker || facts.dockerMember)) {
        return "addresses and VRRP, and Docker, which is as good as root: who takes over the "
               "agent has the host";
    }
    return facts.docker ? "addresses and VRRP; not Docker, so services are not watched there: "
                          "--docker yes lets it, and is as good as root"
                        : "addresses and VRRP";
}

} // namespace

std::string factsCommand(const net::Address& address)
{
    return "echo architecture=$(uname -m); . /etc/os-release; echo system=$PRETTY_NAME; "
           "[ $(id -u) -eq 0 ] && echo root=yes; "
           "[ -d /run/systemd/system ] && echo systemd=yes; "
           "for file in agent.yaml agent.key agent.crt ca.crt cluster.yaml; do "
           "[ -e /etc/bafar/$file ] && echo file=/etc/bafar/$file; done; "
           // An applied spec of another life would count more than the one that is written.
           "[ -e /var/lib/bafar/cluster.yaml ] && echo file=/var/lib/bafar/cluster.yaml; "
           "for process in /proc/[0-9]*; do name=; read -r name <$process/comm; "
           "[ \"$name\" = bafar-agent ] && [ \"$(readlink $process/ns/net)\" = "
           "\"$(readlink /proc/self/ns/net)\" ] && echo process=${process#/proc/}; "
           "done 2>/dev/null; "
           "[ -e /usr/local/bin/bafar-agent ] && echo binary=yes; "
           "[ -e /etc/systemd/system/bafar-agent.service ] && echo unit=yes; "
           "[ -e /etc/systemd/system/bafar-helper.service ] && echo helper=yes; "
           "getent passwd bafar >/dev/null && echo user=yes; "
           "getent group docker >/dev/null && echo docker=yes; "
           "id -nG bafar 2>/dev/null | grep -qw docker && echo member=yes; "
           "echo etc=$(stat -c '%u:%g %a' /etc/bafar 2>/dev/null); "
           "echo state=$(stat -c '%u:%g %a' /var/lib/bafar 2>/dev/null); "
           "ip -o address show 2>/dev/null | grep -qF ' " +
           address.toString() +
           "/' && echo address=yes; "
           "echo free=$(df -kP /usr/local | awk 'NR == 2 { print $4 }'); true";
}

Result<HostFacts> factsFrom(std::string_view output)
{
    std::map<std::string, std::string, std::less<>> values;
    for (const std::string_view line : split(output, '\n')) {
        const std::size_t equals = line.find('=');
        if (equals != std::string_view::npos) {
            values.emplace(line.substr(0, equals), trimmed(line.substr(equals + 1)));
        }
    }
    HostFacts facts;
    facts.architecture = sanitized(values["architecture"], 40);
    facts.system = sanitized(values["system"], 120);
    facts.root = values["root"] == "yes";
    facts.systemd = values["systemd"] == "yes";
    facts.agentFile = sanitized(values["file"], 120);
    facts.agentProcess = sanitized(values["process"], 20);
    facts.addressThere = values["address"] == "yes";
    facts.binaryThere = values["binary"] == "yes";
    facts.unitThere = values["unit"] == "yes";
    facts.helperUnitThere = values["helper"] == "yes";
    facts.userThere = values["user"] == "yes";
    facts.docker = values["docker"] == "yes";
    facts.dockerMember = values["member"] == "yes";
    facts.etcFolder = folderFrom(values["etc"]);
    facts.stateFolder = folderFrom(values["state"]);
    const std::string& free = values["free"];
    const auto [end, problem] =
        std::from_chars(free.data(), free.data() + free.size(), facts.freeKiB);
    if (facts.architecture.empty() || problem != std::errc() || end != free.data() + free.size()) {
        return fail(Code::InvalidInput, "the host did not say what it is; is its login shell a "
                                        "POSIX shell?");
    }
    return facts;
}

Enrolment planFor(const Wanted& wanted,
                  const HostFacts& facts,
                  const std::string& ours,
                  const std::string& id,
                  WallTime now)
{
    constexpr std::int64_t LifeMs = 300'000;
    Enrolment made;
    schema::Plan& plan = made.plan;
    plan.id = id;
    plan.node = wanted.node;
    plan.cluster = wanted.cluster;
    plan.actor = wanted.actor;
    plan.computedAt = now;
    plan.expiresAt = {now.unixMs + LifeMs};
    plan.command = "bafarctl enrol " + wanted.host;
    plan.request.action = "cluster.enrol";
    plan.request.parameters = {{"host", wanted.host}, {"node", wanted.node}};
    schema::Draft& draft = plan.draft;
    draft.title = "Enrol " + wanted.host + " as node " + wanted.node;
    draft.verb = "enrol " + wanted.host;
    draft.risk = schema::ActionClass::Disruptive;
    const std::uint64_t needKiB = wanted.binary.size() / 1024 + SpareKiB;
    draft.preconditions = {
        condition("the host has our architecture, " + ours, facts.architecture == ours,
                  facts.architecture + ", " + facts.system),
        condition("the ssh user may act as root", facts.root, ""),
        condition("no agent is installed", thereAlready(facts).empty(), thereAlready(facts)),
        condition("the node's address is on the host", facts.addressThere,
                  wanted.endpoint.address.toString()),
        condition("there is room below /usr/local", facts.freeKiB >= needKiB,
                  std::to_string(facts.freeKiB / 1024) + " MiB free")};
    draft.consequences = {
        {"installed on the host", installed(wanted)},
        {"rights of its user there", rightsOf(wanted, facts)},
        {"kept on record", wanted.recordFile},
        {"interrupted", "nothing; floating IPs may move to it where its priority is higher"}};
    addSteps(made, wanted, facts);
    schema::Condition answers;
    answers.text = "the agent of " + wanted.node + " answers at " + wanted.endpoint.toString() +
                   " with the certificate made for it";
    schema::Condition heard; // until then no address can be handed over to it
    heard.text = "every other agent that answers hears " + wanted.node;
    heard.blocking = false;
    draft.postconditions = {answers, heard};
    draft.verifyLimit = std::chrono::seconds(15);
    return made;
}

std::string changedOn(HostFacts before, HostFacts now)
{
    if (thereAlready(before) != thereAlready(now)) {
        return now.agentFile.empty() && now.agentProcess.empty() ? "the agent there is gone"
                                                                 : thereAlready(now);
    }
    if (before.root != now.root) {
        return "the ssh user's rights changed";
    }
    if (before.addressThere != now.addressThere) {
        return "the node's address " + std::string(now.addressThere ? "came" : "is gone");
    }
    before.freeKiB = now.freeKiB;
    return before == now ? "" : "something of an agent came or went there";
}

std::string blockedBy(const schema::Plan& plan)
{
    for (const schema::Condition& one : plan.draft.preconditions) {
        if (one.blocking && one.verdict != schema::Verdict::Pass) {
            return one.text + (one.detail.empty() ? "" : " (" + one.detail + ")");
        }
    }
    return {};
}

} // namespace bafar::enrol
