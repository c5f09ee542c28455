// spec apply and spec rollback: the plan of one agent for the whole cluster, run and verified.
#include "agents/ctl/act.h"
#include "agents/ctl/commands.h"
#include "agents/ctl/spec_file.h"
#include "agents/ctl/spec_remote.h"
#include "core/base/text.h"

namespace bafar::ctl {

namespace {

/// Gives the agent the text to apply. Errors: Conflict, InvalidInput with a problem a line.
Result<schema::SpecStaging> stage(Context& context,
                                  const schema::ProfileAgent& agent,
                                  const std::string& base,
                                  const std::string& text)
{
    api::Request request;
    request.method = http::Method::Put;
    request.target = "/v1/spec";
    request.fields.emplace_back("If-Match", "\"" + base + "\"");
    request.body = text;
    request.contentType = "application/yaml";
    const Result<api::Response> answer = context.ask(agent, request);
    if (!answer) {
        return tl::unexpected(answer.error());
    }
    Result<schema::SpecStaging> staging = schema::fromJson<schema::SpecStaging>(answer->body);
    return staging ? staging : failWith("what " + agent.node + " answered", staging.error());
}

/// What the file is based on: as it is told, as the file says, else what is in force.
Result<std::string> baseOf(const Context& context, const SpecFile& file, const SpecsThere& there)
{
    const std::string given = context.arguments().value("--based-on");
    if (!given.empty()) {
        return revisionFrom(given, there.history);
    }
    return file.base.empty() ? there.history.inForce : file.base;
}

ActOptions actionFor(const Context& context,
                     const std::string& action,
                     const SpecsThere& there,
                     const std::string& revision)
{
    ActOptions options;
    options.request.action = action;
    options.request.parameters = {{"revision", revision}};
    options.request.reason = context.arguments().value("--reason");
    options.yes = context.arguments().has("--yes");
    options.agent = there.agent;
    return options;
}

void showChanges(Context& context,
                 const SpecsThere& there,
                 const std::string& name,
                 const std::string& text)
{
    if (context.json()) {
        return; // the plan says it
    }
    const Result<std::string> present = askText(context, there.agent, there.history.inForce);
    if (present) {
        print(differenceLines("revision " + there.history.inForce + ", in force", *present, name,
                              text) +
              "\n");
    }
}

/// Runs it; where somebody else was first, says what they changed.
int runUnlessOvertaken(Context& context, const ActOptions& options, const std::string& base)
{
    const int code = runAction(context, options);
    const std::string& wanted = options.request.parameters.at("revision");
    if (code == Exit::Done) {
        return code;
    }
    const Result<SpecsThere> now = askHistory(context);
    const bool overtaken = now && now->history.inForce != base && now->history.inForce != wanted;
    return overtaken ? sayConflict(context, *now, base,
                                   {Code::Conflict, "another spec was put in force meanwhile"})
                     : code;
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
    const Result<SpecsThere> there = askHistory(context);
    if (!there) {
        return complain(there.error());
    }
    if (schema::specRevision(file->text) == there->history.inForce) {
        print(context.json()
                  ? "{\"revision\":\"" + there->history.inForce + "\",\"changes\":[]}\n"
                  : "nothing to change: revision " + there->history.inForce + " is in force\n");
        return Exit::Done;
    }
    const Result<std::string> base = baseOf(context, *file, *there);
    if (!base) {
        return complain(base.error());
    }
    const Result<schema::SpecStaging> staged = stage(context, there->agent, *base, file->text);
    if (!staged && staged.error().code == Code::Conflict) {
        return sayConflict(context, *there, *base, staged.error());
    }
    if (!staged) {
        return complain(staged.error());
    }
    showChanges(context, *there, path, file->text);
    return runUnlessOvertaken(
        context, actionFor(context, "cluster.apply_spec", *there, staged->revision), *base);
}

int rollBackSpec(Context& context)
{
    const Result<SpecsThere> there = askHistory(context);
    if (!there) {
        return complain(there.error());
    }
    const Result<std::string> revision =
        revisionFrom(context.arguments().words.front(), there->history);
    const Result<std::string> text =
        revision ? askText(context, there->agent, *revision) : tl::unexpected(revision.error());
    if (!text) {
        return complain(text.error());
    }
    showChanges(context, *there, "revision " + *revision, *text);
    return runUnlessOvertaken(context,
                              actionFor(context, "cluster.roll_back_spec", *there, *revision),
                              there->history.inForce);
}

} // namespace bafar::ctl
