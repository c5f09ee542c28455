// spec check, show and apply.
#include "agents/ctl/commands.h"
#include "agents/ctl/format.h"
#include "agents/ctl/terminal.h"
#include "agents/node/concepts.h"
#include "agents/runtime/file.h"
#include "core/base/text.h"
#include "core/schema/cluster.h"

namespace bafar::ctl {

namespace {

constexpr std::size_t SpecMax = 1U << 20U; ///< bytes

struct SpecFile {
    std::string text;
    schema::SpecReading reading;
};

Result<SpecFile> readSpec(const std::string& path)
{
    Result<std::string> text = runtime::readFile(path, SpecMax);
    if (!text) {
        return tl::unexpected(text.error());
    }
    SpecFile file;
    file.reading = schema::SpecReading::read(*text, node::specSections(), node::crossChecks());
    file.text = std::move(*text);
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

int applyTo(Context& context,
            const schema::ProfileAgent& agent,
            const std::string& text,
            const std::string& revision)
{
    api::Request request;
    request.method = http::Method::Put;
    request.target = "/v1/spec";
    request.fields.emplace_back("If-Match", "\"" + revision + "\"");
    request.body = text;
    request.contentType = "application/yaml";
    const Result<api::Response> answer = context.ask(agent, request);
    if (!answer) {
        return complain({answer.error().code, agent.node + ": " + answer.error().text});
    }
    print(agent.node + ": applied, revision " + sanitized(answer->entityTag, 80) + "\n");
    return Exit::Done;
}

} // namespace

int checkSpec(Context& context)
{
    const std::string path = context.arguments().words.front();
    const Result<SpecFile> file = readSpec(path);
    if (!file) {
        return complain({Code::InvalidInput, file.error().text});
    }
    if (context.json()) {
        print(problemsJson(path, *file));
    } else if (file->reading.problems.empty()) {
        const auto& cluster =
            file->reading.spec.section<schema::cluster::Config>(schema::cluster::Name);
        print(path + ": fine; cluster " + cluster.name + " of " +
              std::to_string(cluster.nodes.size()) + " nodes\n");
    } else {
        print(problemLines(path, *file));
    }
    return file->reading.problems.empty() ? Exit::Done : Exit::Failed;
}

int showSpec(Context& context)
{
    api::Request request;
    request.target = "/v1/spec";
    const Result<api::Response> answer = context.askAny(request);
    if (!answer) {
        return complain(answer.error());
    }
    if (context.json()) {
        std::string out = "{\"revision\":";
        schema::appendJsonString(out, answer->entityTag);
        out += ",\"text\":";
        schema::appendJsonString(out, answer->body);
        print(out + "}\n");
    } else {
        print(answer->body);
    }
    return Exit::Done;
}

int applySpec(Context& context)
{
    const std::string path = context.arguments().words.front();
    const Result<SpecFile> file = readSpec(path);
    if (!file) {
        return complain({Code::InvalidInput, file.error().text});
    }
    if (!file->reading.problems.empty()) {
        print(problemLines(path, *file));
        return Exit::Failed;
    }
    const Result<std::vector<schema::ProfileAgent>> agents = context.agents();
    if (!agents) {
        return complainUsage(agents.error().text);
    }
    api::Request request;
    request.target = "/v1/spec";
    const Context::Answers present = context.askAll(*agents, request);
    bool changes = false;
    for (const auto& [agent, answer] : present) {
        if (!answer) {
            return complain(answer.error()); // all or none, as far as we can see
        }
        if (answer->body != file->text) {
            changes = true;
            print(agent.node + ", " + difference(answer->body, file->text));
        }
    }
    if (!changes) {
        print("nothing to change\n");
        return Exit::Done;
    }
    if (!context.arguments().has("--yes")) {
        const Result<std::string> answer =
            askLine("\nType yes to apply this to " + std::to_string(present.size()) +
                    " agents of " + context.profile().name + ": ");
        if (!answer || *answer != "yes") {
            return complain(
                {Code::Denied, answer ? "not confirmed; nothing was done" : answer.error().text});
        }
    }
    int code = Exit::Done;
    for (const auto& [agent, answer] : present) {
        if (answer->body != file->text) {
            code = std::max(code, applyTo(context, agent, file->text, answer->entityTag));
        }
    }
    return code;
}

} // namespace bafar::ctl
