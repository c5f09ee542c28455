// How a service's log is read for the API: through Docker on this node, in the words of the wire.
#include "agents/node/typed_port.h"
#include "agents/service.h"
#include "agents/services/log_names.h"

namespace bafar {

namespace {

constexpr std::size_t PieceBytes = 64U << 10U; ///< of texts

/// A tail with the names of tasks and nodes, as they are at the moment.
class SwarmLog final : public api::LogReader {
public:
    using Status = std::function<services::Machine::Status()>;

    SwarmLog(std::unique_ptr<services::LogTail> tail, std::string service, Status status)
        : tail_(std::move(tail))
        , service_(std::move(service))
        , status_(std::move(status))
    {
    }

    [[nodiscard]] bool begun() const override { return tail_->begun(); }

    [[nodiscard]] std::optional<schema::LogPiece> next() override
    {
        if (tail_->empty()) {
            return std::nullopt;
        }
        return services::logPiece(tail_->take(PieceBytes), service_, status_());
    }

    [[nodiscard]] const std::optional<Result<void>>& ended() const override
    {
        return tail_->ended();
    }

private:
    std::unique_ptr<services::LogTail> tail_;
    std::string service_;
    Status status_;
};

api::Answer misdirected(const schema::Elsewhere& told)
{
    constexpr std::uint16_t MisdirectedRequest = 421; // RFC 9110 section 15.5.20
    api::Answer answer;
    answer.status = MisdirectedRequest;
    answer.body = schema::toJson(told);
    return answer;
}

} // namespace

api::LogOpening AgentService::readLog(const api::ReadLog& call, std::function<void()> onChange)
{
    const schema::ClusterView view = node_.view();
    const auto status = [this] { return node_.machine<services::Machine>().status({}); };
    if (const auto told = services::elsewhere(status(), view)) {
        return {nullptr, misdirected(*told)};
    }
    if (features_.services == nullptr) {
        return {nullptr, api::errorAnswer({Code::Unavailable, "the agent is stopping"})};
    }
    services::LogQuestion question{call.service, call.tail, call.since, call.follow};
    auto tail = features_.services->readLog(question, std::move(onChange));
    if (!tail) {
        return {nullptr, api::errorAnswer(tail.error())};
    }
    return {std::make_unique<SwarmLog>(std::move(*tail), call.service, status), {}};
}

} // namespace bafar
