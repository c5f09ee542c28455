#include "tests/console/log_fixture.h"

#include "core/schema/json.h"
#include "core/schema/services.h"
#include "tests/console/full_cluster.h"

namespace bafar::test {

namespace contract = schema::services;

schema::LogLine logLine(int slot, int second, const std::string& text)
{
    const std::string number = std::to_string(slot);
    schema::LogLine line;
    line.at = {SomeDay.unixMs + second * 1000LL};
    line.task = "web." + number;
    line.id = "task" + number;
    line.node = "n" + number;
    line.text = text;
    return line;
}

schema::LogPiece logPiece(int first, int count)
{
    schema::LogPiece piece;
    for (int i = first; i < first + count; ++i) {
        piece.lines.push_back(logLine(1, i, "line " + std::to_string(i)));
    }
    return piece;
}

void speakServices(const std::map<std::string, FakeLink*>& agents)
{
    for (const auto& [node, agent] : agents) {
        contract::Status status;
        status.engine.reachable = true;
        status.swarm.role = node == "n3" ? contract::Role::Worker : contract::Role::Manager;
        status.swarm.leader = node == "n2";
        status.swarm.quorum = node != "n3";
        if (status.swarm.quorum) {
            for (const char* service : {"api", "web"}) {
                contract::Service one;
                one.id = std::string("id-") + service;
                one.name = service;
                status.services.push_back(one);
                for (int slot = 1; slot <= 3; ++slot) {
                    contract::Task task;
                    task.id = one.id + std::to_string(slot);
                    task.service = service;
                    task.name = std::string(service) + "." + std::to_string(slot);
                    task.node = "n" + std::to_string(slot);
                    task.state = "running";
                    status.tasks.push_back(task);
                }
            }
        }
        schema::Message message;
        message.kind = schema::MessageKind::Snapshot;
        message.snapshot = fullSnapshotOf(node, {2});
        message.snapshot->concepts[std::string(contract::Name)].status = {schema::toJson(status)};
        Q_EMIT agent->opened();
        agent->say(message);
    }
}

} // namespace bafar::test
