#pragma once
// The database machine's hands: asks the server of this node, a round at a time, over one kept
// connection.
//
// A round has one deadline for all of it, the password file and the login included; when it is
// over, the connection is dropped and the cause told. A kept connection that turns out to be gone
// is made anew once within the same round. The password file is read on the worker at each login
// and refused when others can read it. Decides nothing. Loop thread only.
#include <memory>
#include <optional>

#include "agents/database/causes.h"
#include "agents/database/machine.h"
#include "agents/database/session.h"
#include "agents/runtime/feature.h"
#include "agents/runtime/worker.h"

namespace bafar::database {

class Driver final : public runtime::Feature {
public:
    /// `loop`, `worker` and `handle` outlive the driver.
    Driver(runtime::Loop& loop, runtime::Worker& worker, runtime::MachineHandle<Machine>& handle);
    ~Driver() override;
    Driver(const Driver&) = delete;
    Driver& operator=(const Driver&) = delete;

    [[nodiscard]] static Result<std::unique_ptr<Driver>> start(
        const runtime::Environment& environment, runtime::MachineHandle<Machine>& machine);

private:
    /// The round under way.
    struct Round {
        Look look;
        std::shared_ptr<Observation> observation;
        std::size_t next = 0; ///< question to ask
        std::size_t bytes = 0;
        Instant begun{};
        bool kept = false; ///< it began with a connection of an earlier round
    };

    void perform(const Machine::Effect& effect);
    void begin(const Look& look);
    void readPassword();
    void login(const Secret& password);
    void ask();
    void answered(const Outcome& outcome);
    void late();
    void lose(schema::database::Cause cause, const Outcome& outcome, std::string_view where);
    void finish(Looked looked);

    runtime::Loop& loop_;
    runtime::Worker& worker_;
    runtime::MachineHandle<Machine>& handle_;
    runtime::Timer deadline_;
    std::unique_ptr<Session> session_;
    Target target_;         ///< of session_
    bool loggedIn_ = false; ///< session_ was let in
    std::optional<Round> round_;
    std::shared_ptr<Driver*> self_; ///< empty once we are gone, for answers that come later
};

} // namespace bafar::database
