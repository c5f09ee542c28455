// It is larger than the budget because what agents measure and see is told in one language.
#include "tests/alerting/fleet.h"

#include <QTest>
#include <algorithm>
#include <array>

#include "agents/alerting/rule_set.h"
#include "core/base/check.h"
#include "core/base/text.h"
#include "core/schema/spec_sections.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;

constexpr WallTime Epoch{1800000000000};

std::vector<std::string> wordsOf(std::string_view line)
{
    std::vector<std::string> words;
    for (const std::string_view word : split(line, ' ')) {
        if (!word.empty()) {
            words.emplace_back(word);
        }
    }
    return words;
}

/// As in the spec below.
net::Address addressOf(const std::string& node)
{
    return net::Address::parse("192.0.2.1" + node.substr(1)).value();
}

template <class Enum>
Enum named(const std::string& name)
{
    const auto names = enumNames(Enum{});
    const auto found = std::find(names.begin(), names.end(), name);
    CHECK(found != names.end());
    return static_cast<Enum>(found - names.begin());
}

} // namespace

Fleet::Fleet(const std::string& alerting, std::string leader)
    : alerting_(alerting)
    , leader_(std::move(leader))
{
    for (const char* name : {"n1", "n2", "n3"}) {
        Node& node = nodes_[name];
        node.heard = now_;
        for (const char* other : {"n1", "n2", "n3"}) {
            if (std::string(name) != other) {
                schema::cluster::Peer peer;
                peer.node = other;
                peer.connected = true;
                peer.roundTrip = 1ms;
                node.cluster.peers.push_back(peer);
            }
        }
        node.cluster.certificateSerial = "0a1b";
        node.cluster.certificateExpires = {Epoch.unixMs + 400LL * 86400 * 1000};
        restart(name);
    }
}

schema::Spec Fleet::spec() const
{
    static constexpr std::array<schema::CrossCheck, 1> Checks{&alerting::ruleProblems};
    const schema::SpecReading reading = schema::SpecReading::read(
        R"(
cluster:
  name: lab
  nodes:
    - {id: n1, address: 192.0.2.11}
    - {id: n2, address: 192.0.2.12}
    - {id: n3, address: 192.0.2.13}
)" + (alerting_.empty() ? std::string() : "alerting: " + alerting_ + "\n"),
        schema::specSections(), Checks);
    for (const schema::Problem& problem : reading.problems) {
        qCritical("%s: %s", problem.path.c_str(), problem.text.c_str());
    }
    CHECK(reading.problems.empty());
    return reading.spec;
}

void Fleet::restart(const std::string& name)
{
    Node& node = nodes_.at(name);
    node.machine = std::make_unique<alerting::Machine>(Self{"lab", name});
    node.table.clear();
    perform(name, node, node.machine->handle(WallClockRead{wall()}, now_));
    perform(name, node, node.machine->configure(spec(), now_));
}

void Fleet::configure(const std::string& alerting)
{
    alerting_ = alerting;
    for (auto& [name, node] : nodes_) {
        perform(name, node, node.machine->configure(spec(), now_));
    }
}

WallTime Fleet::wall() const
{
    return {Epoch.unixMs + now_.time_since_epoch() / 1ms};
}

void Fleet::tell(const std::string& lines)
{
    for (const std::string_view part : split(lines, '\n')) {
        for (const std::string_view line : split(part, ';')) {
            if (!trimmed(line).empty()) {
                tellOne(std::string(trimmed(line)));
            }
        }
    }
}

