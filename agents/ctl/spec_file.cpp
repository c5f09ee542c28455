#include "agents/ctl/spec_file.h"

#include <algorithm>

#include "agents/node/concepts.h"
#include "agents/runtime/file.h"
#include "core/base/text.h"
#include "core/schema/cluster.h"

namespace bafar::ctl {

namespace {

constexpr std::size_t SpecMax = 1U << 20U; ///< bytes

} // namespace

Result<SpecFile> readSpec(const std::string& path)
{
    Result<std::string> text = runtime::readFile(path, SpecMax);
    if (!text) {
        return tl::unexpected(text.error());
    }
    return specFrom(std::move(*text));
}

SpecFile specFrom(std::string text)
{
    SpecFile file;
    file.reading = schema::SpecReading::read(text, node::specSections(), node::crossChecks());
    file.text = std::move(text);
    return file;
}

std::string problemLines(const std::string& path, const SpecFile& file)
{
    std::string out;
    for (const schema::Problem& problem : file.reading.problems) {
        out += schema::problemText(path, problem) + "\n";
    }
    return out;
}

std::string problemsJson(const std::string& path, const SpecFile& file)
{
    std::string out = "{\"file\":";
    schema::appendJsonString(out, path);
    out += ",\"problems\":[";
    for (std::size_t i = 0; i < file.reading.problems.size(); ++i) {
        const schema::Problem& problem = file.reading.problems[i];
        out += i == 0 ? "{\"path\":" : ",{\"path\":";
        schema::appendJsonString(out, problem.path);
        out += ",\"text\":";
        schema::appendJsonString(out, problem.text);
        out += ",\"line\":" + std::to_string(problem.line) +
               ",\"column\":" + std::to_string(problem.column) + "}";
    }
    return out + "]}\n";
}

std::string refusalOf(const std::string& node, const std::string& present, const SpecFile& file)
{
    const auto clusterOf = [](const SpecFile& one) -> const schema::cluster::Config& {
        return one.reading.spec.section<schema::cluster::Config>(schema::cluster::Name);
    };
    const auto& nodes = clusterOf(file).nodes;
    const bool known =
        std::any_of(nodes.begin(), nodes.end(), [&](const auto& one) { return one.id == node; });
    if (!known) {
        return "cluster.nodes: node \"" + node +
               "\", whose agent would take it, is missing; stop that agent and take it out of the "
               "profile first";
    }
    const SpecFile before = specFrom(present);
    if (before.reading.problems.empty() && clusterOf(before).name != clusterOf(file).name) {
        return "cluster.name: a running agent keeps its cluster, " + clusterOf(before).name;
    }
    return {};
}

/// The lines that go and come, without what both have at the start and the end.
std::string difference(const std::string& before, const std::string& after)
{
    const std::vector<std::string_view> a = split(before, '\n');
    const std::vector<std::string_view> b = split(after, '\n');
    std::size_t start = 0;
    while (start < a.size() && start < b.size() && a[start] == b[start]) {
        ++start;
    }
    std::size_t endA = a.size();
    std::size_t endB = b.size();
    while (endA > start && endB > start && a[endA - 1] == b[endB - 1]) {
        --endA;
        --endB;
    }
    std::string out = "from line " + std::to_string(start + 1) + ":\n";
    for (std::size_t i = start; i < endA; ++i) {
        out += "- " + sanitized(a[i], 500) + "\n";
    }
    for (std::size_t i = start; i < endB; ++i) {
        out += "+ " + sanitized(b[i], 500) + "\n";
    }
    return out;
}

} // namespace bafar::ctl
