#pragma once
// Three agents' alerting machines, n1, n2 and n3, that hear each other's statuses, on virtual time.
//
// What they measure and see is told in lines:
//   KEY = 3            a series of n1 from now on; "n2: KEY = 3" one of n2, "all: KEY = 3" of each
//   KEY += 2           a counter that grows by 2 each second
//   KEY gone           the series is absent
//   @silent n2         nobody hears n2 and it hears nobody; @heard n2 ends that
//   @owns web n1 n2    who owns the floating IP; @moves web n1 3: so many transitions more on n1
//   @hears web 192.0.2.30 n2   n2 hears this owner advertise and does not know whose address it is
//   @relation C KIND FROM TO STATE, @entity C ID STATE    on the map of n1 ("n2: @entity ...")
//   @round_trip n2 80 ms, @certificate 5 d                as n1 says
#include <memory>

#include "agents/alerting/machine.h"
#include "core/alerts/board.h"
#include "core/schema/cluster.h"
#include "core/schema/floating_ip.h"

namespace bafar::test {

using schema::alerting::Alert;
using schema::alerting::AlertState;

class Fleet {
public:
    /// `alerting` is the section's text, indented or in braces; `leader` judges the cluster's
    /// rules.
    explicit Fleet(const std::string& alerting = "{}", std::string leader = "n1");

    /// Lines as above, separated by line ends or ";".
    void tell(const std::string& lines);

    /// Lets time pass: a sample and a heartbeat of each agent every `step`.
    void run(Duration time, Duration step = std::chrono::seconds(1));

    void lead(const std::string& node) { leader_ = node; }

    /// A new agent in place of one that ended.
    void restart(const std::string& node);

    void configure(const std::string& alerting);

    /// What all that are heard say, merged; what is not heard counts as old.
    [[nodiscard]] alerts::Board board() const;

    /// Alerts of a rule in a state, as merged.
    [[nodiscard]] std::vector<Alert> alerts(const std::string& rule, AlertState state) const;

    [[nodiscard]] const alerting::Machine& machine(const std::string& node) const;

    [[nodiscard]] schema::alerting::Status status(const std::string& node) const;

    /// "n1 alert_firing DiskOver85" of each event since the last call.
    std::vector<std::string> takeEvents();

    [[nodiscard]] const std::vector<schema::Event>& events() const { return events_; }

    [[nodiscard]] MeasuresPtr measures(const std::string& node) const;

    /// How often a node said that its status changed.
    [[nodiscard]] std::size_t told(const std::string& node) const;

    [[nodiscard]] WallTime wall() const;

private:
    struct Node {
        std::unique_ptr<alerting::Machine> machine;
        std::map<std::string, double> values;
        std::map<std::string, double> growth;
        std::vector<std::string> table;
        std::uint64_t revision = 0;
        bool silent = false;
        Instant heard{}; ///< by the others
        schema::cluster::Status cluster;
        schema::floating_ip::Status addresses;
        std::map<std::string, schema::Presence> presences;
        schema::alerting::Status last; ///< as published
        std::map<std::string, schema::ConceptReport> reports;
        MeasuresPtr measures;
        std::size_t told = 0;
    };

    void tellOne(const std::string& line);
    void tellView(Node& node, const std::vector<std::string>& words);
    void tellAddress(const std::vector<std::string>& words);
    void step(Duration step);
    void perform(const std::string& name, Node& node, const alerting::Machine::Effects& effects);
    void sample(const std::string& name, Node& node, Duration step);
    void report(Node& node) const;
    [[nodiscard]] std::shared_ptr<const schema::ClusterView> view(const std::string& self) const;
    [[nodiscard]] schema::Spec spec() const;

    std::string alerting_;
    std::string leader_;
    std::map<std::string, Node> nodes_;
    Instant now_{std::chrono::hours(100)};
    std::vector<schema::Event> events_;
    std::vector<std::string> fresh_;
};

} // namespace bafar::test