void Fleet::tellOne(const std::string& line)
{
    for (const char* name : {"n1", "n2", "n3"}) {
        const std::string prefix = std::string(name) + ": ";
        const bool all = line.starts_with("all: ");
        const bool own = line.starts_with(prefix);
        const bool bare = !all && std::string(name) == "n1" && !line.starts_with("n2: ") &&
                          !line.starts_with("n3: ");
        if (!all && !own && !bare) {
            continue;
        }
        Node& node = nodes_.at(name);
        const std::string rest = all ? line.substr(5) : own ? line.substr(prefix.size()) : line;
        if (rest.starts_with("@")) {
            tellView(node, wordsOf(rest));
        } else if (const auto grows = rest.rfind(" += "); grows != std::string::npos) {
            node.growth[rest.substr(0, grows)] = std::stod(rest.substr(grows + 4));
            node.values.try_emplace(rest.substr(0, grows), 1000);
        } else if (const auto is = rest.rfind(" = "); is != std::string::npos) {
            node.values[rest.substr(0, is)] = std::stod(rest.substr(is + 3));
            node.growth.erase(rest.substr(0, is));
        } else {
            const auto gone = rest.rfind(" gone");
            CHECK(gone != std::string::npos);
            node.values.erase(rest.substr(0, gone));
            node.growth.erase(rest.substr(0, gone));
        }
    }
}

void Fleet::tellView(Node& node, const std::vector<std::string>& words)
{
    const std::string& what = words.front();
    if (what == "@silent" || what == "@heard") {
        nodes_.at(words[1]).silent = what == "@silent";
    } else if (what == "@owns" || what == "@moves" || what == "@hears") {
        tellAddress(words);
    } else if (what == "@round_trip") {
        for (schema::cluster::Peer& peer : node.cluster.peers) {
            if (peer.node == words[1]) {
                peer.roundTrip = schema::durationFromText(words[2] + words[3]).value();
            }
        }
    } else if (what == "@certificate") {
        const Duration left = schema::durationFromText(words[1] + words[2]).value();
        node.cluster.certificateSerial = "0a1b";
        node.cluster.certificateExpires = {wall().unixMs + left / 1ms};
    } else if (what == "@entity") {
        auto& entities = node.presences[words[1]].entities;
        std::erase_if(entities, [&](const auto& one) { return one.id == words[2]; });
        schema::Entity& entity = entities.emplace_back();
        entity.id = words[2];
        entity.concept_ = words[1];
        entity.state = named<schema::State>(words[3]);
    } else {
        CHECK(what == "@relation");
        auto& relations = node.presences[words[1]].relations;
        std::erase_if(relations,
                      [&](const auto& one) { return one.from == words[3] && one.to == words[4]; });
        schema::Relation& relation = relations.emplace_back();
        relation.kind = named<schema::RelationKind>(words[2]);
        relation.from = words[3];
        relation.to = words[4];
        relation.state = named<schema::State>(words[5]);
    }
}

void Fleet::tellAddress(const std::vector<std::string>& words)
{
    for (auto& [name, node] : nodes_) {
        auto& routers = node.addresses.routers;
        auto router = std::find_if(routers.begin(), routers.end(),
                                   [&](const auto& one) { return one.id == words[1]; });
        if (router == routers.end()) {
            routers.emplace_back().id = words[1];
            router = std::prev(routers.end());
        }
        const bool named = std::find(words.begin() + 2, words.end(), name) != words.end();
        if (words[0] == "@moves") {
            router->transitions += named ? std::stoul(words[3]) : 0;
        } else if (words[0] == "@hears") {
            router->owner = named ? net::Address::parse(words[2]).value() : router->owner;
        } else {
            router->holdsAddresses = named;
            router->state = named ? schema::floating_ip::RouterState::Active
                                  : schema::floating_ip::RouterState::Backup;
            router->owner = named ? addressOf(name) : net::Address();
            router->ownerNode = named ? name : "";
        }
    }
}

void Fleet::run(Duration time, Duration length)
{
    const Instant end = now_ + time;
    while (now_ + length <= end) {
        step(length);
    }
}

void Fleet::step(Duration length)
{
    now_ += length;
    for (auto& [name, node] : nodes_) {
        perform(name, node, node.machine->handle(WallClockRead{wall()}, now_));
        sample(name, node, length);
    }
    for (auto& [name, node] : nodes_) {
        if (!node.silent) {
            node.heard = now_;
            report(node);
        }
    }
    for (auto& [name, node] : nodes_) {
        perform(name, node, node.machine->handle(ViewRead{view(name), name == leader_}, now_));
    }
}

