#include "agents/services/order_text.h"

#include <algorithm>

#include "agents/services/docker_engine.h"
#include "agents/services/drain.h"
#include "agents/services/parse_text.h"
#include "agents/services/spec_edit.h"

namespace bafar::services {
namespace {

Result<SpecChange> backOf(const contract::ChangeService& change,
                          const SpecFacts& facts,
                          const docker::Changeable& service)
{
    std::string before;
    if (service.previous) {
        const Result<SpecFacts> previous = specFacts(*service.previous);
        before = previous ? previous->image : std::string();
    }
    if (!change.image.empty() && facts.image == change.image) {
        return SpecChange{{}, false, true}; // Swarm was faster
    }
    if (!change.image.empty() && before != change.image) {
        Result<schema::RawJson> spec = withImage(service.spec, change.image);
        return spec ? Result<SpecChange>(SpecChange{std::move(*spec)})
                    : tl::unexpected(std::move(spec.error()));
    }
    if (before.empty()) {
        return fail(Code::Conflict, "Swarm keeps no earlier spec of " + change.service +
                                        " to go back to: update it to the image you want");
    }
    return SpecChange{service.spec, true};
}

/// The names of its tasks that run, by name.
std::vector<std::string> runningOn(const contract::SwarmNode& node, const contract::Status& status)
{
    std::vector<std::string> names;
    for (const contract::Task& task : status.tasks) {
        if (task.node == shownName(node) && task.state == "running") {
            names.push_back(task.name);
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

Result<SpecChange> changeOf(const contract::ChangeService& change,
                            const std::string& image,
                            const docker::Changeable& service)
{
    const Result<SpecFacts> facts = specFacts(service.spec);
    if (!facts) {
        return tl::unexpected(facts.error());
    }
    if (!change.fromImage.empty() && facts->image != change.fromImage) {
        return fail(Code::Conflict, "somebody else changed " + change.service + ": it has " +
                                        sanitized(facts->image, ImageMax) + " by now: plan again");
    }
    if (change.rollBack) {
        return backOf(change, *facts, service);
    }
    Result<schema::RawJson> spec = service.spec;
    if (!image.empty()) {
        spec = withImage(*spec, image);
    }
    if (spec && change.replicas) {
        spec = withReplicas(*spec, *change.replicas);
    }
    if (spec && change.restart) {
        spec = withForceUpdate(*spec, facts->forceUpdate + 1);
    }
    if (!spec) {
        return tl::unexpected(std::move(spec.error()));
    }
    return SpecChange{std::move(*spec)};
}

std::string imagePath(const std::string& image)
{
    std::string out;
    for (const char c : image) {
        if (c == '/' || c == ':' || c == '@') {
            out += c;
        } else {
            out += percentEncoded({&c, 1});
        }
    }
    return out;
}

std::string digestOf(const std::string& body)
{
    constexpr std::size_t DigestSize = 71; // "sha256:" and 64 digits
    const Result<docker::Distribution> read =
        readBody<docker::Distribution>(body, "an image in its registry");
    const std::string digest = read && read->descriptor ? read->descriptor->digest : std::string();
    const bool valid = digest.size() == DigestSize && digest.starts_with("sha256:") &&
                       digest.find_first_not_of("0123456789abcdef", 7) == std::string::npos;
    return valid ? digest : std::string();
}

std::optional<Result<std::string>> drainedOf(const std::string& node,
                                             const contract::Status& status)
{
    const auto found =
        std::find_if(status.nodes.begin(), status.nodes.end(),
                     [&node](const contract::SwarmNode& one) { return one.id == node; });
    if (found == status.nodes.end()) {
        return Result<std::string>(fail(Code::NotFound, "the node is not in the Swarm any more"));
    }
    if (found->availability != "drain") {
        return Result<std::string>(
            fail(Code::Conflict, "somebody made " + found->hostname + " " + found->availability));
    }
    if (!runningOn(*found, status).empty()) {
        return std::nullopt;
    }
    return Result<std::string>("no task runs on " + shownName(*found) + " any more");
}

std::string leftText(const std::string& node, const contract::Status& status)
{
    const auto found =
        std::find_if(status.nodes.begin(), status.nodes.end(),
                     [&node](const contract::SwarmNode& one) { return one.id == node; });
    if (found == status.nodes.end()) {
        return {};
    }
    const std::vector<std::string> left = runningOn(*found, status);
    return std::to_string(left.size()) + " left: " + namesText(left);
}

schema::Event progressEvent(const std::string& service, const std::string& step)
{
    schema::Event event;
    event.concept_ = contract::Name;
    event.kind = "service_progressed";
    event.subject = "services/" + service;
    event.text = service + ": " + step;
    return event;
}

} // namespace bafar::services
