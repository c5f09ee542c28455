#pragma once
// The cache concept's machine: when to look at this node's Redis server, what it means, and the
// actions on all of them.
//
// Theory: at every whole interval of monotonic time it asks for a look; the driver answers within
// the limit, and where it does not, the machine counts the look as lost by itself. A refused
// connection is FAILED at once; a look that got no answer in time only when the next one gets none
// either, so that one slow moment paints nothing red. What a look shows becomes status, presence,
// measures and events; what it leaves unchanged becomes none. Plans for promote and flush are in
// promote.h and flush.h.
// Pure; one owner, one thread.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "agents/cache/judgement.h"
#include "agents/cache/measures.h"
#include "agents/cache/places.h"
#include "agents/cache/values.h"
#include "agents/cache/window.h"
#include "agents/series/metric_list.h"
#include "agents/wall_anchor.h"

namespace bafar::cache {

class Machine {
public:
    using Config = schema::cache::Config;
    using Status = schema::cache::Status;
    using Command = schema::cache::Command;
    using Input = std::variant<WallClockRead, Looked, Carried>;
    using Effect =
        std::variant<Aim, Look, Carry, PublishMeasures, EmitEvent, StatusChanged, CommandFinished>;
    using Effects = std::vector<Effect>;

    static constexpr std::string_view Name = schema::cache::Name;
    static constexpr int StaleIntervals = 3;
    static constexpr Duration UnknownAfter = std::chrono::seconds(30);
    static constexpr Duration AnswerGrace = std::chrono::milliseconds(200); ///< past the limit
    static constexpr int LostMax = 2; ///< looks in a row without an answer that mean it hangs
    static constexpr Duration CarryLimit = std::chrono::seconds(5);
    static constexpr Duration ToldGrace = std::chrono::seconds(5); ///< to connect to a new primary
    /// Figures in the status are at most this old; a change of anything else is told at once.
    static constexpr Duration FiguresEvery = std::chrono::seconds(5);

    explicit Machine(Self self);

    [[nodiscard]] Effects handle(const Input& input, Instant now);
    [[nodiscard]] Effects tick(Instant now);
    [[nodiscard]] std::optional<Deadline> deadline() const;

    [[nodiscard]] Effects configure(const schema::Spec& spec, Instant now);
    [[nodiscard]] Effects command(const Command& command, const std::string& id, Instant now);
    [[nodiscard]] Status status(Instant now) const;
    [[nodiscard]] schema::Presence presence(Instant now) const;
    [[nodiscard]] std::vector<schema::ActionInfo> offers(const schema::ClusterView& view) const;
    [[nodiscard]] Result<schema::Draft> draft(const schema::ActionRequest& request,
                                              const schema::ClusterView& view) const;
    [[nodiscard]] schema::Condition judge(const schema::Condition& condition,
                                          const schema::ClusterView& view) const;

    static void describeMetrics(MetricList& list);

private:
    void on(const WallClockRead& input, Instant now, Effects& out);
    void on(const Looked& input, Instant now, Effects& out);
    void on(const Carried& input, Instant now, Effects& out);

    void look(Instant now, Effects& out);
    void answered(const Observation& seen, Instant now, Effects& out);
    void failed(const Failure& failure, Instant now, Effects& out);
    void tellChanges(const Observation& seen, Instant now, Effects& out);
    void tellStatus(Instant now, Effects& out);
    void emit(schema::Severity severity,
              std::string_view kind,
              const std::string& text,
              Effects& out) const;
    void forget();
    void judgeNow(Status& status, Instant now) const;
    void fillFigures(Status& status, Instant now) const;
    [[nodiscard]] std::string primaryText(const Observation& seen) const;
    [[nodiscard]] std::vector<schema::Fact> factsOf(const Status& status, Instant now) const;

    Self self_;
    Config config_;
    Places places_;
    std::optional<Place> own_; ///< this node's server
    WallAnchor wall_;

    std::uint64_t round_ = 0;
    bool asking_ = false; ///< round_ is not answered yet
    Instant nextLook_{};
    Instant answerDue_{};
    int lost_ = 0; ///< looks in a row that got no answer in time

    std::optional<Observation> seen_; ///< the last that was answered
    Instant seenAt_{};
    std::optional<Failure> failing_; ///< it does not answer, and why; for good
    Instant failingSince_{};
    std::optional<Instant> roleSince_;
    std::optional<Instant> linkSince_;
    std::optional<Instant> toldAt_; ///< when it was last told whom to follow
    CounterWindow window_;
    Levels levels_;
    MeasureWriter measures_;

    Status told_; ///< last published, without its figures
    Instant figuresDue_{};
};

} // namespace bafar::cache
