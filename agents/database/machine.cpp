// It is larger than the budget because it is one story: look, take or lose, tell.
#include "agents/database/machine.h"

#include <algorithm>

#include "agents/database/judge.h"
#include "agents/database/judge_condition.h"
#include "core/base/text.h"
#include "core/schema/cluster.h"
#include "core/schema/floating_ip.h"

namespace bafar::database {

namespace {

namespace contract = schema::database;

/// The address of a node; 0.0.0.0 when the spec does not know it.
net::Address addressOf(const schema::cluster::Config& cluster, const std::string& node)
{
    const auto found = std::find_if(cluster.nodes.begin(), cluster.nodes.end(),
                                    [&node](const auto& one) { return one.id == node; });
    return found == cluster.nodes.end() ? net::Address{} : found->address;
}

Target targetOf(const contract::Config& config,
                const contract::ServerConfig& server,
                const net::Address& own)
{
    return {{server.address.value_or(own), server.port == 0 ? config.port : server.port},
            server.socket,
            config.user,
            config.passwordFile};
}

/// The status without what moves all the time.
contract::Status withoutFigures(contract::Status status)
{
    status.uptime = status.answerTime = {};
    status.connections = status.running = status.semiSync.waiting = 0;
    status.queriesPerSecond = 0;
    status.gtidCurrent.clear();
    status.gtidBinlog.clear();
    status.gtidSlave.clear();
    status.gtidState.clear();
    for (contract::Channel& channel : status.channels) {
        channel.gtidReceived.clear();
        channel.lag = channel.lag ? std::optional<Duration>(Duration{}) : std::nullopt;
    }
    return status;
}

} // namespace

static_assert(ConceptMachine<Machine>);

void Machine::describeMetrics(MetricList& list)
{
    Metrics::describe(list);
}

Machine::Machine(Self self)
    : self_(std::move(self))
    , teller_(self_.node)
{
    current_ = told_ = describe();
}

Machine::Effects Machine::configure(const schema::Spec& spec, Instant now)
{
    config_ = spec.section<Config>(Name);
    const auto& cluster = spec.section<schema::cluster::Config>(schema::cluster::Name);
    nodes_.clear();
    std::optional<Target> target;
    for (const contract::ServerConfig& server : config_.servers) {
        const net::Address own = addressOf(cluster, server.node);
        const Target one = targetOf(config_, server, own);
        nodes_.emplace(one.endpoint, server.node);
        if (server.node == self_.node) {
            own_ = one.endpoint.address;
            target = one;
        }
    }
    floating_.clear();
    const auto& floating = spec.section<schema::floating_ip::Config>(schema::floating_ip::Name);
    for (const auto& router : floating.routers) {
        for (const net::Prefix& prefix : router.addresses) {
            floating_.push_back(prefix.address);
        }
    }
    // Whole intervals since the clock's start, so that a reload does not shift the looks.
    const Duration since = now.time_since_epoch();
    nextLook_ = Instant(since - since % config_.interval + config_.interval);
    const bool moved = target != target_;
    target_ = std::move(target);
    Effects out;
    if (moved) {
        forget();
        lastKnown_.clear();
        failure_ = {};
        cause_ = contract::Cause::Unseen;
        late_ = 0;
        graph_.clear();
        asked_.reset();
        heard_.reset();
        begun_ = now;
        told_ = current_ = describe();
        if (target_) {
            look(now, out);
        }
    } else {
        current_ = describe(); // another promise or limit judges the same server anew
    }
    out.emplace_back(StatusChanged{});
    return out;
}

Machine::Effects Machine::handle(const Input& input, Instant now)
{
    Effects out;
    std::visit([&](const auto& value) { on(value, now, out); }, input);
    return out;
}

Machine::Effects Machine::tick(Instant now)
{
    Effects out;
    if (!target_) {
        return out;
    }
    if (asked_ && now >= asked_->giveUp) {
        asked_.reset();
        silent(now, out);
    }
    if (now >= nextLook_) {
        nextLook_ += config_.interval * ((now - nextLook_) / config_.interval) + pace();
        if (!asked_) {
            look(now, out);
        }
    }
    return out;
}

std::optional<Deadline> Machine::deadline() const
{
    if (!target_) {
        return std::nullopt;
    }
    if (asked_ && asked_->giveUp < nextLook_) {
        return Deadline{asked_->giveUp, "the database driver's answer"};
    }
    return Deadline{nextLook_, "the next look at the database"};
}

Machine::Effects Machine::command(const Command&, const std::string& id, Instant)
{
    return {CommandFinished{id, fail(Code::Unsupported, "the database concept takes no commands")}};
}

std::vector<schema::ActionInfo> Machine::offers(const schema::ClusterView&) const
{
    return {};
}

Result<schema::Draft> Machine::draft(const schema::ActionRequest& request,
                                     const schema::ClusterView&) const
{
    return fail(Code::NotFound, "the database concept has no action \"" +
                                    sanitized(request.action, NameTextMax) + "\"");
}

schema::Condition Machine::judge(const schema::Condition& condition,
                                 const schema::ClusterView& view) const
{
    return judgeCondition(config_, condition, view);
}

/// Faults of the whole that concern this node's server; the leader tells those of the cluster.
void Machine::on(const ViewRead& input, Instant now, Effects& out)
{
    if (!target_ || now < viewDue_) {
        return;
    }
    viewDue_ = now + ViewEvery;
    const Graph graph = judgeGraph(config_, *input.view);
    std::vector<GraphFinding> mine;
    for (const GraphFinding& finding : graph.findings) {
        const bool here = std::find(finding.nodes.begin(), finding.nodes.end(), self_.node) !=
                          finding.nodes.end();
        // Its own channels it sees itself, sooner.
        const bool seen = finding.fault == Fault::Stopped || finding.fault == Fault::StrangeSource;
        if (here && !seen && finding.certain) {
            mine.push_back(finding);
        }
    }
    for (schema::Event& event : teller_.tell(graph, input.leads)) {
        out.emplace_back(EmitEvent{std::move(event)});
    }
    if (mine != graph_) {
        graph_ = std::move(mine);
        current_ = describe();
        told_ = withoutFigures(current_);
        out.emplace_back(StatusChanged{});
    }
}

void Machine::on(const WallClockRead& input, Instant now, Effects&)
{
    wall_.set(input.wall, now);
}

void Machine::on(const Looked& input, Instant now, Effects& out)
{
    if (!asked_ || input.round != asked_->round) {
        return; // of a look that was given up, or of another server
    }
    asked_.reset();
    heard_ = now;
    if (input.observation) {
        take(*input.observation, now);
    } else {
        lose(input.failure);
    }
    finish(now, out);
}

Duration Machine::pace() const
{
    return config_.interval * (late_ >= LateMax ? LatePace : 1);
}

void Machine::look(Instant now, Effects& out)
{
    Look look;
    look.round = ++round_;
    look.target = *target_;
    look.timeout = config_.timeout;
    look.questions = {Question::Position, Question::Replication, Question::Status};
    if (now >= settingsDue_) {
        look.questions.push_back(Question::Variables);
    }
    if (now >= processesDue_) {
        look.questions.push_back(Question::Processes);
    }
    asked_ = {look.round, now + config_.timeout + Patience};
    out.emplace_back(std::move(look));
}

void Machine::take(const Observation& observation, Instant now)
{
    cause_ = contract::Cause::Answered;
    failure_ = {};
    known_ = true;
    late_ = 0;
    answerTime_ = observation.time;
    for (const Answer& answer : observation.answers) {
        if (known_) {
            take(answer, now);
        }
    }
    if (known_) {
        const std::string_view role = contract::RoleNames[static_cast<std::size_t>(roleOf())];
        lastKnown_ = "it was last seen as " + std::string(role) + ", MariaDB " + vital_.version;
    }
}

void Machine::take(const Answer& answer, Instant now)
{
    const QuestionInfo& info = infoOf(answer.question);
    unread_.erase(answer.question);
    if (answer.number != 0) {
        std::string text = "it does not tell " + std::string(info.name) + " (" +
                           std::to_string(answer.number) + ": " +
                           sanitized(answer.error, ErrorTextMax) + ")";
        if (answer.question == Question::Position) {
            Failure failure;
            failure.cause = contract::Cause::Strange;
            failure.number = answer.number;
            failure.text = answer.error;
            lose(failure);
            return;
        }
        if (!info.privilege.empty()) {
            text += ": GRANT " + std::string(info.privilege) + " ON *.* TO the agents' account";
        }
        unread_[answer.question] = std::move(text);
    }
    metrics_.keep(answer.question, answer.table);
    switch (answer.question) {
    case Question::Position:
        if (Result<Vital> vital = readVital(answer.table); vital) {
            vital_ = std::move(*vital);
        } else {
            Failure failure;
            failure.cause = contract::Cause::Strange;
            failure.text = vital.error().text;
            lose(failure);
        }
        break;
    case Question::Replication:
        channels_ = readChannels(answer.table);
        received_.read(channels_, now);
        break;
    case Question::Status: {
        const Counters before = std::exchange(counters_, readCounters(answer.table));
        const std::optional<Instant> then = std::exchange(counted_, now);
        if (counters_.uptime < before.uptime) {
            settingsDue_ = now; // it was restarted between two looks, perhaps with other settings
        }
        const bool comparable = then && *then < now && before.queries <= counters_.queries &&
                                before.uptime <= counters_.uptime;
        queriesPerSecond_ = comparable ? static_cast<double>(counters_.queries - before.queries) /
                                             toSeconds(now - *then)
                                       : 0;
        break;
    }
    case Question::Variables:
        settings_ = readSettings(answer.table);
        settingsDue_ = now + SettingsEvery;
        break;
    case Question::Processes: processesDue_ = now + ProcessesEvery; break;
    }
}

void Machine::lose(const Failure& failure)
{
    const bool outOfTime =
        failure.cause == contract::Cause::Hung || failure.cause == contract::Cause::Slow;
    late_ = outOfTime ? late_ + 1 : 0;
    cause_ = failure.cause;
    failure_ = failure;
    if (late_ != 1) { // one late answer makes nobody forget who is the primary
        forget();
    }
}

/// The driver itself did not answer: what is known ages until it counts for nothing.
void Machine::silent(Instant now, Effects& out)
{
    const Instant last = heard_.value_or(begun_.value_or(now));
    if (now - last >= UnknownAfter && cause_ != contract::Cause::Unusable) {
        Failure failure;
        failure.cause = contract::Cause::Unusable;
        failure.text = "its own driver does not answer; restart bafar-agent if this stays";
        lose(failure);
        finish(now, out);
    } else if (now - last >= StaleIntervals * pace()) {
        out.emplace_back(StatusChanged{});
    }
}

/// What is not known any more is not shown as if it were.
void Machine::forget()
{
    known_ = false;
    vital_ = {};
    channels_.clear();
    received_.clear();
    counters_ = {};
    counted_.reset();
    queriesPerSecond_ = 0;
    settings_.clear();
    unread_.clear();
    answerTime_ = {};
    settingsDue_ = processesDue_ = {};
    metrics_.forget();
}

void Machine::finish(Instant now, Effects& out)
{
    current_ = describe();
    const bool answered = cause_ == contract::Cause::Answered;
    if (answered || !known_) {
        out.emplace_back(PublishMeasures{metrics_.publish(
            answered, current_.role, now, wall_.at(now), now + StaleIntervals * pace())});
    }
    for (schema::Event& event : teller_.tell(current_, config_, known_)) {
        out.emplace_back(EmitEvent{std::move(event)});
    }
    Status told = withoutFigures(current_);
    if (told != told_ || now >= figuresDue_) {
        told_ = std::move(told);
        figuresDue_ = now + FiguresEvery;
        out.emplace_back(StatusChanged{});
    }
}

} // namespace bafar::database
