#include "tests/api/fake_service.h"

namespace bafar::test {

events::Published published(std::uint64_t sequence, schema::MessageKind kind, std::string padding)
{
    schema::Message message;
    message.node = "n1";
    message.boot = "boot";
    message.sequence = sequence;
    message.kind = kind;
    message.concept_ = std::move(padding);
    events::Published made;
    made.sequence = sequence;
    made.kind = kind;
    made.text = std::make_shared<const std::string>(schema::toJson(message));
    return made;
}

void FakeService::call(const api::Caller& /*caller*/,
                       const api::Call& call,
                       std::function<void(api::Answer)> done)
{
    ++calls;
    done({200, "application/json", "", std::holds_alternative<api::Ping>(call) ? "1" : body});
}

std::vector<events::Published> FakeService::follow(const api::FollowStream& from)
{
    std::vector<events::Published> missed;
    for (std::uint64_t next = from.since.value_or(0) + 1; next <= last; ++next) {
        missed.push_back(published(next, schema::MessageKind::Event, ""));
    }
    return missed;
}

bool FakeService::refusedWith(const std::string& what, const std::string& text) const
{
    for (const schema::AuditEntry& entry : audited) {
        if (!entry.allowed && entry.what == what && entry.outcome.find(text) != std::string::npos) {
            return true;
        }
    }
    return false;
}

} // namespace bafar::test
