// spec check, show, diff and history.
#include <algorithm>
#include <filesystem>

#include "agents/ctl/commands.h"
#include "agents/ctl/format.h"
#include "agents/ctl/spec_file.h"
#include "agents/ctl/spec_remote.h"
#include "core/base/text.h"
#include "core/schema/cluster.h"

namespace bafar::ctl {

namespace {

/// A text to compare: of a file, or of a revision.
struct Side {
    std::string name;
    std::string text;
};

Result<Side> sideFrom(Context& context, const SpecsThere& there, const std::string& given)
{
    std::error_code ignored;
    if (std::filesystem::exists(given, ignored)) {
        Result<SpecFile> file = readSpec(given);
        if (!file) {
            return tl::unexpected(file.error());
        }
        return Side{given, std::move(file->text)};
    }
    const Result<std::string> revision = revisionFrom(given, there.history);
    if (!revision) {
        return fail(revision.error().code,
                    "there is no file " + sanitized(given, 200) + ", and " + revision.error().text);
    }
    Result<std::string> text = askText(context, there.agent, *revision);
    if (!text) {
        return tl::unexpected(text.error());
    }
    return Side{*revision, std::move(*text)};
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
    const Result<SpecsThere> there = askHistory(context);
    if (!there) {
        return complain(there.error());
    }
    const auto& words = context.arguments().words;
    const Result<std::string> revision = words.empty()
                                             ? Result<std::string>(there->history.inForce)
                                             : revisionFrom(words.front(), there->history);
    const Result<std::string> text =
        revision ? askText(context, there->agent, *revision) : tl::unexpected(revision.error());
    if (!text) {
        return complain(text.error());
    }
    if (context.json()) {
        std::string out = "{\"revision\":";
        schema::appendJsonString(out, *revision);
        out += ",\"text\":";
        schema::appendJsonString(out, *text);
        print(out + "}\n");
    } else {
        print(withBase(*revision, *text));
    }
    return Exit::Done;
}

int diffSpecs(Context& context)
{
    const Result<SpecsThere> there = askHistory(context);
    if (!there) {
        return complain(there.error());
    }
    const auto& words = context.arguments().words;
    // One side only: against what is in force, as applying it would change it.
    const std::string first = words.size() == 2 ? words[0] : there->history.inForce;
    const Result<Side> before = sideFrom(context, *there, first);
    const Result<Side> after = sideFrom(context, *there, words.back());
    if (!before || !after) {
        return complain(before ? after.error() : before.error());
    }
    print(context.json() ? differenceJson(before->name, before->text, after->name, after->text)
                         : differenceLines(before->name, before->text, after->name, after->text));
    return Exit::Done;
}

int showSpecHistory(Context& context)
{
    const Result<SpecsThere> there = askHistory(context);
    if (!there) {
        return complain(there.error());
    }
    if (context.json()) {
        print(schema::toJson(there->history) + "\n");
        return Exit::Done;
    }
    Table table({"REVISION", "WHEN", "WHO", "WHY", ""});
    const auto& revisions = there->history.revisions;
    for (const schema::SpecRevision& one : revisions) {
        const bool present = &one == &revisions.back();
        table.add({sanitized(one.revision, 64), one.at.unixMs == 0 ? "-" : toIso8601(one.at),
                   one.who.empty() ? "-" : sanitized(one.who, 80), sanitized(one.why, 200),
                   present ? "in force" : ""});
    }
    print(table.empty() ? "nothing was agreed on yet; revision " +
                              sanitized(there->history.inForce, 64) + " runs\n"
                        : table.text());
    return Exit::Done;
}

} // namespace bafar::ctl
