#pragma once
// Of which alerts a person is told by a message, and when: once, and not all at a time.
//
// Theory: an alert is news when it becomes urgent (isUrgent()), once, and again only after it
// resolved or when it is critical now and was a warning; levels of a rule are one alert. News are
// collected for Window from the first on: up to SinglesMax are told one by one, more together.
// What is urgent when a node is first heard was so before: it is told of in one summary. An alert
// that is not mentioned any more (its leader changed) is remembered for RememberedFor. Pure,
// virtual time; one owner, one thread.
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/alerts/board.h"

namespace bafar::alerts {

/// One message.
struct Notice {
    enum class Kind : std::uint8_t { Already, One, Several };

    static constexpr std::size_t ShownMax = 4;

    Kind kind = Kind::One;
    std::size_t critical = 0;
    std::size_t warning = 0;
    std::vector<schema::alerting::Alert> alerts; ///< worst first, at most ShownMax

    bool operator==(const Notice&) const = default;
};

class NoticeDesk {
public:
    static constexpr Duration Window = std::chrono::seconds{2};
    static constexpr Duration RememberedFor = std::chrono::minutes{5};
    static constexpr std::size_t SinglesMax = 3;

    /// What is known now; `heard`: nodes that tell of alerts and are heard.
    std::vector<Notice> handle(const Board& board, const std::set<std::string>& heard, Instant now);

    std::vector<Notice> tick(Instant now);

    /// When tick() has something to do.
    [[nodiscard]] std::optional<Instant> deadline() const { return due_; }

private:
    struct Known {
        schema::Severity severity = schema::Severity::Warning; ///< as it is now
        Instant mentioned{};
    };

    struct News {
        schema::alerting::Alert alert;
        bool already = false; ///< it was there when its node was first heard
    };

    using Urgent = std::map<std::string, const schema::alerting::Alert*>;

    void collect(const Urgent& urgent, Instant now);
    void forget(const Board& board, const Urgent& urgent, Instant now);
    [[nodiscard]] bool wasThere(const schema::alerting::Alert& alert, Instant now) const;

    std::map<std::string, Instant> firstHeard_; ///< by node
    std::optional<Instant> begun_;              ///< anybody was first heard
    std::map<std::string, Known> known_;        ///< by rule and labels
    std::map<std::string, News> news_;          ///< by rule and labels
    std::optional<Instant> due_;
};

} // namespace bafar::alerts
