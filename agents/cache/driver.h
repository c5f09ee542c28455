#pragma once
// The cache machine's hands: looks at this node's Redis server and carries commands out.
//
// One connection is kept open for looks; a command has one of its own, for as long as it takes. The
// password is read from its file on the worker at each login, so a new one needs no restart.
// Decides nothing. Loop thread only.
#include <memory>
#include <optional>
#include <vector>

#include "agents/cache/machine.h"
#include "agents/cache/session.h"
#include "agents/runtime/feature.h"
#include "agents/runtime/worker.h"

namespace bafar::cache {

class Driver final : public runtime::Feature {
public:
    static constexpr std::size_t CarriesMax = 8; ///< under way at a time; more are refused

    Driver(runtime::Loop& loop, runtime::Worker& worker, runtime::MachineHandle<Machine>& machine);
    ~Driver() override;
    Driver(const Driver&) = delete;
    Driver& operator=(const Driver&) = delete;

private:
    using Password = Result<Secret>;

    struct Errand {
        Carry order;
        std::unique_ptr<Session> session;
    };

    void perform(const Machine::Effect& effect);
    void aim(const Aim& aim);
    void look(const Look& order);
    void lookIn(const Look& order, Instant deadline, const Secret& password);
    void carry(const Carry& order);
    void carried(std::string id, Result<std::string> outcome);

    /// Reads the target's password, where it has one, and gives it to `use`; never after we or the
    /// target are gone.
    void withPassword(std::function<void(const Password&)> use);

    runtime::Loop& loop_;
    runtime::Worker& worker_;
    runtime::MachineHandle<Machine>& machine_;
    std::optional<Target> target_;
    std::unique_ptr<Session> looks_;
    std::uint64_t round_ = 0; ///< of the look under way or answered last
    std::vector<Errand> errands_;
    std::shared_ptr<bool> current_; ///< of this target; false once it is another or we are gone
};

/// Starts looking; see agents/features.cpp.
[[nodiscard]] Result<std::unique_ptr<Driver>> start(const runtime::Environment& environment,
                                                    runtime::MachineHandle<Machine>& machine);

} // namespace bafar::cache
