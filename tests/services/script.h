#pragma once
// A Docker engine that answers from captured text, and a machine that asks it, on virtual time.
#include <map>
#include <set>

#include "agents/services/machine.h"

namespace bafar::test {

/// The whole file below tests/services/fixtures; fails the test program when it is missing.
[[nodiscard]] std::string servicesFixture(const std::string& name);

/// A spec of three nodes n1 to n3 at 192.0.2.11 to .13, with this section for services (YAML, may
/// be empty).
[[nodiscard]] schema::Spec servicesSpec(const std::string& section);

/// Answers by path: the key is the target without version and, of tasks, the filter's meaning:
/// "/tasks live" or "/tasks ended".
struct Engine {
    std::map<std::string, Result<services::Answer>> answers;
    std::vector<services::Request> asked;
    std::set<std::string> silent; ///< keys that get no answer at all

    /// Everything as captured in this folder of fixtures; what it lacks comes from "healthy".
    static Engine captured(const std::string& folder);

    [[nodiscard]] static std::string keyOf(const services::Request& request);
    [[nodiscard]] Result<services::Answer> answer(const services::Request& request);

    void set(const std::string& key, const std::string& body, std::uint16_t status = 200);
    void fail(const std::string& key, Code code, const std::string& text);
};

/// A machine of n1 and its engine.
class Stage {
public:
    explicit Stage(Engine engine,
                   const std::string& section = "services: {}",
                   std::string node = "n1",
                   WallTime wall = {1'795'887'600'000}); ///< when the fixtures were captured

    Engine engine;
    services::Machine machine;
    Instant now{std::chrono::seconds{1000}};
    std::string told;     ///< events, answers of commands: one line each
    int statuses = 0;     ///< StatusChanged so far
    MeasuresPtr measures; ///< the last

    void give(const services::Machine::Input& input);

    void configure(const schema::Spec& spec) { take(machine.configure(spec, now)); }

    void command(const services::Machine::Command& command, const std::string& id);

    /// Lets the time pass in steps of the machine's own deadlines.
    void pass(Duration time);

    [[nodiscard]] services::Machine::Status status() const { return machine.status(now); }

    /// The value of a series of the last round, or NaN.
    [[nodiscard]] double measured(const std::string& key) const;

    /// "state: reason" of an entity, or "-".
    [[nodiscard]] std::string entity(const std::string& id) const;

    /// The facts of an entity, "name=value" each, with "; " between.
    [[nodiscard]] std::string facts(const std::string& id) const;

private:
    void take(const services::Effects& effects);
};

} // namespace bafar::test
