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

namespace {

class FakeReader final : public api::LogReader {
public:
    explicit FakeReader(std::shared_ptr<FakeLog> log)
        : log_(std::move(log))
    {
    }

    [[nodiscard]] bool begun() const override { return log_->begun; }

    [[nodiscard]] std::optional<schema::LogPiece> next() override
    {
        if (log_->pieces.empty()) {
            return std::nullopt;
        }
        schema::LogPiece piece = std::move(log_->pieces.front());
        log_->pieces.pop_front();
        ++log_->taken;
        return piece;
    }

    [[nodiscard]] const std::optional<Result<void>>& ended() const override { return log_->ended; }

private:
    std::shared_ptr<FakeLog> log_;
};

} // namespace

api::LogOpening FakeService::readLog(const api::ReadLog& call, std::function<void()> onChange)
{
    logAsked = call;
    if (logRefusal) {
        return {nullptr, *logRefusal};
    }
    auto made = std::make_shared<FakeLog>();
    made->onChange = std::move(onChange);
    log = made;
    return {std::make_unique<FakeReader>(std::move(made)), {}};
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
