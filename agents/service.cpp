#include "agents/service.h"

#include <algorithm>
#include <functional>
#include <limits>

#include "agents/monitoring/machine.h"
#include "agents/node/typed_port.h"
#include "agents/runtime/clock.h"

namespace bafar {

namespace {

template <class T>
api::Answer jsonAnswer(const T& value)
{
    api::Answer answer;
    answer.body = schema::toJson(value);
    return answer;
}

api::Answer specAnswer(const std::string& text)
{
    api::Answer answer;
    answer.contentType = "application/yaml";
    answer.entityTag = schema::specRevision(text);
    answer.body = text;
    return answer;
}

template <class T>
std::function<void(Result<T>)> jsonInto(std::function<void(api::Answer)> done)
{
    return [done = std::move(done)](const Result<T>& result) {
        done(result ? jsonAnswer(*result) : api::errorAnswer(result.error()));
    };
}

} // namespace

actions::Actor actorFrom(const api::Caller& caller)
{
    actions::Actor actor;
    if (caller.identity) {
        actor.role = caller.identity->role;
        actor.name = caller.identity->name;
        actor.serial = caller.identity->serial;
    }
    actor.from = caller.from.toString();
    return actor;
}

AgentService::AgentService(node::Node& node,
                           cluster::GroupAgreement& agreement,
                           const Features& features)
    : node_(node)
    , agreement_(agreement)
    , features_(features)
{
}

void AgentService::call(const api::Caller& caller, const api::Call& call, Done done)
{
    std::visit(
        [&](const auto& one) {
            using T = std::decay_t<decltype(one)>;
            if constexpr (std::is_same_v<T, api::FollowStream> || std::is_same_v<T, api::ReadLog>) {
                done(api::errorAnswer({Code::Internal, "a stream is followed, not called"}));
            } else if constexpr (requires { answer(one); }) {
                done(answer(one));
            } else {
                carryOut(caller, one, std::move(done));
            }
        },
        call);
}

std::vector<events::Published> AgentService::follow(const api::FollowStream& from)
{
    if (from.since) {
        if (auto missed = node_.stream().since(from.boot, *from.since)) {
            return std::move(*missed);
        }
    }
    return node_.opening();
}

void AgentService::audit(const schema::AuditEntry& entry)
{
    node_.audit(entry);
}

void AgentService::refreshRevocations(Instant now)
{
    revocations_.clear();
    for (schema::cluster::Revocation& one : node_.cluster().status(now).revoked) {
        std::string serial = one.serial;
        revocations_.emplace(std::move(serial), std::move(one));
    }
}

api::Answer AgentService::answer(const api::ReadState&)
{
    return jsonAnswer(node_.snapshot());
}

api::Answer AgentService::answer(const api::Ping&)
{
    const events::Identity& identity = node_.stream().identity();
    schema::Message message;
    message.node = identity.node;
    message.boot = identity.boot;
    message.sequence = node_.stream().lastSequence();
    // The moment itself, not the turn's: the asker computes our clock's offset from it.
    message.at = runtime::wallClockNow();
    return jsonAnswer(message);
}

api::Answer AgentService::answer(const api::ReadAction& call)
{
    const Result<schema::ActionRecord> record = node_.action(call.id);
    return record ? jsonAnswer(*record) : api::errorAnswer(record.error());
}

api::Answer AgentService::answer(const api::ReadHistory& call)
{
    const Result<schema::HistorySeries> found = node_.machine<monitoring::Machine>().readHistory(
        call.series, call.from, call.to, call.step);
    return found ? jsonAnswer(*found) : api::errorAnswer(found.error());
}

/// What runs here, which in a moment's lag is not yet what was agreed.
api::Answer AgentService::answer(const api::ReadSpec&)
{
    return specAnswer(node_.specs().running().text());
}

api::Answer AgentService::answer(const api::ReadSpecHistory&)
{
    return jsonAnswer(node_.specs().history());
}

api::Answer AgentService::answer(const api::ReadSpecText& call)
{
    const Result<std::string> text = node_.specs().text(call.revision);
    return text ? specAnswer(*text) : api::errorAnswer(text.error());
}

api::Answer AgentService::answer(const api::ReadAudit& call)
{
    constexpr std::size_t Chunk = 256;
    std::vector<schema::Record> found;
    const auto isAudit = [](const schema::Record& record) {
        return record.kind == schema::RecordKind::Audit;
    };
    if (call.from) {
        for (std::uint64_t next = std::max(*call.from, agreement_.firstIndex());
             found.size() < call.limit;) {
            const std::vector<schema::Record> some = agreement_.read(next, Chunk);
            if (some.empty()) {
                break;
            }
            next = some.back().index + 1;
            std::copy_if(some.begin(), some.end(), std::back_inserter(found), isAudit);
        }
        found.resize(std::min(found.size(), call.limit));
        return jsonAnswer(found);
    }
    // The newest, agreed and of this agent's own log together.
    const auto newest = [&](const schema::Agreement& log) {
        std::vector<schema::Record> some =
            log.read(log.firstIndex(), std::numeric_limits<std::size_t>::max());
        std::erase_if(some, std::not_fn(isAudit));
        const std::size_t surplus = some.size() > call.limit ? some.size() - call.limit : 0;
        found.insert(found.end(), some.begin() + static_cast<std::ptrdiff_t>(surplus), some.end());
    };
    newest(agreement_);
    newest(agreement_.ownLog());
    std::stable_sort(found.begin(), found.end(), [](const auto& one, const auto& other) {
        return one.at.unixMs < other.at.unixMs;
    });
    if (found.size() > call.limit) {
        found.erase(found.begin(), found.end() - static_cast<std::ptrdiff_t>(call.limit));
    }
    return jsonAnswer(found);
}

void AgentService::carryOut(const api::Caller& caller,
                            const api::TakeProposal& call,
                            const Done& done)
{
    agreement_.takeIn(caller.identity ? caller.identity->name : std::string(), call.proposal,
                      [&done](const Result<void>& taken) {
                          done(taken ? api::Answer() : api::errorAnswer(taken.error()));
                      });
}

api::Answer AgentService::answer(const api::Scrape& call)
{
    const monitoring::FramePtr frame = node_.machine<monitoring::Machine>().latest();
    if (frame == nullptr) {
        return api::errorAnswer(
            {Code::Unavailable, "no sample has been taken yet; scrape again in a second"});
    }
    const monitoring::PageFormat format = monitoring::pageFormatFor(call.accept);
    monitoring::Exposition& page = format == monitoring::PageFormat::Text ? text_ : openMetrics_;
    api::Answer answer;
    answer.contentType = std::string(monitoring::contentType(format));
    answer.body = std::string(page.render(*frame->table, frame->sample));
    return answer;
}

void AgentService::carryOut(const api::Caller& caller, const api::MakePlan& call, Done done)
{
    node_.plan(actorFrom(caller), call.request, jsonInto<schema::Plan>(std::move(done)));
}

void AgentService::carryOut(const api::Caller& caller, const api::ConfirmPlan& call, Done done)
{
    node_.confirm(actorFrom(caller), call.confirmation,
                  jsonInto<schema::ActionRecord>(std::move(done)));
}

void AgentService::carryOut(const api::Caller& caller, const api::CancelAction& call, Done done)
{
    node_.cancel(actorFrom(caller), call.id, jsonInto<schema::ActionRecord>(std::move(done)));
}

void AgentService::carryOut(const api::Caller& caller, const api::RunCommand& call, Done done)
{
    node_.runRemote(caller.identity ? caller.identity->name : std::string(), call.command,
                    [done = std::move(done), id = call.command.id](const Result<std::string>& got) {
                        node::RemoteAnswer answer;
                        answer.id = id;
                        answer.done = got.has_value();
                        answer.code = got ? "" : std::string(codeName(got.error().code));
                        answer.text = got ? *got : got.error().text;
                        done(jsonAnswer(answer));
                    });
}

void AgentService::carryOut(const api::Caller& caller, const api::StageSpec& call, const Done& done)
{
    const Result<schema::SpecStaging> staging =
        node_.stageSpec(api::actorOf(caller), call.from, call.text);
    if (!staging) {
        // A precondition that does not hold has a status of its own in HTTP.
        done(staging.error().code == Code::Conflict ? api::errorAnswer(412, staging.error())
                                                    : api::errorAnswer(staging.error()));
        return;
    }
    api::Answer answer = jsonAnswer(*staging);
    answer.status = staging->problems.empty() ? 200 : api::statusOf(Code::InvalidInput);
    answer.entityTag = staging->revision;
    done(std::move(answer));
}

} // namespace bafar
