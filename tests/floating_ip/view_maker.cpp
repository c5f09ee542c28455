#include "tests/floating_ip/view_maker.h"

#include <array>

#include "core/base/check.h"
#include "core/schema/cluster.h"
#include "core/schema/json.h"

namespace bafar::test {

namespace contract = schema::floating_ip;

schema::Spec labSpecRead()
{
    const std::array<schema::SpecSection, 2> sections{
        schema::SpecSection{schema::cluster::Name, &schema::typeOf<schema::cluster::Config>(),
                            true},
        schema::SpecSection{contract::Name, &schema::typeOf<contract::Config>(), true}};
    const schema::SpecReading reading = schema::SpecReading::read(R"(
cluster:
  name: lab
  nodes:
    - {id: n1, address: 192.0.2.11}
    - {id: n2, address: 192.0.2.12}
    - {id: n3, address: 192.0.2.13}
floating_ip:
  routers:
    - id: web
      virtual_router: 51
      interface: eth0
      addresses: [192.0.2.100/24]
      members:
        - {node: n1, priority: 150}
        - {node: n2, priority: 100}
        - {node: n3, priority: 50, interface: eth7}
)",
                                                                  sections, {});
    CHECK(reading.problems.empty());
    return reading.spec;
}

contract::Config labConfig()
{
    return labSpecRead().section<contract::Config>(contract::Name);
}

schema::ClusterView viewOf(const std::vector<Word>& words)
{
    schema::ClusterView view;
    view.cluster = "lab";
    view.self = "n1";
    for (const char* name : {"n1", "n2", "n3"}) {
        view.nodes[name].self = std::string(name) == "n1";
        view.nodes[name].age = std::chrono::seconds(60);
    }
    for (const Word& word : words) {
        contract::RouterStatus router;
        router.id = "web";
        router.state = word.state;
        router.priority = word.priority;
        router.linkUp = word.linkUp;
        router.holdsAddresses = word.holds;
        router.interface = "eth0";
        router.owner = net::Address::parse(word.owner).value();
        router.ownerNode = word.ownerNode;
        router.ownerPriority = word.ownerPriority;
        router.problem = word.problem;
        router.masterDown = std::chrono::milliseconds(3400);
        contract::Status status;
        status.routers.push_back(router);
        schema::NodeView& node = view.nodes[word.node];
        node.connected = word.live;
        node.state = word.live ? schema::State::Ok : schema::State::Stale;
        node.age = word.live ? Duration(std::chrono::milliseconds(400))
                             : Duration(std::chrono::seconds(5));
        schema::ConceptReport& report = node.concepts[std::string(contract::Name)];
        report.status.text = schema::toJson(status);
        schema::Relation& relation = report.presence.relations.emplace_back();
        relation.from = "node/" + word.node;
        relation.to = "floating_ip/web";
        relation.kind = word.state == contract::RouterState::Active ? schema::RelationKind::Owns
                                                                    : schema::RelationKind::Standby;
        if (word.state == contract::RouterState::Initialize || !word.problem.empty()) {
            relation.state = schema::State::Failed;
        }
    }
    return view;
}

std::vector<Word> peace()
{
    using contract::RouterState;
    return {{"n1", RouterState::Active, 150, true, true, true, "n1", "192.0.2.11", 150, {}},
            {"n2", RouterState::Backup, 100, true, true, false, "n1", "192.0.2.11", 150, {}},
            {"n3", RouterState::Backup, 50, true, true, false, "n1", "192.0.2.11", 150, {}}};
}

} // namespace bafar::test
