#pragma once
// Runs the load balancer on a host: a thread with a loop for each processor, started with the first
// listener.
//
// The control loop hands each of them the plan and asks each for its counts once a second, by
// Loop::post alone; so come the sockets that it has the root helper open inside overlay networks.
// Destroying the driver closes the listeners, lets open requests end for at most StopTime, and then
// breaks off. Control loop's thread only.
#include <memory>
#include <vector>

#include "agents/helper/client.h"
#include "agents/load_balancer/machine.h"
#include "agents/load_balancer/network_stock.h"
#include "agents/runtime/feature.h"

namespace bafar::load_balancer {

class Driver final : public runtime::Feature {
public:
    static constexpr Duration StopTime = std::chrono::seconds(3);

    /// `helper`: the root helper's socket; `loops`: how many, 0: one for each processor. Both
    /// references outlive the driver.
    Driver(runtime::Loop& control,
           runtime::MachineHandle<Machine>& machine,
           const std::string& helper,
           std::size_t loops = 0);
    ~Driver() override;
    Driver(const Driver&) = delete;
    Driver& operator=(const Driver&) = delete;

    static Result<std::unique_ptr<Driver>> start(const runtime::Environment& environment,
                                                 runtime::MachineHandle<Machine>& machine);

private:
    struct Lane; ///< one thread with its loop

    void use(const PlanPtr& plan);
    void startLanes();
    void ask();
    void fetch(Lane& lane,
               const Inside& inside,
               unsigned count,
               std::function<void(Result<NetworkStock::Sockets>)> done);
    void answered(std::uint64_t round, LoopReport report);

    runtime::Loop& control_;
    runtime::MachineHandle<Machine>& machine_;
    std::size_t count_;
    helper::Client helper_;
    std::vector<std::unique_ptr<Lane>> lanes_;
    std::uint64_t round_ = 0;
    std::vector<LoopReport> reports_; ///< of this round
    runtime::Timer second_;
    std::shared_ptr<Driver*> self_; ///< empty once we are gone, for answers that come later
};

} // namespace bafar::load_balancer
