// It is larger than the budget because what is known of the library's own structures is in one
// place.
#include "agents/cluster/raft_library.h"

#include <algorithm>
#include <cstring>

#include "agents/cluster/raft_group.h"
#include "core/base/check.h"
#include "core/base/text.h"

namespace bafar::cluster {

namespace {

constexpr std::uint8_t ConfigurationFormat = 1;

/// A little-endian reader within bounds.
class Cursor {
public:
    explicit Cursor(const raft_buffer& buffer)
        : rest_(textOf(buffer))
    {
    }

    std::uint8_t byte()
    {
        if (rest_.empty()) {
            ok_ = false;
            return 0;
        }
        const auto value = static_cast<std::uint8_t>(rest_.front());
        rest_.remove_prefix(1);
        return value;
    }

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 8) {
            value |= std::uint64_t{byte()} << shift;
        }
        return value;
    }

    std::string text()
    {
        const std::size_t end = rest_.find('\0');
        if (end == std::string_view::npos) {
            ok_ = false;
            return {};
        }
        std::string value(rest_.substr(0, end));
        rest_.remove_prefix(end + 1);
        return value;
    }

    [[nodiscard]] bool ok() const { return ok_; }

private:
    std::string_view rest_;
    bool ok_ = true;
};

Code codeOf(int code)
{
    switch (code) {
    case RAFT_BADID:
    case RAFT_NOTFOUND: return Code::NotFound;
    case RAFT_DUPLICATEID:
    case RAFT_DUPLICATEADDRESS:
    case RAFT_CANTBOOTSTRAP:
    case RAFT_CANTCHANGE:
    case RAFT_BADROLE: return Code::Conflict;
    case RAFT_MALFORMED:
    case RAFT_CORRUPT: return Code::Corrupt;
    case RAFT_NAMETOOLONG:
    case RAFT_TOOBIG:
    case RAFT_NOSPACE:
    case RAFT_TOOMANY: return Code::LimitExceeded;
    case RAFT_INVALID: return Code::InvalidInput;
    case RAFT_UNAUTHORIZED: return Code::Denied;
    default: return Code::Unavailable;
    }
}

/// libraft 0.15 has no words for the last of its codes.
std::string reasonOf(int code)
{
    switch (code) {
    case RAFT_NOSPACE: return "the disk is full";
    case RAFT_IOERR: return "the disk gives an error";
    case RAFT_NOTFOUND: return "it is not there";
    case RAFT_UNAUTHORIZED: return "access is denied";
    case RAFT_INVALID: return "a value is out of its range";
    case RAFT_TOOMANY: return "a limit of the system is reached";
    default: return raft_strerror(code);
    }
}

} // namespace

RaftServers serversOf(const raft_configuration& configuration)
{
    RaftServers servers;
    for (unsigned i = 0; i < configuration.n; ++i) {
        const raft_server& server = configuration.servers[i];
        servers.push_back({server.id, server.address, server.role});
    }
    return servers;
}

void setServers(raft_configuration& configuration, const RaftServers& servers)
{
    raft_configuration_close(&configuration);
    raft_configuration_init(&configuration);
    for (const RaftServer& server : servers) {
        CHECK(raft_configuration_add(&configuration, server.id, server.address.c_str(),
                                     server.role) == 0);
    }
}

std::optional<RaftServers> decodeServers(const raft_buffer& body)
{
    constexpr std::size_t SmallestServer = 10; // number, empty address, role
    Cursor cursor(body);
    if (cursor.byte() != ConfigurationFormat) {
        return std::nullopt;
    }
    const std::uint64_t count = cursor.number();
    if (!cursor.ok() || count > body.len / SmallestServer) {
        return std::nullopt;
    }
    RaftServers servers;
    for (std::uint64_t i = 0; i < count; ++i) {
        RaftServer server;
        server.id = cursor.number();
        server.address = cursor.text();
        server.role = cursor.byte();
        const bool twice = std::any_of(servers.begin(), servers.end(), [&](const RaftServer& one) {
            return one.id == server.id || one.address == server.address;
        });
        if (!cursor.ok() || server.id == 0 || server.role > RAFT_SPARE || twice) {
            return std::nullopt;
        }
        servers.push_back(std::move(server));
    }
    return servers;
}

