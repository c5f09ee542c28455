#include "tests/cluster/raft_site.h"

#include <QTest>

namespace bafar::test {

using namespace std::chrono_literals;

RaftSeat::RaftSeat(runtime::Loop& given,
                   std::string folder,
                   schema::Member self,
                   runtime::TlsFiles tls)
    : loop(given)
{
    options.folder = std::move(folder);
    options.cluster = "lab";
    options.self = std::move(self);
    options.tls = std::move(tls);
}

Result<void> RaftSeat::start(bool found)
{
    ledger = cluster::Ledger();
    standing = {};
    options.found = found;
    cluster::RaftThread::Events events;
    events.applied = [this](std::uint64_t index, std::uint64_t term,
                            const std::shared_ptr<const schema::Proposal>& what,
                            const cluster::Verdict&) {
        (void)ledger.apply(index, term, *what);
        ++applied;
    };
    events.restored = [this](const std::shared_ptr<const cluster::Ledger>& whole) {
        ledger = *whole;
        ++restored;
    };
    events.standing = [this](const cluster::Standing& now, const cluster::LogHealth& figures) {
        standing = now;
        health = figures;
    };
    events.refused = [this](const std::string& node, const Error& why) {
        refused.emplace_back(node, why);
    };
    auto started = cluster::RaftThread::start(loop, options, std::move(events));
    if (!started) {
        return tl::unexpected(started.error());
    }
    thread = std::move(*started);
    options.self.endpoint = thread->endpoint();
    return {};
}

bool RaftSeat::stop()
{
    bool stopped = false;
    thread->stop([&] { stopped = true; });
    const bool answered = until(loop, [&] { return stopped; });
    thread.reset();
    return answered;
}

schema::Proposal RaftSeat::proposal(const std::string& what)
{
    schema::Proposal proposal;
    proposal.boot = boot;
    proposal.number = ++number;
    proposal.record.kind = schema::RecordKind::Audit;
    proposal.record.node = options.self.node;
    proposal.record.at = {1'700'000'000'000};
    proposal.record.body = {"{\"actor\":\"operator/sara\",\"what\":\"" + what +
                            "\",\"outcome\":\"allowed\",\"allowed\":true}"};
    return proposal;
}

Result<cluster::Verdict> RaftSeat::propose(const std::string& what, Duration limit)
{
    auto answer = std::make_shared<std::optional<Result<cluster::Verdict>>>();
    thread->propose(proposal(what),
                    [answer](const Result<cluster::Verdict>& verdict) { *answer = verdict; });
    if (!until(
            loop, [&] { return answer->has_value(); }, limit)) {
        return fail(Code::Timeout, "no answer to the proposal");
    }
    return **answer;
}

Result<void> RaftSeat::ask(
    const std::function<void(cluster::RaftThread&, std::function<void(Result<void>)>)>& call,
    Duration limit)
{
    auto answer = std::make_shared<std::optional<Result<void>>>();
    call(*thread, [answer](const Result<void>& result) { *answer = result; });
    if (!until(
            loop, [&] { return answer->has_value(); }, limit)) {
        return fail(Code::Timeout, "no answer");
    }
    return **answer;
}

bool RaftSeat::wasTold(std::string_view part) const
{
    return std::ranges::any_of(refused, [&](const auto& told) {
        return told.second.text.find(part) != std::string::npos;
    });
}

RaftSite::RaftSite()
    : certificates(folder.filePath(QStringLiteral("pki")).toStdString(), "lab")
{
}

bool RaftSite::form(std::size_t count)
{
    for (std::size_t index = 0; index < count; ++index) {
        const std::string node = "n" + std::to_string(index + 1);
        schema::Member self;
        self.number = 1001 + index;
        self.node = node;
        self.endpoint = {net::Address::parse("127.0.0.1").value(), 0};
        seats.push_back(std::make_unique<RaftSeat>(
            loop, folder.filePath(QString::fromStdString(node)).toStdString(), self,
            certificates.issue("agent", node)));
        seats.back()->options.timing = timing;
        const Result<void> started = seats.back()->start(index == 0);
        if (!started) {
            qWarning("%s", started.error().text.c_str());
            return false;
        }
    }
    if (leader() != seats.front().get()) {
        qWarning("n1 does not lead");
        return false;
    }
    for (std::size_t index = 1; index < count; ++index) {
        schema::Member member = seats[index]->options.self;
        if (advertised) {
            member.endpoint = advertised(member.endpoint);
        }
        const Result<void> admitted = seats.front()->ask(
            [&](cluster::RaftThread& thread, auto done) { thread.admit(member, std::move(done)); });
        if (!admitted) {
            qWarning("%s", admitted.error().text.c_str());
            return false;
        }
    }
    return until(loop, [&] {
        return std::ranges::all_of(
            seats, [&](const auto& seat) { return seat->standing.members.size() == count; });
    });
}

RaftSeat* RaftSite::leader(Duration limit)
{
    RaftSeat* found = nullptr;
    (void)until(
        loop,
        [&] {
            for (const auto& seat : seats) {
                if (seat->leads()) {
                    found = seat.get();
                }
            }
            return found != nullptr;
        },
        limit);
    return found;
}

bool RaftSite::agree(Duration limit)
{
    return until(
        loop,
        [&] {
            const RaftSeat* first = nullptr;
            for (const auto& seat : seats) {
                if (!seat->thread) {
                    continue;
                }
                if (first == nullptr) {
                    first = seat.get();
                } else if (seat->ledger.digest() != first->ledger.digest()) {
                    return false;
                }
            }
            return first != nullptr;
        },
        limit);
}

} // namespace bafar::test
