#include "tests/storage/fixture.h"

#include <QFile>

#include "core/schema/spec_sections.h"

namespace bafar::test {

using storage::Topic;

storage::Reply captured(const std::string& name)
{
    QFile file(qEnvironmentVariable("BAFAR_SOURCE_DIR") +
               QStringLiteral("/tests/storage/fixtures/") + QString::fromStdString(name) +
               QStringLiteral(".xml"));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("no fixture %s", name.c_str());
    }
    storage::Reply reply;
    reply.exit = 0;
    reply.output = file.readAll().toStdString();
    return reply;
}

schema::Spec specOf(const std::string& storageSection)
{
    const std::string text = "cluster:\n"
                             "  name: lab\n"
                             "  nodes:\n"
                             "    - {id: n1, address: 192.0.2.1}\n"
                             "    - {id: n2, address: 192.0.2.2}\n"
                             "    - {id: n3, address: 192.0.2.3}\n" +
                             (storageSection.empty() ? "" : "storage:\n" + storageSection);
    const auto reading = schema::SpecReading::read(text, schema::specSections(), {});
    for (const schema::Problem& problem : reading.problems) {
        qFatal("%s: %s", problem.path.c_str(), problem.text.c_str());
    }
    return reading.spec;
}

Played::Played(const std::string& node, const schema::Spec& spec)
    : machine(Self{"lab", node})
{
    mount.type = "fuse.glusterfs";
    mount.source = node + ":/shared";
    mount.sizeBytes = 1000;
    mount.availableBytes = 400;
    feed(WallClockRead{WallTime{1'000'000'000'000}});
    take(machine.configure(spec, now));
}

void Played::feed(const storage::Machine::Input& input)
{
    take(machine.handle(input, now));
}

void Played::take(const storage::Machine::Effects& given)
{
    for (const auto& effect : given) {
        effects.push_back(effect);
        if (const auto* ask = std::get_if<storage::Ask>(&effect)) {
            open.push_back(*ask);
        }
    }
}

storage::Heard<storage::Facts> Played::answerTo(const storage::Question& question,
                                                const std::string& folder) const
{
    if (const auto miss = misses.find(question.topic); miss != misses.end()) {
        return tl::make_unexpected(miss->second);
    }
    const auto facts = [](auto heard) -> storage::Heard<storage::Facts> {
        return heard ? storage::Heard<storage::Facts>(std::move(*heard))
                     : tl::make_unexpected(heard.error());
    };
    switch (question.topic) {
    case Topic::Pool: return facts(storage::readPool(captured(folder + "/pool_list")));
    case Topic::Volumes: return facts(storage::readVolumes(captured(folder + "/volume_info")));
    case Topic::Status:
        return facts(storage::readStatus(captured(folder + "/volume_status_all_detail")));
    case Topic::Heal: return facts(storage::readHeal(captured(folder + "/heal_info_summary")));
    case Topic::Quota: return facts(storage::readQuota(captured(folder + "/quota_list")));
    case Topic::Mount: break;
    }
    schema::storage::MountFound found = mount;
    found.written = question.round != 0 && found.problem.empty();
    return found;
}

void Played::answerAll(const std::string& folder)
{
    while (!open.empty() && !silent) {
        const storage::Ask ask = open.front();
        open.erase(open.begin());
        feed(storage::Answered{ask.id, answerTo(ask.question, folder)});
    }
}

void Played::advance(Duration time)
{
    const Instant until = now + time;
    for (auto due = machine.deadline(); due && due->at <= until; due = machine.deadline()) {
        now = std::max(now, due->at);
        take(machine.tick(now));
    }
    now = until;
}

void Played::round(const std::string& folder)
{
    const auto due = machine.deadline();
    advance(due ? std::max<Duration>(due->at - now, {}) : std::chrono::seconds(5));
    answerAll(folder);
}

void Played::hear(const std::map<std::string, schema::storage::Status>& others)
{
    auto view = std::make_shared<schema::ClusterView>();
    for (const auto& [node, status] : others) {
        schema::NodeView& seen = view->nodes[node];
        seen.connected = true;
        seen.state = schema::State::Ok;
        seen.concepts["storage"].status.text = schema::toJson(status);
    }
    feed(ViewRead{std::move(view), false});
}

std::string Played::map() const
{
    std::string text;
    for (const schema::Entity& entity : machine.presence(now).entities) {
        text += (text.empty() ? "" : "; ") + entity.id + " " +
                std::string(schema::StateNames[static_cast<std::size_t>(entity.state)]);
    }
    return text;
}

std::vector<std::string> Played::events()
{
    std::vector<std::string> kinds;
    for (; toldEvents_ < effects.size(); ++toldEvents_) {
        if (const auto* event = std::get_if<EmitEvent>(&effects[toldEvents_])) {
            kinds.push_back(event->event.kind);
        }
    }
    return kinds;
}

std::vector<std::string> Played::questions()
{
    std::vector<std::string> all;
    for (; toldQuestions_ < effects.size(); ++toldQuestions_) {
        const auto* ask = std::get_if<storage::Ask>(&effects[toldQuestions_]);
        if (ask == nullptr) {
            continue;
        }
        const storage::Question& question = ask->question;
        switch (question.topic) {
        case Topic::Pool: all.emplace_back("pool"); break;
        case Topic::Volumes: all.emplace_back("volumes"); break;
        case Topic::Status: all.emplace_back("status"); break;
        case Topic::Heal: all.push_back("heal " + question.volume); break;
        case Topic::Quota: all.push_back("quota " + question.volume); break;
        case Topic::Mount: all.push_back("mount " + question.volume); break;
        }
    }
    return all;
}

schema::storage::Status readyStatus(std::uint64_t round)
{
    schema::storage::Status status;
    status.state = schema::State::Ok;
    status.glusterd = schema::State::Ok;
    if (round > 0) {
        schema::storage::Mount mount;
        mount.volume = "shared";
        mount.writable = true;
        mount.round = round;
        status.mounts.push_back(mount);
    }
    return status;
}

schema::ClusterView viewWith(const schema::storage::Status& status)
{
    schema::ClusterView view;
    view.cluster = "lab";
    view.self = "n1";
    schema::NodeView& self = view.nodes["n1"];
    self.self = true;
    self.state = schema::State::Ok;
    self.concepts["storage"].status.text = schema::toJson(status);
    return view;
}

} // namespace bafar::test