std::vector<schema::Member> membersOf(const RaftServers& servers)
{
    std::vector<schema::Member> members;
    for (const RaftServer& server : servers) {
        schema::Member member = memberFrom(server.id, server.address)
                                    .value_or(schema::Member{server.id, server.address, {}});
        if (server.role != RAFT_VOTER) {
            member.role = schema::MemberRole::Standby;
        } else if (member.role == schema::MemberRole::Standby) {
            member.role = schema::MemberRole::Voter;
        }
        members.push_back(std::move(member));
    }
    return members;
}

RaftServer serverOf(const schema::Member& member)
{
    return {member.number, memberAddress(member),
            member.role == schema::MemberRole::Standby ? RAFT_STANDBY : RAFT_VOTER};
}

raft_index lastIndex(const raft_log& log)
{
    const std::size_t count =
        log.front <= log.back ? log.back - log.front : log.size - log.front + log.back;
    return log.offset + count;
}

const raft_entry* entryAt(const raft_log& log, raft_index index)
{
    if (index <= log.offset || index > lastIndex(log)) {
        return nullptr;
    }
    return &log.entries[(log.front + static_cast<std::size_t>(index - log.offset - 1)) % log.size];
}

raft_term termAt(const raft_log& log, raft_index index)
{
    if (index != 0 && index == log.snapshot.last_index) {
        return log.snapshot.last_term;
    }
    const raft_entry* entry = entryAt(log, index);
    return entry == nullptr ? 0 : entry->term;
}

bool isReferenced(const raft_log& log, raft_index index, raft_term term)
{
    if (log.refs == nullptr || index == 0) {
        return false;
    }
    const raft_entry_ref* slot = &log.refs[static_cast<std::size_t>(index - 1) % log.refs_size];
    while (slot != nullptr && (slot->count == 0 || slot->index != index || slot->term != term)) {
        slot = slot->next;
    }
    return slot != nullptr;
}

void freeEntries(raft_entry* entries, std::size_t count)
{
    const void* freed = nullptr;
    for (std::size_t i = 0; i < count; ++i) {
        if (entries[i].batch != freed) {
            freed = entries[i].batch;
            raft_free(entries[i].batch);
        }
    }
    raft_free(entries);
}

void freeMessage(raft_message& message)
{
    if (message.type == RAFT_IO_APPEND_ENTRIES) {
        freeEntries(message.append_entries.entries, message.append_entries.n_entries);
    } else if (message.type == RAFT_IO_INSTALL_SNAPSHOT) {
        raft_configuration_close(&message.install_snapshot.conf);
        raft_free(message.install_snapshot.data.base);
    }
}

void freeSnapshot(raft_snapshot& snapshot)
{
    raft_configuration_close(&snapshot.configuration);
    for (unsigned i = 0; i < snapshot.n_bufs; ++i) {
        raft_free(snapshot.bufs[i].base);
    }
    raft_free(snapshot.bufs);
}

raft_buffer bufferOf(std::string_view text)
{
    raft_buffer buffer{raft_malloc(std::max<std::size_t>(text.size(), 1)), text.size()};
    CHECK(buffer.base != nullptr);
    std::memcpy(buffer.base, text.data(), text.size());
    return buffer;
}

std::string_view textOf(const raft_buffer& buffer)
{
    return {static_cast<const char*>(buffer.base), buffer.len};
}

Error raftError(int code, const std::string& text)
{
    return {codeOf(code), text + ": " + reasonOf(code)};
}

void MembershipLog::reset(Entry first)
{
    entries_.assign(1, std::move(first));
    members_.reset();
}

void MembershipLog::add(raft_index index, RaftServers servers)
{
    CHECK(index > entries_.back().index);
    entries_.push_back({index, std::move(servers)});
    members_.reset();
}

bool MembershipLog::truncate(raft_index from)
{
    const std::size_t before = entries_.size();
    while (entries_.size() > 1 && entries_.back().index >= from) {
        entries_.pop_back();
        members_.reset();
    }
    return entries_.size() != before;
}

const std::vector<schema::Member>& MembershipLog::members() const
{
    if (!members_) {
        members_ = membersOf(latest().servers);
    }
    return *members_;
}

void MembershipLog::forgetBefore(raft_index applied)
{
    while (entries_.size() > 1 && entries_[1].index <= applied) {
        entries_.erase(entries_.begin());
    }
}

const MembershipLog::Entry& MembershipLog::at(raft_index index) const
{
    auto entry = entries_.rbegin();
    while (std::next(entry) != entries_.rend() && entry->index > index) {
        ++entry;
    }
    return *entry;
}

} // namespace bafar::cluster
