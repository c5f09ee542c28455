#include "tests/load_balancer/conversation.h"

#include "agents/load_balancer/balancer.h"
#include "core/base/text.h"

namespace bafar::test {
namespace {

namespace lb = load_balancer;

/// Gives a, then b, then a; hosts with a name of their own get an answer instead.
class TwoServers final : public lb::Picker {
public:
    std::variant<std::shared_ptr<lb::Server>, http::Refusal> pick(const http::RequestHead& request,
                                                                  const lb::Server*) override
    {
        const std::string host = lb::routedHost(request);
        if (host == "nowhere") {
            return http::Refusal{404, "no route for this host and path"};
        }
        return servers_[next_++ % 2];
    }

    TwoServers()
    {
        servers_[0]->entry.key = "a";
        servers_[1]->entry.key = "b";
        servers_[0]->entry.at.port = servers_[1]->entry.at.port = 80;
    }

private:
    std::size_t next_ = 0;
    std::shared_ptr<lb::Server> servers_[2] = {std::make_shared<lb::Server>(),
                                               std::make_shared<lb::Server>()};
};

std::string_view outcomeName(lb::Outcome outcome)
{
    constexpr std::string_view Names[] = {"answered", "server_error", "refused",   "unaccepted",
                                          "no_way",   "broken",       "timed_out", "abandoned"};
    return Names[static_cast<std::size_t>(outcome)];
}

struct EffectText {
    std::string operator()(const lb::Open& effect) const
    {
        return "open " + effect.server->entry.key + (effect.fresh ? " fresh" : "");
    }

    std::string operator()(const lb::Release& effect) const
    {
        return effect.reusable ? "keep" : "drop";
    }

    std::string operator()(const lb::Judge& effect) const
    {
        return effect.server->entry.key + " " + std::string(outcomeName(effect.outcome));
    }

    std::string operator()(const lb::Done& effect) const
    {
        const lb::Record& record = effect.record;
        return "done " + std::to_string(record.status) + (record.ours ? " ours" : "") +
               (record.complete ? "" : " incomplete") +
               (record.retries > 0 ? " retries " + std::to_string(record.retries) : "");
    }

    std::string operator()(const lb::EndClient&) const { return "end"; }

    std::string operator()(const lb::CloseClient& effect) const
    {
        return effect.abort ? "reset" : "close";
    }
};

std::string bytesOf(std::string_view text)
{
    std::string bytes;
    for (const char letter : text) {
        bytes += letter == '|' ? "\r\n" : letter == '~' ? "\n" : std::string(1, letter);
    }
    return bytes;
}

std::string shown(std::string_view bytes)
{
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const bool lineEnd = bytes.substr(at, 2) == "\r\n";
        text += lineEnd ? '|' : bytes[at] == '\n' ? '~' : bytes[at];
        at += lineEnd ? 1 : 0;
    }
    return text;
}

class Play {
public:
    explicit Play(bool whole)
        : whole_(whole)
    {
    }

    std::string line(std::string_view text)
    {
        const std::string_view rest = text.size() > 3 ? text.substr(3) : std::string_view();
        if (text.starts_with("C> ")) {
            each(rest, [this](std::string_view part) { exchange_.clientBytes(part, now_); });
        } else if (text.starts_with("S> ")) {
            each(rest, [this](std::string_view part) { exchange_.serverBytes(part, now_); });
        } else if (text.starts_with("S= ")) {
            exchange_.serverBytes(bytesOf(rest), now_);
        } else if (text.starts_with("wait ")) {
            wait(std::stoi(std::string(text.substr(5))));
        } else if (text.starts_with("c< ")) {
            return compare(std::exchange(toClient_, {}), bytesOf(rest));
        } else if (text.starts_with("s< ")) {
            return compare(std::exchange(toServer_, {}), bytesOf(rest));
        } else if (text.starts_with("e< ")) {
            return compare(std::exchange(effects_, {}), std::string(rest));
        } else if (!word(text)) {
            return "no such line in scripts";
        }
        settle();
        return {};
    }

private:
    template <class Feed>
    void each(std::string_view text, const Feed& feed)
    {
        const std::string bytes = bytesOf(text);
        const std::size_t step = whole_ ? bytes.size() : 1;
        for (std::size_t at = 0; at < bytes.size(); at += step) {
            feed(std::string_view(bytes).substr(at, step));
            settle();
        }
    }

    bool word(std::string_view text)
    {
        const std::pair<std::string_view, void (Play::*)()> words[] = {
            {"C.", &Play::clientEnds}, {"C!", &Play::clientGoes}, {"S.", &Play::serverEnds},
            {"opened", &Play::opens},  {"reused", &Play::reuses}, {"failed", &Play::fails},
            {"drain", &Play::drains},  {"full", &Play::fills},    {"free", &Play::frees}};
        for (const auto& [name, action] : words) {
            if (text == name) {
                (this->*action)();
                return true;
            }
        }
        return false;
    }

    void clientEnds() { exchange_.clientEnded(now_); }

    void clientGoes() { exchange_.clientLost(now_); }

    void serverEnds() { exchange_.serverEnded(now_); }

    void opens() { exchange_.serverOpened(false, now_); }

    void reuses() { exchange_.serverOpened(true, now_); }

    void fails() { exchange_.serverFailed(load_balancer::Outcome::Refused, now_); }

    void drains() { exchange_.drain(now_); }

    void fills() { full_ = true; }

    void frees() { full_ = false; }

    void wait(int seconds)
    {
        for (int passed = 0; passed < seconds; ++passed) {
            now_ += std::chrono::seconds(1);
            exchange_.tick(now_);
            settle();
        }
    }

    /// What a driver does: effects, then bytes, until nothing moves.
    void settle()
    {
        for (bool moved = true; moved;) {
            moved = false;
            for (const auto& effect : exchange_.takeEffects()) {
                effects_ += (effects_.empty() ? "" : ", ") + std::visit(EffectText{}, effect);
                moved = true;
            }
            if (!full_ && !exchange_.toServer().empty()) {
                const std::string bytes(exchange_.toServer());
                toServer_ += bytes;
                exchange_.sentToServer(bytes.size(), now_);
                moved = true;
            }
            if (!full_ && !exchange_.toClient().empty()) {
                const std::string bytes(exchange_.toClient());
                toClient_ += bytes;
                exchange_.sentToClient(bytes.size(), now_);
                moved = true;
            }
        }
    }

    static std::string compare(const std::string& actual, const std::string& wanted)
    {
        return actual == wanted ? "" : "got  \"" + shown(actual) + "\"";
    }

    bool whole_;
    bool full_ = false;
    Instant now_{std::chrono::hours(1)};
    lb::ExchangeSettings settings_;
    TwoServers picker_;
    lb::Exchange exchange_{settings_, picker_, "192.0.2.1", "http", now_};
    std::string toClient_;
    std::string toServer_;
    std::string effects_;
};

} // namespace

std::string playConversation(const std::string& script, bool whole)
{
    Play play(whole);
    std::size_t number = 0;
    for (const std::string_view line : split(script, '\n')) {
        ++number;
        if (line.empty()) {
            continue;
        }
        if (const std::string problem = play.line(line); !problem.empty()) {
            return "line " + std::to_string(number) + ": " + std::string(line) + "\n  " + problem;
        }
    }
    return {};
}

} // namespace bafar::test
