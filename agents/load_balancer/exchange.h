#pragma once
// One client's connection through the load balancer: bytes in, bytes out, no socket and no clock.
//
// Theory: the exchange reads one request after the other, asks a Picker for a server, sends the
// request there and hands the answer back, body by body, never holding more than BufferMax of
// either. Its driver feeds it bytes and ends, carries out its effects in order, writes what stands
// in toClient() and toServer(), and reads only where readsClient() and readsServer() say so: that
// is all of back-pressure. There is at most one server connection at a time.
//
// A request goes to a second server, once, when no byte of an answer came and either the first
// refused the connection (then it has seen nothing) or the method is idempotent (RFC 9110 section
// 9.2.2) and all that was sent can be sent again. A kept connection that turns out to be closed is
// no attempt. After a silence of the server nothing is sent twice: it may be at work.
// An answer that breaks in the middle ends the client's connection, never as if it were complete.
// Pure; one owner, one thread. Source: RFC 9112; case numbers in the tests.
// It is larger than the budget because what goes in and what comes out are read together.
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/time.h"
#include "core/http/body.h"
#include "core/http/parser.h"

namespace bafar::load_balancer {

struct Server; // balancer.h

/// How an attempt on a server ended, for passive health.
enum class Outcome : std::uint8_t {
    Answered,    ///< any status below 500
    ServerError, ///< 500 or above
    Refused,     ///< the connection was turned away
    Unaccepted,  ///< no connection came about in time
    NoWay,       ///< this node has no socket in its network: says nothing about the server
    Broken,      ///< closed, or answered what is no HTTP
    TimedOut,    ///< connected, but no answer in time
    Abandoned,   ///< the client left: says nothing about the server
};

/// There was no connection, so the server has seen nothing of the request.
[[nodiscard]] constexpr bool cameToNothing(Outcome outcome)
{
    return outcome == Outcome::Refused || outcome == Outcome::Unaccepted ||
           outcome == Outcome::NoWay;
}

/// Who knows the servers. Its answers are for the one exchange that asks.
class Picker {
public:
    virtual ~Picker() = default;

    /// A server for this request, another than `tried` where there is one; or what to answer
    /// instead.
    virtual std::variant<std::shared_ptr<Server>, http::Refusal> pick(
        const http::RequestHead& request, const Server* tried) = 0;
};

struct ExchangeTimes {
    Duration head = std::chrono::seconds(30);    ///< for all of a request's head
    Duration idle = std::chrono::seconds(60);    ///< between two requests
    Duration connect = std::chrono::seconds(2);  ///< to a server
    Duration silence = std::chrono::seconds(60); ///< of both sides, in the middle of a request
    Duration linger = std::chrono::seconds(2);   ///< for a client to take the last answer
};

struct ExchangeSettings {
    http::Limits limits;
    ExchangeTimes times;
    bool trustForwarded = false; ///< keep the X-Forwarded fields that the client sent
};

/// A request's line in the books.
struct Record {
    std::shared_ptr<Server> server; ///< who answered, or was asked last; null: nobody was
    http::Method method = http::Method::Other;
    std::uint16_t status = 0; ///< 0: the client left, or the answer broke off, before one
    bool ours = false;        ///< the status is the load balancer's own
    bool complete = false;    ///< the whole answer was handed on
    std::uint32_t retries = 0;
    std::uint64_t bytesIn = 0;  ///< of the request's body
    std::uint64_t bytesOut = 0; ///< of the answer's body
    Duration firstByte{};       ///< until the server answered; zero: it did not
    Duration total{};
};

/// Effect: connect to this server; answered by serverOpened() or serverFailed(). Not `fresh`: a
/// kept connection will do.
struct Open {
    std::shared_ptr<Server> server;
    bool fresh = false;
};

/// Effect: the server's connection is not needed any more; keep it for others, or close it.
struct Release {
    bool reusable = false;
};

/// Effect: how an attempt ended.
struct Judge {
    std::shared_ptr<Server> server;
    Outcome outcome = Outcome::Answered;
};

/// Effect: a request is over.
struct Done {
    Record record;
};

/// Effect: when toClient() is written, nothing more will come.
struct EndClient {};

/// Effect: close the client's connection now; `abort`: by a reset, so that it cannot be taken for
/// the end of an answer. The last effect.
struct CloseClient {
    bool abort = false;
};

class Exchange {
public:
    using Effect = std::variant<Open, Release, Judge, Done, EndClient, CloseClient>;
    static constexpr std::size_t BufferMax = 64U << 10U; ///< bytes waiting, each way

