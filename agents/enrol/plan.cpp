#include "agents/enrol/plan.h"

#include <algorithm>
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

/// Gives a folder back its owner and mode, or removes it when it was not there.
std::string restored(std::string_view folder, const std::string& before, std::string_view removal)
{
    const std::string path(folder);
    if (before.empty()) {
        return "if [ -e " + path + " ]; then " + std::string(removal) + " " + path + "; fi; ";
    }
    const std::size_t space = before.find(' ');
    return "chown " + before.substr(0, space) + " " + path + "; chmod " + before.substr(space + 1) +
           " " + path + "; ";
}

void addFiles(Enrolment& into, const Wanted& wanted, const HostFacts& facts)
{
    const auto removal = [](std::string_view path, bool there) {
        const std::string name(path);
        return "rm -f " + (there ? "" : name + " ") + name + ".new";
    };
    add(into, "copies the agent to " + std::string(Binary),
        std::to_string(wanted.binary.size() / 1024) + " KiB, version " + wanted.version,
        {"mkdir -p /usr/local/bin; " + writeTo(Binary, "0755", "root:root"), wanted.binary,
         removal(Binary, facts.binaryThere),
         facts.binaryThere ? std::string(Binary) + ", in place of an older one" : ""});
    add(into, "makes the user bafar and its folders", std::string(Etc) + ", " + std::string(State),
        {"set -e; getent passwd bafar >/dev/null || useradd --system --home-dir /var/lib/bafar "
         "--no-create-home --shell /usr/sbin/nologin --user-group bafar; "
         "mkdir -p /etc/bafar /var/lib/bafar; chown root:bafar /etc/bafar; chmod 0750 /etc/bafar; "
         "chown bafar:bafar /var/lib/bafar; chmod 0700 /var/lib/bafar",
         "",
         "set -e; " + restored(Etc, facts.etcFolder, "rmdir") +
             restored(State, facts.stateFolder, "rm -rf") +
             (facts.userThere ? "" : "! getent passwd bafar >/dev/null || userdel bafar"),
         ""});
    const auto file = [&](const std::string& name, const std::string& what, std::string content,
                          std::string_view mode, std::string_view owner) {
        const std::string path = std::string(Etc) + "/" + name;
        add(into, "writes " + path, what,
            {writeTo(path, mode, owner), std::move(content), removal(path, false), ""});
    };
    file("cluster.yaml", "the cluster spec", wanted.spec, "0640", "bafar:bafar");
    file("ca.crt", "the cluster's authority", wanted.ca, "0644", "root:root");
    file("agent.crt", "this node's certificate", wanted.certificate, "0644", "root:root");
    file("agent.key", "its key, readable by the agent only", std::string(wanted.key.reveal()),
         "0600", "bafar:bafar");
    file("agent.yaml", "node: " + wanted.node, "node: " + wanted.node + "\n", "0644", "root:root");
}

/// An agent of an earlier enrolment may still run, with another certificate: restart, not start.
Step systemdStart(const Wanted& wanted, const HostFacts& facts)
{
    const std::string unit(Unit);
    return {writeTo(Unit, "0644", "root:root") +
                "; systemctl daemon-reload; systemctl enable bafar-agent; "
                "systemctl restart bafar-agent || { "
                "journalctl --unit bafar-agent --lines 5 --no-pager --output cat >&2; exit 1; }",
            wanted.unit,
            "systemctl disable --now bafar-agent || true; rm -f " +
                (facts.unitThere ? "" : unit + " ") + unit +
                ".new; systemctl daemon-reload; ! systemctl --quiet is-active bafar-agent",
            facts.unitThere ? unit + ", in place of an older one, disabled" : ""};
}

/// Its end is awaited: a user that still runs something cannot be removed.
Step directStart()
{
    const std::string capabilities = "-all,+net_raw,+net_admin,+sys_nice,+ipc_lock";
    return {"set -e; ulimit -l unlimited 2>/dev/null || true; ulimit -r 99 2>/dev/null || true; "
            "cd /; setsid setpriv --reuid bafar --regid bafar --clear-groups --inh-caps " +
                capabilities + " --ambient-caps " + capabilities + " --bounding-set " +
                capabilities + " " + std::string(Binary) +
                " --config /etc/bafar/agent.yaml </dev/null >>/var/log/bafar-agent.log 2>&1 & "
                "echo $! >/run/bafar-agent.pid; sleep 0.3; "
                "kill -0 $(cat /run/bafar-agent.pid) 2>/dev/null || { "
                "tail -n 2 /var/log/bafar-agent.log >&2; exit 1; }",
            "",
            "[ -e /run/bafar-agent.pid ] || exit 0; pid=$(cat /run/bafar-agent.pid); kill $pid; "
            "tries=100; while kill -0 $pid 2>/dev/null; do tries=$((tries - 1)); "
            "[ $tries -gt 0 ] || exit 1; sleep 0.1; done; rm -f /run/bafar-agent.pid",
            "/var/log/bafar-agent.log, which may tell why"};
}

void addStart(Enrolment& into, const Wanted& wanted, const HostFacts& facts)
{
    // As its own user: a folder that only root can enter is found before anything starts.
    add(into, "checks the configuration on the host", "bafar-agent --check, as user bafar",
        {"cd /; exec setpriv --reuid bafar --regid bafar --clear-groups " + std::string(Binary) +
             " --check --config /etc/bafar/agent.yaml",
         "", "", ""});
    if (facts.systemd) {
        add(into, "installs the unit and starts the agent",
            "systemctl enable and restart bafar-agent", systemdStart(wanted, facts));
    } else {
        add(into, "starts the agent directly, as user bafar",
            "systemd does not run there; nothing starts it again after a reboot", directStart());
    }
}

/// Of an agent, with what to do about it; empty: nothing is.
std::string thereAlready(const HostFacts& facts)
{
    if (facts.agentFile.empty() && facts.agentProcess.empty()) {
        return {};
    }
    return (facts.agentFile.empty() ? "process " + facts.agentProcess + " is one"
                                    : facts.agentFile + " exists") +
           "; stop the old agent and remove its files from /etc/bafar and /var/lib/bafar to enrol "
           "anew";
}

/// "OWNER:GROUP MODE" in numbers, as it goes into a command again; anything else: empty.
std::string folderFrom(const std::string& text)
{
    const bool fine = text.find_first_not_of("0123456789: ") == std::string::npos &&
                      std::count(text.begin(), text.end(), ':') == 1 &&
                      std::count(text.begin(), text.end(), ' ') == 1;
    return fine ? text : std::string();
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
           "getent passwd bafar >/dev/null && echo user=yes; "
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
    facts.userThere = values["user"] == "yes";
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
        {"installed on the host", "the agent, its certificate, a user bafar"},
        {"kept on record", wanted.recordFile},
        {"interrupted", "nothing; floating IPs may move to it where its priority is higher"}};
    addFiles(made, wanted, facts);
    addStart(made, wanted, facts);
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
