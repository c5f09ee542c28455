#pragma once
// This node's containers: which there are, and what each uses, asked in turn.
//
// Every container is measured about once in five seconds, spread evenly over the looks, one
// question at a time on a lane of its own: to measure a container costs the engine more than all of
// a look. What does not change while a container runs is asked once, and again after an event of
// it.
// Pure; one owner, one thread.
#include <map>
#include <optional>

#include "agents/services/observation.h"
#include "agents/services/values.h"

namespace bafar::services {

/// True for a kill by a signal that means the end: those that daemons take for "read your
/// configuration again" are none.
[[nodiscard]] bool endsContainer(const EngineEvent& event);

class FigureRound {
public:
    static constexpr Duration Every = std::chrono::seconds{5};
    static constexpr std::size_t MeasuredMax = 64; ///< containers with figures

    struct Entry {
        contract::Container container;
        std::optional<ContainerDetail> detail;
        std::optional<Figures> figures;
        Instant figuresAt{};
        Instant due{};
        bool stopping = false; ///< it was told to stop
    };

    /// The list as it is now; what is gone is forgotten.
    void list(const Listed<contract::Container>& containers, Instant now);

    /// Something happened to it: ask again.
    void happened(const EngineEvent& event);

    /// The next question, when one is due and none is under way.
    [[nodiscard]] std::optional<Ask> next(const std::string& api,
                                          std::uint64_t ticket,
                                          Instant now);

    /// When next() should be asked again.
    [[nodiscard]] std::optional<Instant> due() const;

    /// Takes the answer when the ticket is ours; true then.
    bool take(const Answered& answered, Instant now);

    void clear();

    [[nodiscard]] const std::map<std::string, Entry>& entries() const { return entries_; }

private:
    std::map<std::string, Entry> entries_; ///< by id
    std::optional<std::uint64_t> ticket_;
    std::string asked_; ///< id
    bool askedDetail_ = false;
};

} // namespace bafar::services
