#include "tests/cluster/raft_wire.h"

#include <array>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/base/check.h"

namespace bafar::test {
namespace {

using cluster::RaftServer;
using cluster::RaftServers;

constexpr std::size_t Page = 4096;
constexpr std::size_t Head = Page; ///< before each piece: how long it is

/// A piece that ends where its pages end. libraft wants multiples of eight aligned.
void* guarded(std::size_t size)
{
    const std::size_t rounded = (size + 7) / 8 * 8;
    const std::size_t pages = (rounded + Page - 1) / Page * Page;
    void* const all = ::mmap(nullptr, Head + pages + Page, PROT_READ | PROT_WRITE,
                             MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(all != MAP_FAILED);
    auto* const bytes = static_cast<std::uint8_t*>(all);
    CHECK(::mprotect(bytes + Head + pages, Page, PROT_NONE) == 0);
    std::uint8_t* const piece = bytes + Head + pages - rounded;
    const std::array<std::size_t, 2> told{size, Head + pages + Page};
    std::memcpy(bytes, told.data(), sizeof told);
    std::memcpy(piece - sizeof(void*), &all, sizeof all);
    return piece;
}

std::array<std::size_t, 2> told(void* piece, void*& all)
{
    std::memcpy(&all, static_cast<std::uint8_t*>(piece) - sizeof(void*), sizeof all);
    std::array<std::size_t, 2> lengths{};
    std::memcpy(lengths.data(), all, sizeof lengths);
    return lengths;
}

void release(void* piece)
{
    if (piece != nullptr) {
        void* all = nullptr;
        const auto lengths = told(piece, all);
        ::munmap(all, lengths[1]);
    }
}

raft_heap guardedHeap()
{
    raft_heap heap{};
    heap.malloc = [](void*, std::size_t size) { return guarded(size); };
    heap.free = [](void*, void* piece) { release(piece); };
    heap.calloc = [](void*, std::size_t count, std::size_t size) {
        return guarded(count * size); // fresh pages are zero
    };
    heap.realloc = [](void*, void* piece, std::size_t size) {
        void* const larger = guarded(size);
        if (piece != nullptr) {
            void* all = nullptr;
            std::memcpy(larger, piece, std::min(told(piece, all)[0], size));
            release(piece);
        }
        return larger;
    };
    heap.aligned_alloc = [](void*, std::size_t alignment, std::size_t size) {
        return std::aligned_alloc(alignment, size);
    };
    heap.aligned_free = [](void*, std::size_t, void* piece) { std::free(piece); };
    return heap;
}

uv_stream_t* streamOver(uv_loop_t& loop, int descriptor)
{
    auto* const pipe = static_cast<uv_pipe_t*>(raft_malloc(sizeof(uv_pipe_t)));
    CHECK(uv_pipe_init(&loop, pipe, 0) == 0 && uv_pipe_open(pipe, descriptor) == 0);
    return reinterpret_cast<uv_stream_t*>(pipe);
}

std::array<int, 2> pairOfSockets()
{
    std::array<int, 2> ends{};
    CHECK(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends.data()) == 0);
    return ends;
}

raft_buffer bufferOf(std::string& text)
{
    return {text.data(), text.size()};
}

} // namespace

Bytes membershipOf(std::size_t members)
{
    RaftServers servers;
    for (std::size_t member = 1; member <= members; ++member) {
        servers.push_back({member, "n" + std::to_string(member) + "/192.0.2.1:7601/voter",
                           static_cast<int>(member % 3)});
    }
    raft_configuration configuration{};
    raft_configuration_init(&configuration);
    cluster::setServers(configuration, servers);
    raft_buffer encoded{};
    CHECK(raft_configuration_encode(&configuration, &encoded) == 0);
    const auto* const bytes = static_cast<const std::uint8_t*>(encoded.base);
    Bytes result(bytes, bytes + encoded.len);
    raft_free(encoded.base);
    raft_configuration_close(&configuration);
    return result;
}

RaftWire::RaftWire()
{
    static raft_heap heap = guardedHeap();
    raft_heap_set(&heap);
    CHECK(uv_loop_init(&loop_) == 0);
    transport_.impl = this;
    transport_.init = [](raft_uv_transport*, raft_id, const char*) { return 0; };
    transport_.listen = [](raft_uv_transport* transport, raft_uv_accept_cb accept) {
        static_cast<RaftWire*>(transport->impl)->accept_ = accept;
        return 0;
    };
    transport_.connect = [](raft_uv_transport* transport, raft_uv_connect* request, raft_id,
                            const char*, raft_uv_connect_cb done) {
        auto& wire = *static_cast<RaftWire*>(transport->impl);
        const auto ends = pairOfSockets();
        if (wire.far_ >= 0) {
            ::close(wire.far_);
        }
        wire.far_ = ends[1];
        done(request, streamOver(wire.loop_, ends[0]), 0);
        return 0;
    };
    transport_.close = [](raft_uv_transport* transport, raft_uv_transport_close_cb done) {
        done(transport);
    };
    CHECK(raft_uv_init(&io_, &loop_, folder_.path().toLocal8Bit().constData(), &transport_) == 0);
    io_.data = this;
    CHECK(io_.init(&io_, 1, "self") == 0);
    const auto receive = [](raft_io* io, raft_message* message) {
        ++static_cast<RaftWire*>(io->data)->received_;
        cluster::freeMessage(*message);
    };
    CHECK(io_.start(
              &io_, 1'000'000, [](raft_io*) {}, receive) == 0);
}

RaftWire::~RaftWire()
{
    bool closed = false;
    io_.data = &closed;
    io_.close(&io_, [](raft_io* io) { *static_cast<bool*>(io->data) = true; });
    while (!closed) {
        uv_run(&loop_, UV_RUN_ONCE);
    }
    raft_uv_close(&io_);
    uv_run(&loop_, UV_RUN_DEFAULT);
    CHECK(uv_loop_close(&loop_) == 0);
    if (far_ >= 0) {
        ::close(far_);
    }
    raft_heap_set_default();
}

void RaftWire::run()
{
    for (int turn = 0; turn < 64; ++turn) {
        uv_run(&loop_, UV_RUN_NOWAIT);
    }
}

Bytes RaftWire::bytesOf(raft_message message)
{
    message.server_id = Sender;
    message.server_address = "peer";
    raft_io_send request{};
    bool sent = false;
    request.data = &sent;
    CHECK(io_.send(&io_, &request, &message, [](raft_io_send* done, int status) {
        *static_cast<bool*>(done->data) = status == 0;
    }) == 0);
    Bytes bytes;
    std::array<std::uint8_t, 65536> buffer{};
    for (ssize_t got = 0; got > 0 || !sent;) {
        uv_run(&loop_, UV_RUN_NOWAIT);
        got = ::recv(far_, buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (got > 0) {
            putBytes(bytes, ByteView(buffer).first(static_cast<std::size_t>(got)));
        }
    }
    return bytes;
}

std::size_t RaftWire::deliver(ByteView bytes)
{
    received_ = 0;
    const auto ends = pairOfSockets();
    accept_(&transport_, Sender, "peer", streamOver(loop_, ends[0]));
    while (!bytes.empty()) {
        const ssize_t sent = ::send(ends[1], bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent > 0) {
            bytes = bytes.subspan(static_cast<std::size_t>(sent));
        } else if (errno != EAGAIN) {
            break; // libraft closed its end
        }
        uv_run(&loop_, UV_RUN_NOWAIT);
    }
    run();
    ::close(ends[1]);
    run();
    return received_;
}

std::map<std::string, Bytes> RaftWire::samples()
{
    std::map<std::string, Bytes> samples;
    std::string first(R"({"boot":"b1","number":1,"record":{"kind":"audit"}}      )");
    std::string second(64, 'x');
    Bytes membership = membershipOf(3);
    std::array<raft_entry, 3> entries{};
    entries[0] = {5, RAFT_COMMAND, bufferOf(first), nullptr};
    entries[1] = {5, RAFT_CHANGE, {membership.data(), membership.size()}, nullptr};
    entries[2] = {6, RAFT_BARRIER, {second.data(), 8}, nullptr};

    raft_message message{};
    message.type = RAFT_IO_APPEND_ENTRIES;
    message.append_entries = {6, 41, 5, 40, nullptr, 0};
    samples["heartbeat"] = bytesOf(message);
    message.append_entries = {6, 41, 5, 40, entries.data(), 3};
    samples["entries"] = bytesOf(message);

    message.type = RAFT_IO_APPEND_ENTRIES_RESULT;
    message.append_entries_result = {6, 0, 44};
    samples["entries_result"] = bytesOf(message);

    message.type = RAFT_IO_REQUEST_VOTE;
    message.request_vote = {7, Sender, 44, 6, false, true};
    samples["request_vote"] = bytesOf(message);

    message.type = RAFT_IO_REQUEST_VOTE_RESULT;
    message.request_vote_result = {7, true, raft_tribool_true};
    samples["vote"] = bytesOf(message);

    message.type = RAFT_IO_INSTALL_SNAPSHOT;
    raft_configuration configuration{};
    raft_configuration_init(&configuration);
    cluster::setServers(configuration, {{1, "n1/192.0.2.1:7601/voter", RAFT_VOTER},
                                        {2, "n2/192.0.2.2:7601/standby", RAFT_STANDBY}});
    message.install_snapshot = {7, 44, 6, configuration, 42, bufferOf(second)};
    samples["snapshot"] = bytesOf(message);
    raft_configuration_close(&configuration);

    message.type = RAFT_IO_TIMEOUT_NOW;
    message.timeout_now = {7, 44, 6};
    samples["timeout_now"] = bytesOf(message);
    return samples;
}

} // namespace bafar::test
