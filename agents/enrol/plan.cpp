#include "agents/enrol/plan.h"

#include <charconv>
#include <map>

#include "core/base/text.h"

namespace bafar::enrol {

namespace {

constexpr std::string_view Binary = "/usr/local/bin/bafar-agent";
constexpr std::string_view Etc = "/etc/bafar";
constexpr std::string_view State = "/var/lib/bafar";
constexpr std::string_view Unit = "/etc/systemd/system/bafar-agent.service";
constexpr std::uint64_t SpareKiB = 64U << 10U; ///< beyond the binary: history and logs

schema::Condition condition(std::string text, bool holds, std::string detail)
{
    schema::Condition made;
    made.text = std::move(text);
    made.verdict = holds ? schema::Verdict::Pass : schema::Verdict::Fail;
    made.detail = std::move(detail);
    return made;
}

/// Collects a step's two halves.
void add(Enrolment& into, std::string text, std::string detail, Step step)
{
    schema::PlannedStep planned;
    planned.text = std::move(text);
    planned.detail = std::move(detail);
    planned.node = into.plan.node;
    planned.concept_ = "cluster";
    planned.limit = step.limit;
    into.plan.draft.steps.push_back(std::move(planned));
    into.steps.push_back(std::move(step));
}

/// Writes standard input to `path` as one step: whole, or not at all.
std::string writeTo(std::string_view path, std::string_view mode, std::string_view owner)
{
    const std::string to(path);
    return "set -e; umask 077; cat >" + to + ".new; chown " + std::string(owner) + " " + to +
           ".new; chmod " + std::string(mode) + " " + to + ".new; mv -f " + to + ".new " + to;
}

void addFiles(Enrolment& into, const Wanted& wanted)
{
    add(into, "copies the agent to " + std::string(Binary),
        std::to_string(wanted.binary.size() / 1024) + " KiB, version " + wanted.version,
        {"mkdir -p /usr/local/bin; " + writeTo(Binary, "0755", "root:root"), wanted.binary,
         "rm -f " + std::string(Binary) + " " + std::string(Binary) + ".new"});
    add(into, "makes the user bafar and its folders", std::string(Etc) + ", " + std::string(State),
        {"set -e; getent passwd bafar >/dev/null || useradd --system --home-dir /var/lib/bafar "
         "--no-create-home --shell /usr/sbin/nologin --user-group bafar; "
         "mkdir -p /etc/bafar /var/lib/bafar; chown root:bafar /etc/bafar; chmod 0750 /etc/bafar; "
         "chown bafar:bafar /var/lib/bafar; chmod 0700 /var/lib/bafar",
         "", "rmdir /etc/bafar 2>/dev/null || true"});
    const auto file = [&](const std::string& name, const std::string& what, std::string content,
                          std::string_view mode, std::string_view owner) {
        const std::string path = std::string(Etc) + "/" + name;
        add(into, "writes " + path, what,
            {writeTo(path, mode, owner), std::move(content),
             "rm -f " + path + " " + path + ".new"});
    };
    file("cluster.yaml", "the cluster spec", wanted.spec, "0640", "bafar:bafar");
    file("ca.crt", "the cluster's authority", wanted.ca, "0644", "root:root");
    file("agent.crt", "this node's certificate", wanted.certificate, "0644", "root:root");
    file("agent.key", "its key, readable by the agent only", std::string(wanted.key.reveal()),
         "0600", "bafar:bafar");
    file("agent.yaml", "node: " + wanted.node, "node: " + wanted.node + "\n", "0644", "root:root");
}

void addStart(Enrolment& into, const Wanted& wanted, const HostFacts& facts)
{
    add(into, "checks the configuration on the host", "bafar-agent --check",
        {std::string(Binary) + " --check", "", ""});
    if (facts.systemd) {
        add(into, "installs the unit and starts the agent", "systemctl enable --now bafar-agent",
            {writeTo(Unit, "0644", "root:root") +
                 "; systemctl daemon-reload; systemctl enable --now bafar-agent",
             wanted.unit,
             "systemctl disable --now bafar-agent; rm -f " + std::string(Unit) +
                 "; systemctl daemon-reload"});
        return;
    }
    const std::string capabilities = "+net_raw,+net_admin,+sys_nice,+ipc_lock";
    add(into, "starts the agent directly, as user bafar",
        "systemd does not run there; nothing starts it again after a reboot",
        {"set -e; ulimit -l unlimited 2>/dev/null || true; ulimit -r 99 2>/dev/null || true; "
         "cd /; setsid setpriv --reuid bafar --regid bafar --clear-groups --inh-caps -all," +
             capabilities + " --ambient-caps -all," + capabilities + " --bounding-set -all," +
             capabilities + " " + std::string(Binary) +
             " --config /etc/bafar/agent.yaml </dev/null >>/var/log/bafar-agent.log 2>&1 & "
             "echo $! >/run/bafar-agent.pid; sleep 0.3; kill -0 $(cat /run/bafar-agent.pid)",
         "", "kill $(cat /run/bafar-agent.pid) 2>/dev/null; rm -f /run/bafar-agent.pid"});
}

} // namespace

std::string factsCommand(const net::Address& address)
{
    return "echo architecture=$(uname -m); . /etc/os-release; echo system=$PRETTY_NAME; "
           "[ $(id -u) -eq 0 ] || sudo -n true 2>/dev/null && echo root=yes; "
           "[ -d /run/systemd/system ] && echo systemd=yes; "
           "[ -e /etc/bafar/agent.yaml ] && echo agent=yes; "
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
    facts.agentThere = values["agent"] == "yes";
    facts.addressThere = values["address"] == "yes";
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
        condition("no agent is installed", !facts.agentThere,
                  facts.agentThere ? "/etc/bafar/agent.yaml exists; remove it to enrol anew" : ""),
        condition("the node's address is on the host", facts.addressThere,
                  wanted.endpoint.address.toString()),
        condition("there is room below /usr/local", facts.freeKiB >= needKiB,
                  std::to_string(facts.freeKiB / 1024) + " MiB free")};
    draft.consequences = {
        {"installed on the host", "the agent, its certificate, a user bafar"},
        {"interrupted", "nothing; floating IPs may move to it where its priority is higher"}};
    addFiles(made, wanted);
    addStart(made, wanted, facts);
    schema::Condition answers;
    answers.text = "the agent of " + wanted.node + " answers at " + wanted.endpoint.toString() +
                   " with its certificate";
    draft.postconditions = {answers};
    draft.verifyLimit = std::chrono::seconds(15);
    return made;
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
