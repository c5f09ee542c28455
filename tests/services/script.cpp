#include "tests/services/script.h"

#include <QByteArray>
#include <QFile>
#include <array>

#include "core/base/check.h"
#include "core/schema/cluster.h"

namespace bafar::test {

std::string servicesFixture(const std::string& name)
{
    QFile file(qEnvironmentVariable("BAFAR_SOURCE_DIR") +
               QStringLiteral("/tests/services/fixtures/") + QString::fromStdString(name));
    CHECK(file.open(QIODevice::ReadOnly));
    return file.readAll().toStdString();
}

schema::Spec servicesSpec(const std::string& section)
{
    const std::array<schema::SpecSection, 2> sections{
        schema::SpecSection{schema::cluster::Name, &schema::typeOf<schema::cluster::Config>(),
                            true},
        schema::SpecSection{schema::services::Name, &schema::typeOf<schema::services::Config>()}};
    const schema::SpecReading reading = schema::SpecReading::read(R"(
cluster:
  name: lab
  nodes:
    - {id: n1, address: 192.0.2.11}
    - {id: n2, address: 192.0.2.12}
    - {id: n3, address: 192.0.2.13}
)" + section + "\n",
                                                                  sections, {});
    CHECK(reading.problems.empty());
    return reading.spec;
}

Engine Engine::captured(const std::string& folder)
{
    const auto read = [&folder](const std::string& name) {
        const bool own = QFile::exists(qEnvironmentVariable("BAFAR_SOURCE_DIR") +
                                       QStringLiteral("/tests/services/fixtures/") +
                                       QString::fromStdString(folder + "/" + name));
        return servicesFixture((own ? folder : "healthy") + "/" + name);
    };
    Engine engine;
    engine.set("/_ping", "OK");
    engine.set("/version", read("version.json"));
    engine.set("/info", read("info.json"));
    engine.set("/containers/json", read("containers_all.json"));
    engine.set("/services", read("services.json"));
    engine.set("/nodes", read("nodes.json"));
    engine.set("/tasks live", read("tasks.json"));
    engine.set("/tasks ended", "[]");
    return engine;
}

std::string Engine::keyOf(const services::Request& request)
{
    std::string path = request.target.substr(0, request.target.find('?'));
    if (path.starts_with("/v1.")) {
        path.erase(0, path.find('/', 1));
    }
    if (path == "/tasks") {
        return path +
               (request.target.find("%22service%22") == std::string::npos ? " live" : " ended");
    }
    return request.method == "GET" ? path : request.method + " " + path;
}

Result<services::Answer> Engine::answer(const services::Request& request)
{
    asked.push_back(request);
    const auto found = answers.find(keyOf(request));
    if (found == answers.end()) {
        return services::Answer{404, R"({"message":"nothing of that name"})"};
    }
    return found->second;
}

void Engine::set(const std::string& key, const std::string& body, std::uint16_t status)
{
    answers.insert_or_assign(key, services::Answer{status, body});
}

void Engine::fail(const std::string& key, Code code, const std::string& text)
{
    answers.insert_or_assign(key, tl::unexpected(Error{code, text}));
}

Stage::Stage(Engine with, const std::string& section, std::string node, WallTime wall)
    : engine(std::move(with))
    , machine(Self{"lab", std::move(node)})
{
    give(WallClockRead{wall});
    take(machine.configure(servicesSpec(section), now));
}

void Stage::give(const services::Machine::Input& input)
{
    take(machine.handle(input, now));
}

void Stage::command(const services::Machine::Command& command, const std::string& id)
{
    take(machine.command(command, id, now));
}

void Stage::take(const services::Effects& effects)
{
    for (const services::Effect& effect : effects) {
        if (const auto* ask = std::get_if<services::Ask>(&effect)) {
            if (!engine.silent.contains(Engine::keyOf(ask->request))) {
                give(services::Answered{ask->ticket, engine.answer(ask->request)});
            }
        } else if (const auto* event = std::get_if<EmitEvent>(&effect)) {
            told += std::string(
                        schema::SeverityNames[static_cast<std::size_t>(event->event.severity)]) +
                    " " + event->event.kind + " " + event->event.subject + ": " +
                    event->event.text + "\n";
        } else if (const auto* finished = std::get_if<CommandFinished>(&effect)) {
            told += finished->id + " " +
                    (finished->outcome ? "done: " + *finished->outcome
                                       : std::string(codeName(finished->outcome.error().code)) +
                                             ": " + finished->outcome.error().text) +
                    "\n";
        } else if (const auto* at = std::get_if<CommandProgressed>(&effect)) {
            told += at->id + " is at: " + at->text + "\n";
        } else if (std::holds_alternative<StatusChanged>(effect)) {
            ++statuses;
        } else if (const auto* published = std::get_if<PublishMeasures>(&effect)) {
            measures = published->measures;
        }
    }
}

void Stage::pass(Duration time)
{
    const Instant until = now + time;
    while (const auto deadline = machine.deadline()) {
        if (deadline->at > until) {
            break;
        }
        now = std::max(now, deadline->at);
        take(machine.tick(now));
    }
    now = until;
    take(machine.tick(now));
}

double Stage::measured(const std::string& key) const
{
    const SeriesIndex index = measures ? measures->table->find(key) : NoSeries;
    return index == NoSeries ? Absent : measures->sample.value(index);
}

std::string Stage::entity(const std::string& id) const
{
    for (const schema::Entity& entity : machine.presence(now).entities) {
        if (entity.id == id) {
            return std::string(schema::StateNames[static_cast<std::size_t>(entity.state)]) + " " +
                   std::string(schema::ClaimNames[static_cast<std::size_t>(entity.claim)]) +
                   (entity.reason.empty() ? "" : ": " + entity.reason);
        }
    }
    return "-";
}

std::string Stage::facts(const std::string& id) const
{
    std::string all;
    for (const schema::Entity& entity : machine.presence(now).entities) {
        for (const schema::Fact& fact : entity.facts) {
            if (entity.id == id) {
                all += (all.empty() ? "" : "; ") + fact.name + "=" + fact.value;
            }
        }
    }
    return all;
}

} // namespace bafar::test
