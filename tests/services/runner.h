#pragma once
// A services machine with its driver on a real loop, as an agent has them.
#include <optional>
#include <string>

#include "agents/services/driver.h"

namespace bafar::test {

class Runner final : public runtime::MachineHandle<services::Machine> {
public:
    /// `section`: of the spec, as YAML.
    explicit Runner(const std::string& section);
    ~Runner() override;

    void feed(services::Machine::Input input) override;
    void onEffect(std::function<void(const services::Effect&)> handler) override;

    void command(const services::Machine::Command& command, const std::string& id);

    /// Turns the loop until `done` holds; false after the limit.
    bool until(const std::function<bool()>& done, Duration limit);

    [[nodiscard]] services::Machine::Status status() const { return machine_.status(loop.now()); }

    /// The tasks of the status: "web.1 running, web.2 starting".
    [[nodiscard]] std::string tasks() const;

    [[nodiscard]] std::string state() const; ///< "ok", or "failed: why"

    runtime::Loop loop;
    std::string told; ///< events and answers of commands, one line each
    std::map<std::string, Result<std::string>> finished;

    [[nodiscard]] services::Driver& driver() { return *driver_; }

private:
    void take(const services::Effects& effects);
    void arm();

    services::Machine machine_;
    runtime::Timer timer_;
    std::function<void(const services::Effect&)> handler_;
    std::unique_ptr<services::Driver> driver_;
};

} // namespace bafar::test
