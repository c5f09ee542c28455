#include "agents/enrol/steps.h"

namespace bafar::enrol {

namespace {

constexpr std::string_view Binary = "/usr/local/bin/bafar-agent";
constexpr std::string_view Etc = "/etc/bafar";
constexpr std::string_view State = "/var/lib/bafar";

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

/// One of the two services, as systemd or as a process of its own.
struct Service {
    std::string name; ///< of the unit and of its log: "bafar-agent"
    std::string unit; ///< the unit's text
    bool unitThere = false;

    [[nodiscard]] std::string unitFile() const
    {
        return "/etc/systemd/system/" + name + ".service";
    }

    [[nodiscard]] std::string pidFile() const { return "/run/" + name + ".pid"; }

    [[nodiscard]] std::string log() const { return "/var/log/" + name + ".log"; }
};

/// One of an earlier enrolment may still run, with another certificate: restart, not start.
Step systemdStart(const Service& service)
{
    const std::string& name = service.name;
    const std::string file = service.unitFile();
    return {writeTo(file, "0644", "root:root") + "; systemctl daemon-reload; systemctl enable " +
                name + "; systemctl restart " + name + " || { journalctl --unit " + name +
                " --lines 5 --no-pager --output cat >&2; exit 1; }",
            service.unit,
            "systemctl disable --now " + name + " || true; rm -f " +
                (service.unitThere ? "" : file + " ") + file +
                ".new; systemctl daemon-reload; ! systemctl --quiet is-active " + name,
            service.unitThere ? file + ", in place of an older one, disabled" : ""};
}

/// `words` becomes the process, `ready` holds once it is. Its end is awaited: a user that still
/// runs something cannot be removed.
Step directStart(const Service& service, const std::string& words, const std::string& ready)
{
    const std::string pid = service.pidFile();
    return {"set -e; ulimit -l unlimited 2>/dev/null || true; ulimit -r 99 2>/dev/null || true; "
            "cd /; setsid " +
                words + " </dev/null >>" + service.log() + " 2>&1 & echo $! >" + pid +
                "; sleep 0.3; tries=50; until " + ready +
                " || [ $tries -eq 0 ]; do sleep 0.1; "
                "tries=$((tries - 1)); done; kill -0 $(cat " +
                pid + ") 2>/dev/null && " + ready + " || { tail -n 2 " + service.log() +
                " >&2; exit 1; }",
            "",
            "[ -e " + pid + " ] || exit 0; pid=$(cat " + pid +
                "); kill $pid 2>/dev/null || true; tries=100; while kill -0 $pid 2>/dev/null; do "
                "tries=$((tries - 1)); [ $tries -gt 0 ] || exit 1; sleep 0.1; done; rm -f " +
                pid,
            service.log() + ", which may tell why"};
}

/// Before the agent, which asks it at once.
void addHelper(Enrolment& into, const Wanted& wanted, const HostFacts& facts)
{
    if (!wanted.helper) {
        return;
    }
    const Service service{"bafar-helper", wanted.helperUnit, facts.helperUnitThere};
    if (facts.systemd) {
        add(into, "installs the unit of root's helper and starts it",
            "systemctl enable and restart bafar-helper; a fixed list of commands, for Gluster",
            systemdStart(service));
        return;
    }
    Step step =
        directStart(service, std::string(Binary) + " --helper", "[ -S /run/bafar/helper.sock ]");
    step.command = "mkdir -p /run/bafar; " + step.command;
    step.undo += "; rm -f /run/bafar/helper.sock; rm -d /run/bafar 2>/dev/null || true";
    add(into, "starts root's helper directly, as root",
        "a fixed list of commands, for Gluster; nothing starts it again after a reboot",
        std::move(step));
}

/// Who holds Docker's socket is root, so it is a step of its own that a person agreed to.
void addDocker(Enrolment& into, const Wanted& wanted, const HostFacts& facts)
{
    if (!wanted.docker || !facts.docker || facts.dockerMember) {
        return;
    }
    add(into, "puts the user bafar into the group docker",
        "its services are watched and changed by it; the group is as good as root",
        {"usermod --append --groups docker bafar", "",
         "! id -nG bafar 2>/dev/null | grep -qw docker || gpasswd --delete bafar docker", ""});
}

void addStart(Enrolment& into, const Wanted& wanted, const HostFacts& facts)
{
    // As its own user: a folder that only root can enter is found before anything starts.
    add(into, "checks the configuration on the host", "bafar-agent --check, as user bafar",
        {"cd /; exec setpriv --reuid bafar --regid bafar --init-groups " + std::string(Binary) +
             " --check --config /etc/bafar/agent.yaml",
         "", "", ""});
    addHelper(into, wanted, facts);
    const Service service{"bafar-agent", wanted.unit, facts.unitThere};
    if (facts.systemd) {
        add(into, "installs the unit and starts the agent",
            "systemctl enable and restart bafar-agent", systemdStart(service));
        return;
    }
    const std::string capabilities =
        "-all,+net_raw,+net_admin,+net_bind_service,+sys_nice,+ipc_lock";
    add(into, "starts the agent directly, as user bafar",
        "systemd does not run there; nothing starts it again after a reboot",
        directStart(service,
                    "setpriv --reuid bafar --regid bafar --init-groups --inh-caps " + capabilities +
                        " --ambient-caps " + capabilities + " --bounding-set " + capabilities +
                        " " + std::string(Binary) + " --config /etc/bafar/agent.yaml",
                    "true"));
}

} // namespace

void addSteps(Enrolment& into, const Wanted& wanted, const HostFacts& facts)
{
    addFiles(into, wanted, facts);
    addDocker(into, wanted, facts);
    addStart(into, wanted, facts);
}

} // namespace bafar::enrol
