#include "agents/settings.h"

#include "agents/node/concepts.h"
#include "agents/runtime/file.h"
#include "core/base/check.h"
#include "core/base/text.h"

namespace bafar {

namespace {

constexpr std::size_t ConfigMax = 64U << 10U; ///< bytes
constexpr std::size_t SpecMax = schema::SpecTextMax;
constexpr std::uint16_t MetricsPort = 7602;

Error problemsError(const std::string& file, const std::vector<schema::Problem>& problems)
{
    std::string text;
    for (const schema::Problem& problem : problems) {
        text += (text.empty() ? "" : "\n") + schema::problemText(file, problem);
    }
    return {Code::InvalidInput, std::move(text)};
}

const schema::cluster::NodeConfig* findNode(const schema::cluster::Config& cluster,
                                            const std::string& id)
{
    for (const schema::cluster::NodeConfig& node : cluster.nodes) {
        if (node.id == id) {
            return &node;
        }
    }
    return nullptr;
}

/// The problem of a node id that the spec does not have, at its place in agent.yaml.
Error unknownNode(const Settings& settings, const schema::Places& places)
{
    std::vector<std::string_view> names;
    for (const schema::cluster::NodeConfig& node : settings.cluster().nodes) {
        names.push_back(node.id);
    }
    const std::string_view near = nearestName(settings.config.node, names);
    std::vector<schema::Problem> problems{
        {"node", "\"" + settings.config.node + "\" is no node of " + settings.specFile +
                     (near.empty() ? "; its nodes are under cluster.nodes"
                                   : "; did you mean " + std::string(near) + "?")}};
    schema::locate(problems, places);
    return problemsError(settings.file, problems);
}

} // namespace

Result<schema::Spec> readSpecText(const std::string& file, const std::string& text)
{
    schema::SpecReading reading =
        schema::SpecReading::read(text, node::specSections(), node::crossChecks());
    if (!reading.problems.empty()) {
        return tl::unexpected(problemsError(file, reading.problems));
    }
    return std::move(reading.spec);
}

namespace {

Result<Settings> readConfig(const std::string& file, schema::Places& places)
{
    Settings settings;
    settings.file = file;
    const Result<std::string> text = runtime::readFile(file, ConfigMax);
    if (!text) {
        return tl::unexpected(text.error());
    }
    const std::vector<schema::Problem> problems = schema::readYaml(
        &settings.config, schema::typeOf<schema::AgentConfig>(), *text, {}, &places);
    if (!problems.empty()) {
        return tl::unexpected(problemsError(file, problems));
    }
    return settings;
}

/// Takes the spec from the first of these files that there is.
Result<Settings> readSpec(Settings settings,
                          const schema::Places& places,
                          const std::vector<std::string>& files)
{
    Result<std::string> text = fail(Code::NotFound, "no file is named");
    for (const std::string& file : files) {
        settings.specFile = file;
        text = runtime::readFile(file, SpecMax);
        if (text || text.error().code != Code::NotFound) {
            break;
        }
    }
    if (!text) {
        return failWith(settings.file + ": spec", text.error());
    }
    Result<schema::Spec> spec = readSpecText(settings.specFile, *text);
    if (!spec) {
        return tl::unexpected(spec.error());
    }
    settings.spec = std::move(*spec);
    if (findNode(settings.cluster(), settings.config.node) == nullptr) {
        return tl::unexpected(unknownNode(settings, places));
    }
    return settings;
}

} // namespace

Result<Settings> Settings::read(const std::string& file)
{
    schema::Places places;
    Result<Settings> settings = readConfig(file, places);
    if (!settings) {
        return settings;
    }
    std::vector<std::string> files{settings->specTarget(), settings->config.spec};
    return readSpec(std::move(*settings), places, files);
}

Result<Settings> Settings::readForStart(const std::string& file)
{
    schema::Places places;
    Result<Settings> settings = readConfig(file, places);
    if (!settings) {
        return settings;
    }
    std::vector<std::string> files{settings->agreedSpec(), settings->specTarget(),
                                   settings->config.spec};
    return readSpec(std::move(*settings), places, files);
}

const schema::cluster::Config& Settings::cluster() const
{
    return spec.section<schema::cluster::Config>(schema::cluster::Name);
}

std::string Settings::specTarget() const
{
    static const std::string Installed = schema::AgentConfig{}.spec;
    return config.spec == Installed ? config.state + "/cluster.yaml" : config.spec;
}

const schema::cluster::NodeConfig& Settings::self() const
{
    const schema::cluster::NodeConfig* node = findNode(cluster(), config.node);
    CHECK(node != nullptr);
    return *node;
}

net::Endpoint Settings::apiListen() const
{
    return config.listen.value_or(net::Endpoint{self().address, self().port});
}

net::Endpoint Settings::metricsListen() const
{
    return config.metrics.listen.value_or(net::Endpoint{apiListen().address, MetricsPort});
}

bool Settings::metricsPlain() const
{
    return config.metrics.plain || metricsListen().address.isLoopback();
}

} // namespace bafar
