#pragma once
// The services machine's hands: a lane for each kind of question, the stream of events, logs.
//
// It carries bytes and decides nothing; what is asked is in look.h, figure_round.h and orders.h.
// Loop thread only.
#include <array>
#include <memory>

#include "agents/runtime/feature.h"
#include "agents/services/engine_lane.h"
#include "agents/services/log_tail.h"
#include "agents/services/machine.h"

namespace bafar::services {

class Driver final : public runtime::Feature {
public:
    static Result<std::unique_ptr<Driver>> start(const runtime::Environment& environment,
                                                 runtime::MachineHandle<Machine>& machine);

    Driver(runtime::Loop& loop, runtime::MachineHandle<Machine>& machine);
    ~Driver() override;
    Driver(const Driver&) = delete;
    Driver& operator=(const Driver&) = delete;

    /// Reads the log of a service through this node's engine, which must be a manager's; the caller
    /// keeps it, and may keep it longer than this driver. Errors: Unavailable (services are not in
    /// the spec).
    [[nodiscard]] Result<std::unique_ptr<LogTail>> readLog(const LogQuestion& question,
                                                           std::function<void()> onChange) const;

private:
    void perform(const Machine::Effect& effect);
    void use(const std::string& path);
    void ask(const Ask& ask);
    void follow(const FollowEvents& effect);
    void heard(std::string_view data);

    runtime::Loop& loop_;
    runtime::MachineHandle<Machine>& machine_;
    std::string path_;
    std::array<std::unique_ptr<EngineLane>, LaneCount> lanes_;
    std::unique_ptr<EngineStream> events_;
    std::string line_; ///< of the events, so far
};

} // namespace bafar::services
