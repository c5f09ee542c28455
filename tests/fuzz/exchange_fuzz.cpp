// A load balancer's exchange between a client and servers that say and do anything in any order.
//
// The input is steps: one byte says what happens, for bytes a second one says how many follow.
#include <algorithm>

#include "agents/load_balancer/balancer.h"
#include "tests/fuzz/fuzz.h"

namespace bafar::fuzz {
namespace {

namespace lb = load_balancer;

/// One server, always there.
class OneServer final : public lb::Picker {
public:
    std::variant<std::shared_ptr<lb::Server>, http::Refusal> pick(const http::RequestHead&,
                                                                  const lb::Server*) override
    {
        ++owed;
        return server_;
    }

    OneServer() { server_->entry.at.port = 80; }

    int owed = 0; ///< attempts that nobody judged yet

private:
    std::shared_ptr<lb::Server> server_ = std::make_shared<lb::Server>();
};

/// What leaves for the server on one connection must be requests that a strict server accepts.
class StrictServer {
public:
    void hears(std::string_view bytes)
    {
        heard_.append(bytes);
        while (!inBody_) {
            const auto progress = parser_.parse(heard_, head_);
            if (progress == http::Progress::Refused) {
                broken("a request left that is refused: " + parser_.refusal().text);
            }
            if (progress == http::Progress::NeedMore) {
                return;
            }
            heard_.erase(0, parser_.consumed());
            body_.emplace(http::Side::Request, head_.framing, limits_);
            inBody_ = true;
        }
        for (bool more = true; more;) {
            const http::BodyStep step = body_->next(heard_);
            if (step.kind == http::BodyStep::Kind::Refused) {
                broken("a body left that is refused: " + body_->refusal().text);
            }
            more = step.kind == http::BodyStep::Kind::Data;
            heard_.erase(0, step.consumed);
        }
    }

private:
    http::Limits limits_;
    http::RequestParser parser_{limits_};
    http::RequestHead head_;
    std::optional<http::BodyDecoder> body_;
    std::string heard_;
    bool inBody_ = false;
};

class Play {
public:
    void step(unsigned what, std::string_view bytes)
    {
        switch (what % 10) {
        case 0: exchange_.clientBytes(bytes, now_); break;
        case 1: exchange_.serverBytes(connected_ ? bytes : "", now_); break;
        case 2:
            if (connected_) {
                exchange_.serverOpened(bytes.size() % 2 == 0, now_);
            }
            break;
        case 3:
            if (connected_) {
                exchange_.serverFailed(bytes.empty() ? lb::Outcome::NoWay : lb::Outcome::Refused,
                                       now_);
            }
            break;
        case 4:
            if (connected_) {
                exchange_.serverEnded(now_);
            }
            break;
        case 5: exchange_.clientEnded(now_); break;
        case 6: exchange_.clientLost(now_); break;
        case 7:
            now_ += std::chrono::seconds(1 + bytes.size());
            exchange_.tick(now_);
            break;
        case 8: exchange_.drain(now_); break;
        case 9: full_ = !full_; break;
        }
        settle();
    }

    [[nodiscard]] bool closed() const { return closed_; }

    void end()
    {
        full_ = false;
        exchange_.clientLost(now_);
        settle();
        if (!closed_) {
            broken("a client that is gone is still served");
        }
        if (picker_.owed != 0) {
            broken("an attempt was judged twice, or never");
        }
    }

private:
    void settle()
    {
        for (bool moved = true; moved;) {
            moved = false;
            for (const auto& effect : exchange_.takeEffects()) {
                if (closed_) {
                    broken("an effect after the connection was closed");
                }
                std::visit([this](const auto& value) { carryOut(value); }, effect);
                moved = true;
            }
            if (!full_ && !exchange_.toServer().empty()) {
                const std::string bytes(exchange_.toServer());
                server_->hears(bytes);
                exchange_.sentToServer(bytes.size(), now_);
                moved = true;
            }
            if (!full_ && !exchange_.toClient().empty() && !closed_) {
                exchange_.sentToClient(exchange_.toClient().size(), now_);
                moved = true;
            }
        }
        if (!closed_ && exchange_.deadline() < now_ - std::chrono::hours(1)) {
            broken("a deadline that never comes");
        }
    }

    void carryOut(const lb::Open&)
    {
        if (std::exchange(connected_, true)) {
            broken("a second connection");
        }
        server_.emplace(); // not copied: its parser keeps where its limits are
    }

    void carryOut(const lb::Release&)
    {
        if (!std::exchange(connected_, false)) {
            broken("a connection given back twice");
        }
    }

    void carryOut(const lb::Judge&) { --picker_.owed; }

    void carryOut(const lb::Done&) {}

    void carryOut(const lb::EndClient&) {}

    void carryOut(const lb::CloseClient&) { closed_ = true; }

    Instant now_{std::chrono::hours(1)};
    lb::ExchangeSettings settings_;
    OneServer picker_;
    lb::Exchange exchange_{settings_, picker_, "192.0.2.1", "http", now_};
    std::optional<StrictServer> server_{std::in_place};
    bool connected_ = false;
    bool closed_ = false;
    bool full_ = false;
};

} // namespace

int fuzzOne(std::span<const std::uint8_t> input)
{
    Play play;
    for (std::size_t at = 0; at + 1 < input.size() && !play.closed();) {
        const unsigned what = input[at];
        const std::size_t length = std::min<std::size_t>(input[at + 1], input.size() - at - 2);
        play.step(what, asText(input.subspan(at + 2, length)));
        at += 2 + length;
    }
    if (!play.closed()) {
        play.end();
    }
    return 0;
}

} // namespace bafar::fuzz
