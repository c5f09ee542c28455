#include "agents/services/spec_edit.h"

#include <span>

#include "agents/services/docker_swarm.h"
#include "agents/services/parse_text.h"

namespace bafar::services {
namespace {

using Members = std::map<std::string, schema::RawJson>;

/// The document with the member at `path` set to `value`; objects on the way are made where there
/// are none.
Result<schema::RawJson> with(const schema::RawJson& document,
                             std::span<const char* const> path,
                             const schema::RawJson& value)
{
    if (path.empty()) {
        return value;
    }
    Members members;
    if (document.text != "null") {
        Result<Members> read = readBody<Members>(document.text, "a spec");
        if (!read) {
            return tl::unexpected(std::move(read.error()));
        }
        members = std::move(*read);
    }
    schema::RawJson& member = members[path.front()];
    Result<schema::RawJson> changed = with(member, path.subspan(1), value);
    if (!changed) {
        return changed;
    }
    member = std::move(*changed);
    return schema::RawJson{schema::toJson(members)};
}

schema::RawJson literal(std::string_view text)
{
    schema::RawJson value{{}};
    schema::appendJsonString(value.text, text);
    return value;
}

} // namespace

Result<SpecFacts> specFacts(const schema::RawJson& spec)
{
    const Result<docker::ServiceSpec> read = readBody<docker::ServiceSpec>(spec.text, "a spec");
    if (!read) {
        return tl::unexpected(read.error());
    }
    SpecFacts facts;
    facts.name = read->name;
    if (read->task) {
        facts.image = read->task->container ? read->task->container->image : std::string();
        facts.forceUpdate = read->task->forceUpdate;
    }
    if (read->mode && read->mode->replicated) {
        facts.replicas = read->mode->replicated->replicas;
    }
    return facts;
}

Result<schema::RawJson> withImage(const schema::RawJson& spec, const std::string& image)
{
    static constexpr const char* Path[] = {"TaskTemplate", "ContainerSpec", "Image"};
    return with(spec, Path, literal(image));
}

Result<schema::RawJson> withReplicas(const schema::RawJson& spec, std::uint32_t replicas)
{
    static constexpr const char* Path[] = {"Mode", "Replicated", "Replicas"};
    const Result<SpecFacts> facts = specFacts(spec);
    if (!facts) {
        return tl::unexpected(facts.error());
    }
    if (!facts->replicas) {
        return fail(Code::Unsupported, "a global service runs one task on each node and has no "
                                       "number of replicas: drain a node instead");
    }
    return with(spec, Path, schema::RawJson{std::to_string(replicas)});
}

Result<schema::RawJson> withForceUpdate(const schema::RawJson& spec, std::uint64_t counter)
{
    static constexpr const char* Path[] = {"TaskTemplate", "ForceUpdate"};
    return with(spec, Path, schema::RawJson{std::to_string(counter)});
}

Result<schema::RawJson> withAvailability(const schema::RawJson& spec,
                                         const std::string& availability)
{
    static constexpr const char* Path[] = {"Availability"};
    return with(spec, Path, literal(availability));
}

} // namespace bafar::services
