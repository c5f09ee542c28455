// spec check and spec show.
#include "agents/ctl/commands.h"
#include "agents/ctl/spec_file.h"
#include "core/schema/cluster.h"

namespace bafar::ctl {

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

} // namespace bafar::ctl
