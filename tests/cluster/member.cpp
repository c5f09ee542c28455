#include "tests/cluster/member.h"

namespace bafar::test {

Member::Member()
    : machine({"lab", "n1"})
{
    feed(WallClockRead{Start});
    configure({"n1", "n2", "n3"});
}

void Member::feed(const cluster::Machine::Input& input)
{
    effects = machine.handle(input, now);
}

void Member::pass(Duration by)
{
    const Instant end = now + by;
    std::vector<cluster::Machine::Effect> collected;
    while (machine.deadline() && machine.deadline()->at <= end) {
        now = std::max(now, machine.deadline()->at);
        for (auto& effect : machine.tick(now)) {
            collected.push_back(std::move(effect));
        }
    }
    now = end;
    effects = std::move(collected);
}

void Member::configure(const std::vector<std::string>& nodes)
{
    std::string text = "cluster:\n  name: lab\n  nodes:\n";
    for (const std::string& node : nodes) {
        text += "    - {id: " + node + ", address: 192.0.2.1" + node.substr(1) + "}\n";
    }
    const std::vector<schema::SpecSection> sections = {
        {schema::cluster::Name, &schema::typeOf<schema::cluster::Config>(), true}};
    const schema::SpecReading reading = schema::SpecReading::read(text, sections, {});
    effects = machine.configure(reading.spec, now);
}

void Member::hear(const std::string& node,
                  const std::string& conceptName,
                  const std::string& status)
{
    schema::Message message;
    message.node = node;
    message.boot = boot;
    if (!conceptName.empty()) {
        message.kind = schema::MessageKind::Report;
        message.concept_ = conceptName;
        message.report = schema::ConceptReport{{status}, {}};
    }
    feed(cluster::PeerHeard{node, std::make_shared<const schema::Message>(message)});
}

void Member::command(const schema::cluster::Command& command, const std::string& id)
{
    effects = machine.command(command, id, now);
}

schema::cluster::Peer Member::peer(const std::string& node) const
{
    for (const schema::cluster::Peer& one : machine.status(now).peers) {
        if (one.node == node) {
            return one;
        }
    }
    return {};
}

std::vector<std::string> Member::events() const
{
    std::vector<std::string> kinds;
    for (const EmitEvent& one : all<EmitEvent>()) {
        kinds.push_back(one.event.kind);
    }
    return kinds;
}

} // namespace bafar::test
