// What the agents' group takes and keeps, seen from a client of the lab.
//
//     group_load FOLDER gap SECONDS MS       one audit line every MS milliseconds; prints "started"
//                                            after the first one that was committed, and at the end
//                                            gap_ms: the longest time in which none was seen
//     group_load FOLDER fill COUNT FILE      as many as the group takes, without end; FILE gets
//                                            "INDEX CHAIN" of each line that was seen, and standard
//                                            output "filled SECONDS" when they are COUNT
//     group_load FOLDER check FILE           every line of FILE that is not too old to be kept is
//                                            where it was, at each agent; the chain vouches for the
//                                            others. Prints checked_n1 to _n3 and acknowledged
//     group_load FOLDER knock NODE COUNT     so many lines that this agent itself proposes, 20 ms
//                                            apart, for its own figure of how long commits take
//     group_load FOLDER disk COUNT           sync_ms (median): 4 KiB written to a file in FOLDER
//     and
//                                            safe on disk, as the group's log is written
//
// FOLDER is the lab's data folder. See group_client.h for what is checked all the while.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "tests/bench/group_client.h"

namespace bafar::bench {
namespace {

using Seconds = std::chrono::duration<double>;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr Duration Turn = std::chrono::milliseconds(1);

double milliseconds(Duration time)
{
    return std::chrono::duration_cast<Milliseconds>(time).count();
}

double number(const char* text)
{
    char* end = nullptr;
    const double value = std::strtod(text, &end);
    if (end == text || *end != '\0' || !(value > 0)) {
        giveUp(std::string("\"") + text + "\" is no number above 0");
    }
    return value;
}

int gap(runtime::Loop& loop, const std::string& data, double seconds, double every)
{
    GroupClient group(loop, {data});
    const Duration interval = std::chrono::duration_cast<Duration>(Milliseconds(every));
    Instant last{};
    Duration longest{};
    group.seen = [&](std::uint64_t, const schema::Record&) {
        if (last == Instant{}) {
            std::puts("started");
            std::fflush(stdout);
        } else {
            longest = std::max(longest, loop.now() - last);
        }
        last = loop.now();
    };
    loop.turn({});
    const Instant end = loop.now() + std::chrono::duration_cast<Duration>(Seconds(seconds));
    for (Instant next = loop.now(); loop.now() < end; loop.turn(Turn)) {
        if (loop.now() >= next && group.propose()) {
            next = loop.now() + interval;
        }
    }
    if (last == Instant{} || loop.now() - last > longest) {
        giveUp("nothing was committed at the end");
    }
    std::printf("gap_ms %.1f\n", milliseconds(longest));
    return 0;
}

int fill(runtime::Loop& loop, const std::string& data, double count, const char* file)
{
    std::FILE* out = std::fopen(file, "we");
    if (out == nullptr) {
        giveUp(std::string(file) + ": " + std::strerror(errno));
    }
    GroupClient::Options options{data};
    options.pollEvery = std::chrono::milliseconds(10);
    GroupClient group(loop, options);
    double done = 0;
    loop.turn({});
    const Instant begin = loop.now();
    group.seen = [&](std::uint64_t, const schema::Record& record) {
        std::fprintf(out, "%llu %s\n", static_cast<unsigned long long>(record.index),
                     record.chain->c_str());
        if (++done == count) {
            std::printf("filled %.3f\n", milliseconds(loop.now() - begin) / 1000);
            std::fflush(stdout);
        }
    };
    for (;;) {
        while (group.propose()) {
        }
        loop.turn(Turn);
        std::fflush(out);
    }
}

/// One line of what fill() wrote.
struct Kept {
    std::uint64_t index = 0;
    std::string chain;
};

std::vector<Kept> readKept(const char* file)
{
    std::FILE* in = std::fopen(file, "re");
    if (in == nullptr) {
        giveUp(std::string(file) + ": " + std::strerror(errno));
    }
    std::vector<Kept> kept;
    unsigned long long index = 0;
    char chain[65];
    while (std::fscanf(in, "%llu %64s\n", &index, chain) == 2) {
        kept.push_back({index, chain});
    }
    std::fclose(in);
    if (kept.empty()) {
        giveUp(std::string(file) + ": nothing was acknowledged");
    }
    return kept;
}

/// Waits until the agent has shown as much as was acknowledged.
void await(GroupClient& group, runtime::Loop& loop, std::size_t agent, std::uint64_t until)
{
    constexpr Duration Patience = std::chrono::seconds(20);
    loop.turn({});
    for (const Instant end = loop.now() + Patience; loop.now() < end; loop.turn(Turn)) {
        const std::map<std::uint64_t, std::string>& shown = group.shown(agent);
        if (!shown.empty() && shown.rbegin()->first >= until) {
            return;
        }
    }
    giveUp(group.node(agent) + " does not show line " + std::to_string(until));
}

int check(runtime::Loop& loop, const std::string& data, const char* file)
{
    const std::vector<Kept> kept = readKept(file);
    GroupClient group(loop, {data});
    for (std::size_t agent = 0; agent < group.agents(); ++agent) {
        await(group, loop, agent, kept.back().index);
        // Who was killed first catches up by leaps: what it keeps is what it shows from now on.
        group.readAnew(agent);
        await(group, loop, agent, kept.back().index);
        const std::map<std::uint64_t, std::string> shown = group.shown(agent);
        std::size_t compared = 0;
        for (const Kept& line : kept) {
            if (line.index < shown.begin()->first) {
                continue;
            }
            const auto found = shown.find(line.index);
            if (found == shown.end() || found->second != line.chain) {
                giveUp(group.node(agent) + " lost line " + std::to_string(line.index) +
                       ", which was acknowledged");
            }
            ++compared;
        }
        // The first that is compared carries the hash of all before it.
        std::printf("checked_%s %zu\n", group.node(agent).c_str(), compared);
    }
    std::printf("acknowledged %zu\n", kept.size());
    return 0;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// Attempts that are refused, and audited by the agent before it looks at them: each is a commit of
/// its own, with nothing else to do about it.
int knock(runtime::Loop& loop, const std::string& data, const char* node, double count)
{
    constexpr Duration Every = std::chrono::milliseconds(20);
    constexpr Duration Limit = std::chrono::seconds(1);
    api::Client client(loop, asAdmin(data), targetOf(node));
    api::Request request;
    request.method = http::Method::Put;
    request.target = "/v1/spec";
    request.fields = {{"If-Match", "\"none\""}};
    request.body = "cluster: {}\n";
    request.contentType = "application/yaml";
    double answered = 0;
    loop.turn({});
    for (Instant next = loop.now(); answered < count; loop.turn(Every / 4)) {
        if (loop.now() >= next) {
            next = loop.now() + Every;
            client.ask(request, Limit, [&](const Result<api::Response>& answer) {
                if (!answer || answer->succeeded()) {
                    giveUp(node + std::string(": ") +
                           (answer ? "it took a spec" : answer.error().text));
                }
                ++answered;
            });
        }
    }
    return 0;
}

/// To a file that has its blocks already, synchronously, like libraft's segments.
int disk(const std::string& folder, double count)
{
    constexpr std::size_t Block = 4096;
    const std::string file = folder + "/group_load.disk";
    const int descriptor = open(file.c_str(), O_CREAT | O_WRONLY | O_DSYNC | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        giveUp(file + ": " + std::strerror(errno));
    }
    unlink(file.c_str());
    const auto bytes = static_cast<off_t>(count) * static_cast<off_t>(Block);
    if (posix_fallocate(descriptor, 0, bytes) != 0 || fsync(descriptor) != 0) {
        giveUp(file + ": no room");
    }
    const std::vector<char> block(Block, 'x');
    std::vector<double> times;
    for (off_t at = 0; at < bytes; at += static_cast<off_t>(Block)) {
        const auto begin = std::chrono::steady_clock::now();
        if (pwrite(descriptor, block.data(), Block, at) != static_cast<ssize_t>(Block)) {
            giveUp(file + ": " + std::strerror(errno));
        }
        times.push_back(milliseconds(std::chrono::steady_clock::now() - begin));
    }
    close(descriptor);
    std::printf("sync_ms %.3f\n", median(times));
    return 0;
}

int run(int count, char** words)
{
    runtime::Loop loop;
    const std::string command = count > 3 ? words[2] : "";
    if (command == "gap" && count == 5) {
        return gap(loop, words[1], number(words[3]), number(words[4]));
    }
    if (command == "fill" && count == 5) {
        return fill(loop, words[1], number(words[3]), words[4]);
    }
    if (command == "check" && count == 4) {
        return check(loop, words[1], words[3]);
    }
    if (command == "knock" && count == 5) {
        return knock(loop, words[1], words[3], number(words[4]));
    }
    if (command == "disk" && count == 4) {
        return disk(words[1], number(words[3]));
    }
    giveUp(
        "usage: group_load FOLDER gap SECONDS MS | fill COUNT FILE | check FILE | knock NODE COUNT"
        " | disk COUNT");
}

} // namespace
} // namespace bafar::bench

int main(int count, char** words)
{
    return bafar::bench::run(count, words);
}
