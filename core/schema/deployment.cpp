#include "core/schema/deployment.h"

#include <algorithm>
#include <map>
#include <span>

namespace bafar::schema::deployment {
namespace {

constexpr std::size_t ReadMax = 1000; ///< records of one agent; none of ours tells as many

WayBack none(std::string why)
{
    return {std::nullopt, std::move(why)};
}

WayBack request(const Deployment& record,
                std::string action,
                std::string parameter,
                std::string value)
{
    WayBack way;
    way.request = ActionRequest{std::move(action),
                                {{"service", record.service}, {std::move(parameter), value}},
                                "back to before " + record.id};
    return way;
}

} // namespace

std::vector<Deployment> together(const std::vector<const Status*>& words)
{
    std::map<std::string_view, const Deployment*> byId;
    for (const Status* word : words) {
        const std::size_t read = std::min(word->records.size(), ReadMax);
        for (const Deployment& record : std::span(word->records).first(read)) {
            const Deployment*& known = byId[record.id];
            if (known == nullptr || !hasEnded(known->state)) {
                known = &record;
            }
        }
    }
    std::vector<Deployment> all;
    for (const auto& [id, record] : byId) {
        all.push_back(*record);
    }
    std::sort(all.begin(), all.end(), isNewer);
    return all;
}

bool isNewer(const Deployment& a, const Deployment& b)
{
    return a.startedAt != b.startedAt ? a.startedAt > b.startedAt : a.id > b.id;
}

WayBack wayBack(const Deployment& record)
{
    if (!hasEnded(record.state)) {
        return none("it still runs: cancel it instead");
    }
    if (record.state == ActionState::FailedUndone || record.state == ActionState::Cancelled) {
        return none("it was taken back already");
    }
    switch (record.kind) {
    case Kind::Restart: return none("a restart changes nothing that could be taken back");
    case Kind::Scale:
        return record.fromReplicas ? request(record, "services.scale", "replicas",
                                             std::to_string(*record.fromReplicas))
                                   : none("how many tasks were wanted before is not known");
    case Kind::UpdateImage:
    case Kind::RollBack: break;
    }
    if (record.fromImage.empty()) {
        return none("the image before is not known");
    }
    if (record.fromImage == record.toImage) {
        return none("the image was the same before");
    }
    return request(record, "services.update", "image", record.fromImage);
}

std::string changeText(const Deployment& record)
{
    if (record.kind == Kind::Scale) {
        const auto count = [](std::optional<std::uint32_t> replicas) {
            return replicas ? std::to_string(*replicas) : std::string("?");
        };
        return count(record.fromReplicas) + " to " + count(record.toReplicas) + " tasks";
    }
    const std::string from(imageName(record.fromImage));
    const std::string to(imageName(record.toImage));
    if (record.fromImage == record.toImage || to.empty()) {
        return from;
    }
    if (from == to) { // the same tag, another content: only digests tell them apart
        return record.fromImage + " to " + record.toImage;
    }
    return (from.empty() ? "?" : from) + " to " + to;
}

std::string_view imageName(std::string_view image)
{
    return image.substr(0, image.find('@'));
}

} // namespace bafar::schema::deployment
