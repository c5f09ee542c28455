#include "tests/cluster/raft_log.h"

#include <filesystem>

#include "agents/cluster/raft_disk.h"
#include "agents/runtime/file.h"
#include "core/base/check.h"
#include "tests/runtime/fixture.h"

namespace bafar::test {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t ReadMax = 16U << 20U;
constexpr std::uintmax_t OpenBytes = 16U << 10U;

/// A transport that reaches nobody.
raft_uv_transport nowhere()
{
    raft_uv_transport transport{};
    transport.init = [](raft_uv_transport*, raft_id, const char*) { return 0; };
    transport.listen = [](raft_uv_transport*, raft_uv_accept_cb) { return 0; };
    transport.connect = [](raft_uv_transport*, raft_uv_connect*, raft_id, const char*,
                           raft_uv_connect_cb) { return static_cast<int>(RAFT_NOCONNECTION); };
    transport.close = [](raft_uv_transport* own, raft_uv_transport_close_cb done) { done(own); };
    return transport;
}

schema::Member self()
{
    return {1001, "n1", {net::Address::parse("192.0.2.1").value(), 7601}};
}

schema::Proposal proposal(std::uint64_t number)
{
    schema::Proposal proposal;
    proposal.boot = "b1";
    proposal.number = number;
    proposal.record.kind = schema::RecordKind::Audit;
    proposal.record.node = "n1";
    proposal.record.at = {1'700'000'000'000};
    proposal.record.body = {R"({"actor":"operator/sara","what":"line )" + std::to_string(number) +
                            R"(","outcome":"allowed","allowed":true})"};
    return proposal;
}

/// A group on a folder, on a loop of its own.
class OneLog {
public:
    OneLog(const std::string& path, unsigned snapshotAfter)
        : folder_(path, "n1")
        , bridge_(loop_)
        , transport_(nowhere())
        , snapshotAfter_(snapshotAfter)
    {
    }

    ~OneLog() { close(); }

    Result<void> open()
    {
        Result<cluster::LogState> state = folder_.examine();
        if (!state) {
            return tl::unexpected(state.error());
        }
        auto marks = cluster::MarkFile::open(folder_.path());
        CHECK(marks.has_value());
        if (Result<void> settled = folder_.settle(*state); !settled) {
            return settled;
        }
        examined = *state;
        Result<void> begun;
        bridge_.call([&] {
            disk_ = std::make_unique<cluster::RaftDisk>(loop_, bridge_, transport_, folder_.path(),
                                                        *state, *marks);
            cluster::GroupTiming timing;
            timing.snapshotAfter = snapshotAfter_;
            timing.keptAfterSnapshot = 4;
            group = std::make_unique<cluster::RaftGroup>(disk_->io(), self(), timing,
                                                         cluster::RaftGroup::Events{});
            if (state->pristine()) {
                begun = group->bootstrap({self()});
            }
            if (begun) {
                begun = group->start();
            }
        });
        return begun;
    }

    bool propose(std::uint64_t number)
    {
        bool done = false;
        bool good = false;
        bridge_.call([&] {
            group->propose(proposal(number), [&](const Result<cluster::Verdict>& verdict) {
                done = true;
                good = verdict.has_value();
            });
        });
        return until(loop_, [&] { return done; }) && good;
    }

    void saveMark() { CHECK(disk_->saveMark().has_value()); }

    void close()
    {
        if (!group) {
            return;
        }
        bool closed = false;
        bridge_.call([&] { group->close([&] { closed = true; }); });
        CHECK(until(loop_, [&] { return closed; }));
        group.reset();
        disk_.reset();
    }

    /// Until nothing is under way any more.
    void settleDown()
    {
        for (int turn = 0; turn < 20; ++turn) {
            loop_.turn(std::chrono::milliseconds(5));
        }
    }

    cluster::LogState examined;
    std::unique_ptr<cluster::RaftGroup> group;

private:
    cluster::RaftFolder folder_;
    runtime::Loop loop_;
    cluster::UvBridge bridge_;
    raft_uv_transport transport_;
    std::unique_ptr<cluster::RaftDisk> disk_;
    unsigned snapshotAfter_;
};

} // namespace

bool copyFolder(const std::string& from, const std::string& to)
{
    std::error_code error;
    fs::remove_all(to, error);
    fs::copy(from, to, error);
    return !error;
}

Result<LogMeaning> openCopy(const std::string& folder)
{
    const QTemporaryDir copies(QStringLiteral("/dev/shm/raft-XXXXXX")); // fsync costs nothing there
    const std::string copy = copies.path().toStdString() + "/log";
    CHECK(copyFolder(folder, copy));
    OneLog log(copy, 1000);
    if (Result<void> opened = log.open(); !opened) {
        return tl::unexpected(opened.error());
    }
    return LogMeaning{log.group->ledger().digest(), log.examined.last, log.examined.lastTerm,
                      log.examined.ballot};
}

Result<LogMeaning> meaningOf(const std::string& folder)
{
    const Result<cluster::LogState> state = cluster::RaftFolder(folder, "n1").examine();
    if (!state) {
        return tl::unexpected(state.error());
    }
    std::map<std::string, std::size_t> used; // bytes of each segment
    for (const auto& file : fs::directory_iterator(folder)) {
        const std::string name = file.path().filename().string();
        if (name.starts_with('0')) {
            used[name] = file.file_size();
        }
    }
    for (const cluster::Repair& repair : state->repairs) {
        if (const auto* close = std::get_if<cluster::CloseSegment>(&repair)) {
            used[close->name] = close->bytes;
        }
    }
    std::string content;
    for (const auto& [name, bytes] : used) {
        content += runtime::readFile(folder + "/" + name, ReadMax).value().substr(0, bytes);
    }
    if (!state->snapshotFile.empty()) {
        const Result<cluster::Ledger> ledger = cluster::Ledger::restore(
            runtime::readFile(folder + "/" + state->snapshotFile, ReadMax).value());
        if (!ledger) {
            return tl::unexpected(ledger.error());
        }
        content += ledger->digest();
    }
    return LogMeaning{content, state->last, state->lastTerm, state->ballot};
}

bool writeLog(const std::string& folder, const LogWriter& how)
{
    const QTemporaryDir original(QStringLiteral("/dev/shm/raft-XXXXXX"));
    const std::string path = original.path().toStdString() + "/log";
    OneLog log(path, how.snapshotAfter);
    if (!log.open()) {
        return false;
    }
    for (std::uint64_t number = 1; number <= how.entries; ++number) {
        if (!log.propose(number)) {
            return false;
        }
        if (number == how.entries / 2) {
            log.saveMark();
        }
    }
    log.settleDown();
    if (how.clean) {
        log.saveMark();
        log.close();
    }
    if (!copyFolder(path, folder)) {
        return false;
    }
    for (const auto& file : fs::directory_iterator(folder)) {
        if (file.path().filename().string().starts_with("open-")) {
            fs::resize_file(file.path(), OpenBytes); // of its many zeros some are enough
        }
    }
    return true;
}

} // namespace bafar::test
