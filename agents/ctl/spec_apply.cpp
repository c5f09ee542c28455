// spec apply: one spec on every agent, or the old one on all of them again, as far as they answer.
#include <algorithm>

#include "agents/ctl/commands.h"
#include "agents/ctl/format.h"
#include "agents/ctl/spec_file.h"
#include "agents/ctl/terminal.h"
#include "core/base/text.h"

namespace bafar::ctl {

namespace {

/// What became of one agent's spec. `outcome` and the texts are what --json says.
struct Row {
    schema::ProfileAgent agent;
    std::string before;
    std::string revision; ///< in force as far as we know
    std::string outcome;  ///< same, not_tried, applied, refused, put_back, kept_new, unknown
    std::string why;
};

Result<api::Response> put(Context& context, const Row& row, const std::string& text)
{
    api::Request request;
    request.method = http::Method::Put;
    request.target = "/v1/spec";
    request.fields.emplace_back("If-Match", "\"" + row.revision + "\"");
    request.body = text;
    request.contentType = "application/yaml";
    return context.ask(row.agent, request);
}

/// Writes to one agent; false: it has the old spec, or nobody knows.
bool apply(Context& context, Row& row, const std::string& text)
{
    const Result<api::Response> answer = put(context, row, text);
    if (answer) {
        row.outcome = "applied";
        row.revision = answer->entityTag;
        return true;
    }
    row.outcome = "refused";
    row.why = answer.error().text;
    if (answer.error().code != Code::Unavailable && answer.error().code != Code::Timeout) {
        return false;
    }
    // The answer is lost, or none came: only a look tells what is in force.
    api::Request request;
    request.target = "/v1/spec";
    const Result<api::Response> seen = context.ask(row.agent, request);
    if (!seen) {
        row.outcome = "unknown";
    } else if (seen->body == text) {
        row.outcome = "applied";
        row.revision = seen->entityTag;
        row.why.clear();
        return true;
    }
    return false;
}

void putBack(Context& context, Row& row)
{
    const Result<api::Response> answer = put(context, row, row.before);
    row.outcome = answer ? "put_back" : "kept_new";
    row.revision = answer ? answer->entityTag : row.revision;
    row.why = answer ? "" : "the old spec could not be put back: " + answer.error().text;
}

std::string rowsJson(const std::vector<Row>& rows)
{
    std::string out = "{\"nodes\":[";
    for (const Row& row : rows) {
        out += &row == &rows.front() ? "{\"node\":" : ",{\"node\":";
        schema::appendJsonString(out, row.agent.node);
        out += ",\"outcome\":\"" + row.outcome + "\",\"revision\":";
        schema::appendJsonString(out, row.revision);
        out += ",\"why\":";
        schema::appendJsonString(out, row.why);
        out += "}";
    }
    return out + "]}\n";
}

std::string rowsText(const std::vector<Row>& rows)
{
    Table table({"NODE", "SPEC", "REVISION", "WHY"});
    for (const Row& row : rows) {
        std::string outcome = row.outcome;
        std::replace(outcome.begin(), outcome.end(), '_', ' ');
        table.add({row.agent.node, outcome, sanitized(row.revision, 80), row.why});
    }
    return table.text();
}

/// What every agent has now. Errors: the first that does not say, or would refuse: all or none.
Result<std::vector<Row>> look(Context& context, const SpecFile& file)
{
    const Result<std::vector<schema::ProfileAgent>> agents = context.agents();
    if (!agents) {
        return tl::unexpected(agents.error());
    }
    api::Request request;
    request.target = "/v1/spec";
    std::vector<Row> rows;
    std::vector<Error> problems;
    for (const auto& [agent, answer] : context.askAll(*agents, request)) {
        if (!answer) {
            problems.push_back(answer.error());
            continue;
        }
        const std::string refusal = refusalOf(agent.node, answer->body, file);
        if (!refusal.empty()) {
            problems.push_back({Code::InvalidInput, agent.node + " would refuse it: " + refusal});
        }
        rows.push_back({agent, answer->body, answer->entityTag,
                        answer->body == file.text ? "same" : "not_tried", ""});
    }
    if (problems.empty()) {
        return rows;
    }
    Error all = mostTelling(problems);
    all.code = rows.empty() ? all.code : Code::Conflict; // an agent did answer
    all.text = "nothing was changed:";
    for (const Error& problem : problems) {
        all.text += "\n  " + problem.text;
    }
    return tl::unexpected(all);
}

Result<void> confirmed(Context& context, const std::vector<Row>& rows, const std::string& text)
{
    std::string changes;
    for (const Row& row : rows) {
        changes += row.before == text ? "" : row.agent.node + ", " + difference(row.before, text);
    }
    if (!context.json()) {
        print(changes);
    }
    if (context.arguments().has("--yes")) {
        return {};
    }
    const Result<std::string> answer =
        askLine((context.json() ? changes : "") + "\nType yes to apply this to " +
                std::to_string(rows.size()) + " agents of " + context.profile().name + ": ");
    if (!answer) {
        return fail(Code::Denied, answer.error().text);
    }
    return *answer == "yes" ? Result<void>()
                            : Result<void>(fail(Code::Denied, "not confirmed; nothing was done"));
}

} // namespace

int applySpec(Context& context)
{
    const std::string path = context.arguments().words.front();
    const Result<SpecFile> file = readSpec(path);
    if (!file) {
        return complain({Code::InvalidInput, file.error().text});
    }
    if (!file->reading.problems.empty()) {
        print(context.json() ? problemsJson(path, *file) : problemLines(path, *file));
        return Exit::Failed;
    }
    if (const auto agents = context.agents(); !agents) {
        return complainUsage(agents.error().text);
    }
    Result<std::vector<Row>> rows = look(context, *file);
    if (!rows) {
        return complain(rows.error());
    }
    const auto changes = [](const Row& row) { return row.outcome != "same"; };
    if (std::none_of(rows->begin(), rows->end(), changes)) {
        print(context.json() ? rowsJson(*rows) : "nothing to change\n");
        return Exit::Done;
    }
    if (const Result<void> yes = confirmed(context, *rows, file->text); !yes) {
        return complain(yes.error());
    }
    const bool all = std::all_of(rows->begin(), rows->end(), [&](Row& row) {
        return !changes(row) || apply(context, row, file->text);
    });
    if (!all) {
        for (Row& row : *rows) {
            if (row.outcome == "applied") {
                putBack(context, row);
            }
        }
    }
    print(context.json() ? rowsJson(*rows) : rowsText(*rows));
    return all ? Exit::Done
               : complain({Code::Conflict, "not every agent took it; the table says which spec "
                                           "each has now"});
}

} // namespace bafar::ctl
