#pragma once
// The steps that run on this agent: what they ask of Docker, and when they are done.
//
// A change reads the service or node, edits its spec and sends it back with the version it read:
// when that moved meanwhile, it reads again, and gives up with Conflict when somebody else changed
// the image or when it keeps moving. Order, parallelism and failure action of an update stay as the
// service has them. An image by tag is pinned to the digest that the engine finds in its registry,
// as `docker service update` does; where it finds none in time, the tag goes as it is, and the
// outcome says so.
// Pure; one owner, one thread.
#include <functional>
#include <map>

#include "agents/services/await.h"
#include "agents/services/values.h"
#include "core/schema/services.h"

namespace bafar::services {

class Orders {
public:
    static constexpr Duration AskLimit = std::chrono::seconds{10};
    static constexpr Duration DigestLimit = std::chrono::seconds{5};
    static constexpr int TriesMax = 4;
    static constexpr Duration AgeMax = std::chrono::hours{1}; ///< as the longest limit of a step
    static constexpr std::size_t OrdersMax = 64;              ///< at once; more are refused

    /// `ticket` numbers questions, unique within the machine.
    explicit Orders(std::function<std::uint64_t()> ticket);

    void limits(AwaitLimits limits) { limits_ = limits; }

    /// Begins the command; ends with one CommandFinished of this id. `api` empty: Docker is not
    /// reachable.
    void begin(const contract::Command& command,
               const std::string& id,
               const std::string& api,
               Instant now,
               Effects& out);

    /// Takes the answer when the ticket is ours; true then. Sets changed() when Docker took a
    /// change.
    bool take(const Answered& answered, Instant now, Effects& out);

    /// The Swarm as a look saw it whose lists are not older than `at`.
    void observe(const contract::Status& status, Instant at, Instant now, Effects& out);

    void tick(Instant now, Effects& out);

    /// Ends all of them with this reason: their answers will not come.
    void abandon(const std::string& why, Effects& out);

    [[nodiscard]] std::optional<Instant> due() const;

    /// True once after each change that Docker took: look again, at everything.
    [[nodiscard]] bool changed() { return std::exchange(changed_, false); }

    [[nodiscard]] bool waiting() const { return !orders_.empty(); }

    /// An order of ours changed this service's spec within the last minute.
    [[nodiscard]] bool changedLately(const std::string& service, Instant now) const;

private:
    enum class Phase : std::uint8_t { Digest, Read, Write, Wait };

    struct Order {
        contract::Command command;
        std::string api;
        Phase phase = Phase::Read;
        std::uint64_t ticket = 0;
        int tries = 0;
        std::string image; ///< as it will be written, pinned
        std::string note;  ///< for the outcome
        std::optional<Await> await;
        std::string left; ///< on a node that is being drained, as was last told
        Instant began{};
        Instant waitsSince{};
    };

    using Place = std::map<std::string, Order>::iterator;

    void ask(Order& order, Lane lane, Request request, Duration limit, Effects& out);
    void readIt(Order& order, Effects& out);
    [[nodiscard]] std::optional<Result<std::string>> write(Order& order,
                                                           const std::string& body,
                                                           Effects& out);
    [[nodiscard]] std::optional<Result<std::string>> writeService(Order& order,
                                                                  const std::string& body,
                                                                  Effects& out);
    [[nodiscard]] std::optional<Result<std::string>> written(Order& order, Instant now);
    [[nodiscard]] std::optional<Result<std::string>> advance(Order& order,
                                                             const Result<Answer>& answer,
                                                             Instant now,
                                                             Effects& out);
    void finish(Place place, Result<std::string> outcome, Effects& out);

    std::function<std::uint64_t()> ticket_;
    AwaitLimits limits_;
    std::map<std::string, Order> orders_; ///< by command id
    std::map<std::string, Instant> changedAt_;
    bool changed_ = false;
};

} // namespace bafar::services