    /// `settings` and `picker` outlive the exchange; `client` is the peer's address as text,
    /// `scheme` is "http" or "https".
    Exchange(const ExchangeSettings& settings,
             Picker& picker,
             std::string client,
             std::string_view scheme,
             Instant now);

    // Inputs. After each: carry out takeEffects(), write, look at readsClient(), readsServer() and
    // deadline().
    void clientBytes(std::string_view bytes, Instant now);
    void clientEnded(Instant now); ///< it sends no more; it may still read
    void clientLost(Instant now);
    void serverOpened(bool reused, Instant now);
    void serverFailed(Outcome why, Instant now); ///< Refused or NoWay
    void serverBytes(std::string_view bytes, Instant now);
    void serverEnded(Instant now); ///< closed or reset
    void tick(Instant now);

    /// No request after the present one: the listener goes away.
    void drain(Instant now);

    [[nodiscard]] std::vector<Effect> takeEffects();

    /// What waits to be written; `sent` takes off the front what was.
    [[nodiscard]] std::string_view toClient() const;
    void sentToClient(std::size_t sent, Instant now);
    [[nodiscard]] std::string_view toServer() const;
    void sentToServer(std::size_t sent, Instant now);

    [[nodiscard]] bool readsClient() const;
    [[nodiscard]] bool readsServer() const;

    [[nodiscard]] Instant deadline() const { return deadline_; }

    /// Between two requests: closing now loses nothing.
    [[nodiscard]] bool idle() const { return phase_ == Phase::Idle; }

private:
    enum class Phase : std::uint8_t {
        Idle,       ///< waits for a request
        Head,       ///< reads one
        Connecting, ///< to server_
        Relay,      ///< request one way, answer the other
        Tunnel,     ///< after 101
        Lingering,  ///< the last answer is on its way
        Closed,
    };

    /// Bytes with a front that moves.
    struct Buffer {
        std::string bytes;
        std::size_t at = 0;

        [[nodiscard]] std::string_view view() const;
        void take(std::size_t count);
        void clear();

        [[nodiscard]] std::size_t size() const { return bytes.size() - at; }
    };

    void run();
    bool readHead();
    void beginRequest();
    void choose(const Server* tried);
    [[nodiscard]] bool renderRequest();
    void pumpRequest();
    void refuseBody(const http::Refusal& refusal);
    void giveServer(std::string_view bytes);
    void pumpAnswer();
    [[nodiscard]] bool readAnswerHead();
    void giveInterim();
    void beginAnswer();
    void giveAnswerBody();
    void finishAnswer();
    void beginTunnel();
    void pumpTunnel();

    void attemptFailed(Outcome outcome, std::uint16_t status, std::string_view why);
    [[nodiscard]] bool mayTryAgain(Outcome outcome) const;
    void answerOurselves(const http::Refusal& refusal);
    void finishRequest(bool complete);
    void judge(Outcome outcome);
    void releaseServer(bool reusable);
    void linger();
    void lingerOn();
    void abort();
    void leave();

    const ExchangeSettings& settings_;
    Picker& picker_;
    std::string client_;
    std::string_view scheme_;
    Instant now_;
    Instant deadline_;
    Phase phase_ = Phase::Idle;
    std::vector<Effect> effects_;
    Buffer clientIn_;
    Buffer toClient_;
    Buffer serverIn_;
    Buffer toServer_;
    bool clientEnded_ = false;
    bool serverEnded_ = false;
    bool connected_ = false; ///< or about to be: a Release is owed
    bool judged_ = true;     ///< the present attempt
    bool draining_ = false;

    http::RequestParser requestParser_;
    http::RequestHead request_;
    std::string headText_; ///< what request_'s slices name
    std::optional<http::BodyDecoder> requestBody_;
    bool requestDone_ = false;
    std::string sentHead_; ///< as rendered for the server
    std::string sentBody_; ///< what followed it, as long as it can be sent again
    bool repeatable_ = true;

    std::shared_ptr<Server> server_;
    bool reused_ = false;
    std::uint32_t attempts_ = 0; ///< on fresh connections
    http::ResponseParser answerParser_;
    http::ResponseHead answer_;
    std::optional<http::BodyDecoder> answerBody_;
    bool answering_ = false; ///< a byte of an answer was handed on
    bool chunked_ = false;   ///< the answer's body goes to the client in chunks
    bool keep_ = false;      ///< the client's connection, after this answer

    Instant began_;
    Record record_;
};

/// Methods that may be sent twice (RFC 9110 section 9.2.2).
[[nodiscard]] bool isIdempotent(http::Method method);

} // namespace bafar::load_balancer
