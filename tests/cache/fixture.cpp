#include "tests/cache/fixture.h"

#include <QFile>
#include <QString>
#include <QtGlobal>
#include <cstdio>
#include <cstdlib>

#include "core/base/check.h"
#include "core/base/text.h"
#include "core/schema/json.h"
#include "core/schema/spec_sections.h"

namespace bafar::test {

namespace contract = schema::cache;

std::string infoText(const std::string& name)
{
    QFile file(qEnvironmentVariable("BAFAR_SOURCE_DIR") + QStringLiteral("/tests/cache/fixtures/") +
               QString::fromStdString(name));
    if (!file.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "cannot read %s; is BAFAR_SOURCE_DIR set?\n",
                     qPrintable(file.fileName()));
        std::_Exit(1);
    }
    return file.readAll().toStdString();
}

std::string infoWith(std::string text, const std::vector<std::string>& changes)
{
    for (const std::string& change : changes) {
        const std::string key = "\n" + change.substr(0, change.find(':') + 1);
        const std::size_t at = text.find(key);
        if (at == std::string::npos) {
            text += change + "\n";
        } else {
            text.replace(at + 1, text.find('\n', at + 1) - at - 1, change);
        }
    }
    return text;
}

schema::Spec cacheSpec(const std::string& more)
{
    const schema::SpecReading reading = schema::SpecReading::read(R"(
cluster:
  name: lab
  nodes:
    - {id: n1, address: 192.0.2.11}
    - {id: n2, address: 192.0.2.12}
    - {id: n3, address: 192.0.2.13}
cache:
  servers: [{node: n1}, {node: n2}, {node: n3}]
)" + more,
                                                                  schema::specSections(), {});
    CHECK(reading.problems.empty());
    return reading.spec;
}

std::string textOf(const cache::Machine::Effects& effects)
{
    std::string all;
    for (const cache::Machine::Effect& effect : effects) {
        all += all.empty() ? "" : "; ";
        if (const auto* aim = std::get_if<cache::Aim>(&effect)) {
            all += "aim at " + (aim->target ? aim->target->endpoint.toString() : "nothing");
        } else if (const auto* look = std::get_if<cache::Look>(&effect)) {
            all += "look " + std::to_string(look->round);
        } else if (const auto* carry = std::get_if<cache::Carry>(&effect)) {
            all += "carry " + carry->id + " " + schema::toJson(carry->command);
        } else if (const auto* event = std::get_if<EmitEvent>(&effect)) {
            all +=
                "event " + event->event.kind + " " +
                std::string(schema::SeverityNames[static_cast<std::size_t>(event->event.severity)]);
        } else if (const auto* finished = std::get_if<CommandFinished>(&effect)) {
            all += "finished " + finished->id + " " +
                   (finished->outcome ? "ok: " + *finished->outcome
                                      : std::string(codeName(finished->outcome.error().code)));
        } else {
            all += std::holds_alternative<PublishMeasures>(effect) ? "measures" : "status";
        }
    }
    return all;
}

schema::ClusterView cacheView(const std::vector<ServerWord>& words)
{
    schema::ClusterView view;
    view.cluster = "lab";
    view.self = "n9";
    for (const char* name : {"n1", "n2", "n3"}) {
        view.nodes[name].age = std::chrono::seconds(60);
    }
    for (const ServerWord& word : words) {
        contract::Status status;
        status.state =
            word.trouble == contract::Trouble::None ? schema::State::Ok : schema::State::Failed;
        status.trouble = word.trouble;
        if (status.state == schema::State::Failed) {
            status.reasons = {"Redis on " + word.node + " is in trouble"};
        }
        status.role = word.role;
        status.mode = word.mode;
        status.runId = "run of " + word.node;
        status.offset = word.offset;
        status.keys = 7;
        if (word.role == contract::Role::Replica) {
            status.primaryNode = word.primaryNode;
            status.primary = word.primaryNode + ":6379";
            status.linkUp = word.linkUp;
            status.lag = Duration{};
        } else {
            for (const ServerWord& other : words) {
                if (other.role == contract::Role::Replica && other.primaryNode == word.node) {
                    status.replicas.push_back(
                        {"host of " + other.node, 6379, other.node, "online", other.offset, {}});
                }
            }
        }
        schema::NodeView& node = view.nodes[word.node];
        node.connected = word.live;
        node.state = word.live ? schema::State::Ok : schema::State::Stale;
        node.age = word.live ? std::chrono::milliseconds(400) : std::chrono::milliseconds(5000);
        schema::ConceptReport& report = node.concepts[std::string(contract::Name)];
        report.status.text = schema::toJson(status);
        schema::Entity& entity = report.presence.entities.emplace_back();
        entity.id = "cache/" + word.node;
        entity.state = status.state;
        const bool failing = word.trouble != contract::Trouble::None;
        entity.facts = {
            {"role",
             (word.role == contract::Role::Primary ? "primary" : "replica of " + word.primaryNode) +
                 std::string(failing ? ", when it last answered" : "")}};
        if (word.role == contract::Role::Replica) {
            schema::Relation& follows = report.presence.relations.emplace_back();
            follows.from = "cache/" + word.primaryNode;
            follows.to = entity.id;
            follows.kind = schema::RelationKind::Replicates;
        }
    }
    return view;
}

std::vector<ServerWord> calm()
{
    return {{"n1", contract::Role::Primary, "", true, true, contract::Trouble::None, 1000},
            {"n2"},
            {"n3"}};
}

} // namespace bafar::test