void Fleet::sample(const std::string& name, Node& node, Duration length)
{
    std::vector<std::string> keys;
    schema::Samples samples;
    for (auto& [key, value] : node.values) {
        if (const auto grows = node.growth.find(key); grows != node.growth.end()) {
            value += grows->second * toSeconds(length);
        }
        keys.push_back(key);
        samples.values.push_back(value);
    }
    if (keys != node.table || node.revision == 0) {
        node.table = keys;
        ++node.revision;
        perform(name, node,
                node.machine->handle(PublishSeries{{node.revision, std::move(keys)}}, now_));
    }
    samples.revision = node.revision;
    perform(name, node, node.machine->handle(PublishSamples{std::move(samples)}, now_));
}

void Fleet::report(Node& node) const
{
    node.reports["cluster"].status.text = schema::toJson(node.cluster);
    node.reports["floating_ip"].status.text = schema::toJson(node.addresses);
    node.reports["alerting"].status.text = schema::toJson(node.last);
    for (const auto& [name, presence] : node.presences) {
        node.reports[name].presence = presence;
    }
}

std::shared_ptr<const schema::ClusterView> Fleet::view(const std::string& self) const
{
    auto view = std::make_shared<schema::ClusterView>();
    view->cluster = "lab";
    view->self = self;
    view->at = wall();
    const bool cut = nodes_.at(self).silent;
    for (const auto& [name, node] : nodes_) {
        schema::NodeView& seen = view->nodes[name];
        seen.self = name == self;
        seen.age = seen.self ? Duration{} : now_ - (cut ? nodes_.at(self).heard : node.heard);
        seen.connected = seen.age < 3s;
        seen.state = seen.age < 3s    ? schema::State::Ok
                     : seen.age < 30s ? schema::State::Stale
                                      : schema::State::Unknown;
        seen.concepts = schema::ConceptReports(node.reports);
    }
    return view;
}

void Fleet::perform(const std::string& name, Node& node, const alerting::Machine::Effects& effects)
{
    for (const auto& effect : effects) {
        if (const auto* event = std::get_if<EmitEvent>(&effect)) {
            events_.push_back(event->event);
            const auto alert = schema::fromJson<Alert>(event->event.body.text);
            CHECK(alert.has_value());
            fresh_.push_back(name + " " + event->event.kind + " " + alert->rule);
        } else if (const auto* published = std::get_if<PublishMeasures>(&effect)) {
            node.measures = published->measures;
        } else if (std::holds_alternative<StatusChanged>(effect)) {
            node.last = node.machine->status(now_);
            ++node.told;
        }
    }
}

alerts::Board Fleet::board() const
{
    std::vector<alerts::Word> words;
    for (const auto& [name, node] : nodes_) {
        words.push_back({name, !node.silent, node.last});
    }
    return alerts::boardOf(words);
}

std::vector<Alert> Fleet::alerts(const std::string& rule, AlertState state) const
{
    std::vector<Alert> found;
    for (const Alert& alert : board().alerts) {
        if (alert.rule == rule && alert.state == state) {
            found.push_back(alert);
        }
    }
    return found;
}

const alerting::Machine& Fleet::machine(const std::string& node) const
{
    return *nodes_.at(node).machine;
}

schema::alerting::Status Fleet::status(const std::string& node) const
{
    return nodes_.at(node).machine->status(now_);
}

std::vector<std::string> Fleet::takeEvents()
{
    return std::exchange(fresh_, {});
}

MeasuresPtr Fleet::measures(const std::string& node) const
{
    return nodes_.at(node).measures;
}

std::size_t Fleet::told(const std::string& node) const
{
    return nodes_.at(node).told;
}

} // namespace bafar::test
