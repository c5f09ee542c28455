#include "agents/ctl/enrol_prepare.h"

#include <charconv>
#include <filesystem>

#include "agents/ctl/terminal.h"
#include "agents/enrol/unit.h"
#include "agents/node/concepts.h"
#include "agents/runtime/file.h"
#include "core/schema/cluster.h"

namespace bafar::ctl {

namespace {

constexpr std::size_t BinaryMax = 512U << 20U; ///< bytes; a build with debug information is large
constexpr std::size_t SpecMax = 1U << 20U;     ///< bytes

Result<std::string> specText(Context& context)
{
    const std::string file = context.arguments().value("--spec");
    if (!file.empty()) {
        return runtime::readFile(file, SpecMax);
    }
    api::Request request;
    request.target = "/v1/spec";
    const Result<api::Response> answer = context.askAny(request);
    if (!answer) {
        return failWith("asking the cluster for its spec (or give --spec FILE)", answer.error());
    }
    return answer->body;
}

/// The host's entry in the spec. Errors: InvalidInput, NotFound with what to do.
Result<schema::cluster::NodeConfig> nodeFor(const std::string& spec,
                                            const std::string& host,
                                            const std::string& given)
{
    const schema::SpecReading reading =
        schema::SpecReading::read(spec, node::specSections(), node::crossChecks());
    if (!reading.problems.empty()) {
        return fail(Code::InvalidInput, schema::problemText("spec", reading.problems.front()));
    }
    const auto& cluster = reading.spec.section<schema::cluster::Config>(schema::cluster::Name);
    for (const schema::cluster::NodeConfig& node : cluster.nodes) {
        const bool named =
            given.empty() ? node.id == host || node.address.toString() == host : node.id == given;
        if (named) {
            return node;
        }
    }
    return fail(Code::NotFound, "the cluster spec has no node " + (given.empty() ? host : given) +
                                    "; add it under cluster.nodes and run bafarctl spec apply "
                                    "first, or give --node-id");
}

Result<std::string> agentBinary(const Arguments& arguments)
{
    std::string file = arguments.value("--binary");
    if (file.empty()) {
        std::error_code problem;
        file =
            (std::filesystem::read_symlink("/proc/self/exe", problem).parent_path() / "bafar-agent")
                .string();
    }
    return runtime::readFile(file, BinaryMax);
}

Result<enrol::SshOptions> sshOptions(const Arguments& arguments)
{
    enrol::SshOptions options;
    options.host = arguments.words.front();
    options.user = arguments.value("--user", "root");
    options.identity = arguments.value("--identity");
    options.knownHosts = arguments.value("--known-hosts");
    options.fingerprint = arguments.value("--fingerprint");
    const std::string port = arguments.value("--port", "22");
    const auto [end, problem] =
        std::from_chars(port.data(), port.data() + port.size(), options.port);
    if (problem != std::errc() || end != port.data() + port.size() || options.port == 0 ||
        options.port > 65535) {
        return fail(Code::InvalidInput, "--port is a number from 1 to 65535");
    }
    return options;
}

/// Whether bafar may use Docker there: as the options say, else as the person does; never unasked.
Result<bool> dockerWanted(const Arguments& arguments,
                          const enrol::HostFacts& facts,
                          const std::string& host)
{
    const std::string given = arguments.value("--docker");
    if (!given.empty()) {
        return given == "yes" || given == "no"
                   ? Result<bool>(given == "yes")
                   : fail(Code::InvalidInput, "--docker is yes or no, not " + given);
    }
    if (!facts.docker || facts.dockerMember || arguments.has("--yes")) {
        return false;
    }
    const Result<std::string> answer =
        askLine("Docker is on " + host +
                ". To watch and change its services, bafar must join the group docker there, "
                "which is as good\nas root: who takes over the agent then has the host. Type yes "
                "to let it, anything else to leave it out: ");
    return answer && *answer == "yes";
}

bool confirmHost(const enrol::UnknownHost& host)
{
    const Result<std::string> answer =
        askLine("The host key of " + host.host + " is not known yet:\n  " + host.type + " " +
                host.fingerprint + "\nType yes if that is its key: ");
    return answer && *answer == "yes";
}

} // namespace

Result<Prepared> prepareEnrolment(Context& context)
{
    const Arguments& arguments = context.arguments();
    Prepared made;
    Result<std::string> spec = specText(context);
    if (!spec) {
        return tl::unexpected(spec.error());
    }
    const Result<schema::cluster::NodeConfig> node =
        nodeFor(*spec, arguments.words.front(), arguments.value("--node-id"));
    if (!node) {
        return tl::unexpected(node.error());
    }
    Result<std::string> binary = agentBinary(arguments);
    if (!binary) {
        return failWith("the agent to install (give --binary FILE)", binary.error());
    }
    Result<AuthorityFolder> authority = AuthorityFolder::open(arguments);
    if (!authority) {
        return tl::unexpected(authority.error());
    }
    Result<enrol::SshOptions> options = sshOptions(arguments);
    if (!options) {
        return tl::unexpected(options.error());
    }
    if (options->host == node->id) {
        options->host = node->address.toString(); // the spec knows it; name services may not
    }
    Result<std::unique_ptr<enrol::SshSession>> ssh = enrol::SshSession::open(*options, confirmHost);
    if (!ssh) {
        return tl::unexpected(ssh.error());
    }
    const Result<enrol::HostFacts> facts = enrol::lookAt(**ssh, node->address);
    if (!facts) {
        return tl::unexpected(facts.error());
    }
    const Result<bool> docker = dockerWanted(arguments, *facts, arguments.words.front());
    if (!docker) {
        return tl::unexpected(docker.error());
    }
    made.wanted.docker = *docker;
    made.wanted.helper = !arguments.has("--without-helper");
    made.wanted.helperUnit = std::string(enrol::helperUnitText());
    made.wanted.cluster = context.profile().name;
    made.wanted.node = node->id;
    made.wanted.host = arguments.words.front();
    made.wanted.endpoint = {node->address, node->port};
    const runtime::PeerIdentity& self = context.tls()->self();
    made.wanted.actor = self.role + "/" + self.name;
    made.wanted.binary = std::move(*binary);
    made.wanted.spec = std::move(*spec);
    made.wanted.ca = authority->authority.certificatePem;
    made.wanted.unit = std::string(enrol::unitText());
    made.wanted.version = BAFAR_VERSION;
    made.wanted.recordFile = authority->recordFile();
    made.facts = *facts;
    made.ssh = std::move(*ssh);
    made.authority = std::move(*authority);
    return made;
}

} // namespace bafar::ctl
