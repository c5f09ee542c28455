// How long an address goes unanswered, as one of its clients sees it.
//
//     udp_gap serve PORT NAME       echoes datagrams on every address of this node and signs them
//     udp_gap who ADDRESS PORT      prints who answers there now, or fails after a second
//     udp_gap measure SECONDS PORT ADDRESS CONTROL...
//
// measure sends one datagram to each address every 0.5 ms for that long. The first address is the
// one that moves; the others are fixed addresses of the same nodes and show what this machine does
// to everybody. Arrival times are the kernel's (SO_TIMESTAMPNS), so that waking up late does not
// count. It prints "started" after the first answer, so that whoever causes the change knows when,
// and at the end `gap_ms`, `control_gap_ms`, `late_ms` (its own worst lateness in sending),
// `lost`, `before NAME` and `after NAME`.
#include <poll.h>
#include <sched.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "tests/bench/datagram.h"

namespace bafar::bench {
namespace {

constexpr std::int64_t IntervalNs = 500'000;

/// What is measured is the address, not who waits for a processor beside it. Refused: late_ms and
/// the control stream tell how much that costs.
void beRealTime()
{
    const sched_param priority{1};
    sched_setscheduler(0, SCHED_FIFO, &priority);
}

int serve(const char* port, const std::string& name)
{
    beRealTime();
    const int descriptor = udpSocket();
    setOption(descriptor, IPPROTO_IP, IP_PKTINFO);
    const sockaddr_in any = endpoint("0.0.0.0", port);
    if (bind(descriptor, reinterpret_cast<const sockaddr*>(&any), sizeof any) != 0) {
        die("bind");
    }
    for (;;) {
        pollfd ready{descriptor, POLLIN, 0};
        poll(&ready, 1, -1);
        for (Received request = receive(descriptor); request.any; request = receive(descriptor)) {
            answer(descriptor, request, name);
        }
    }
}

/// One address and what came back from it.
class Stream {
public:
    explicit Stream(const sockaddr_in& to)
        : descriptor_(udpSocket())
    {
        setOption(descriptor_, SOL_SOCKET, SO_TIMESTAMPNS);
        if (connect(descriptor_, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) {
            die("connect");
        }
    }

    [[nodiscard]] int descriptor() const { return descriptor_; }

    void sendNext()
    {
        const Datagram datagram{++sent_, {}};
        // Refused while nobody has the address: the same as no answer.
        static_cast<void>(send(descriptor_, &datagram, sizeof datagram, 0));
    }

    void takeAnswers()
    {
        for (Received got = receive(descriptor_); got.any; got = receive(descriptor_)) {
            if (answered_ == 0) {
                before_ = got.datagram.name.data();
            } else {
                gapNs_ = std::max(gapNs_, got.atNs - lastNs_);
            }
            after_ = got.datagram.name.data();
            lastNs_ = got.atNs;
            ++answered_;
        }
        char discarded = 0; // an ICMP error wakes the socket up until it is read
        while (recv(descriptor_, &discarded, 0, MSG_ERRQUEUE | MSG_DONTWAIT) >= 0) {
        }
    }

    /// Silence up to the last datagram sent is a gap too.
    void finish(std::int64_t lastSentNs) { gapNs_ = std::max(gapNs_, lastSentNs - lastNs_); }

    [[nodiscard]] double gapMs() const { return static_cast<double>(gapNs_) / 1e6; }

    [[nodiscard]] std::uint64_t answered() const { return answered_; }

    [[nodiscard]] std::uint64_t lost() const { return sent_ - answered_; }

    [[nodiscard]] const std::string& before() const { return before_; }

    [[nodiscard]] const std::string& after() const { return after_; }

private:
    int descriptor_;
    std::uint64_t sent_ = 0;
    std::uint64_t answered_ = 0;
    std::int64_t lastNs_ = 0;
    std::int64_t gapNs_ = 0;
    std::string before_;
    std::string after_;
};

/// Takes answers of all streams until `untilNs`.
void listenUntil(std::vector<Stream>& streams, std::vector<pollfd>& ready, std::int64_t untilNs)
{
    for (std::int64_t rest = untilNs - now(CLOCK_MONOTONIC); rest > 0;
         rest = untilNs - now(CLOCK_MONOTONIC)) {
        const timespec limit{rest / SecondNs, rest % SecondNs};
        if (ppoll(ready.data(), ready.size(), &limit, nullptr) > 0) {
            for (Stream& stream : streams) {
                stream.takeAnswers();
            }
        }
    }
}

int measure(double seconds, std::vector<Stream>& streams)
{
    beRealTime();
    std::vector<pollfd> ready;
    for (const Stream& stream : streams) {
        ready.push_back({stream.descriptor(), POLLIN, 0});
    }
    const std::int64_t end = now(CLOCK_MONOTONIC) + static_cast<std::int64_t>(seconds * 1e9);
    std::int64_t lateNs = 0;
    bool started = false;
    for (std::int64_t next = now(CLOCK_MONOTONIC); next < end; next += IntervalNs) {
        listenUntil(streams, ready, next);
        lateNs = std::max(lateNs, now(CLOCK_MONOTONIC) - next);
        for (Stream& stream : streams) {
            stream.sendNext();
        }
        if (!started && streams.front().answered() > 0) {
            started = true;
            std::puts("started");
            std::fflush(stdout);
        }
    }
    const std::int64_t lastSentNs = now(CLOCK_REALTIME);
    listenUntil(streams, ready, now(CLOCK_MONOTONIC) + SecondNs / 10);
    for (Stream& stream : streams) {
        stream.finish(lastSentNs);
    }
    double controlMs = 0;
    for (std::size_t i = 1; i < streams.size(); ++i) {
        controlMs = std::max(controlMs, streams[i].gapMs());
    }
    const Stream& moved = streams.front();
    std::printf("gap_ms %.3f\ncontrol_gap_ms %.3f\nlate_ms %.3f\nlost %llu\nbefore %s\nafter %s\n",
                moved.gapMs(), controlMs, static_cast<double>(lateNs) / 1e6,
                static_cast<unsigned long long>(moved.lost()), moved.before().c_str(),
                moved.after().c_str());
    return started ? 0 : 1;
}

int who(Stream stream)
{
    std::vector<Stream> one{std::move(stream)};
    std::vector<pollfd> ready{{one.front().descriptor(), POLLIN, 0}};
    for (int tries = 0; tries < 50 && one.front().answered() == 0; ++tries) {
        one.front().sendNext();
        listenUntil(one, ready, now(CLOCK_MONOTONIC) + SecondNs / 50);
    }
    std::printf("%s\n", one.front().after().c_str());
    return one.front().answered() > 0 ? 0 : 1;
}

int run(int argc, char** argv)
{
    const std::vector<std::string> words(argv + 1, argv + argc);
    const std::string verb = words.empty() ? "" : words[0];
    if (verb == "serve" && words.size() == 3) {
        return serve(argv[2], words[2]);
    }
    if (verb == "who" && words.size() == 3) {
        return who(Stream(endpoint(argv[2], argv[3])));
    }
    if (verb == "measure" && words.size() >= 4) {
        std::vector<Stream> streams;
        for (int i = 4; i < argc; ++i) {
            streams.emplace_back(endpoint(argv[i], argv[3]));
        }
        return measure(std::atof(argv[2]), streams);
    }
    std::fprintf(stderr, "usage: udp_gap serve PORT NAME | who ADDRESS PORT | measure SECONDS PORT "
                         "ADDRESS CONTROL...\n");
    return 2;
}

} // namespace
} // namespace bafar::bench

int main(int argc, char** argv)
{
    return bafar::bench::run(argc, argv);
}
