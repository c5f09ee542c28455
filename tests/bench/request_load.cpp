// Requests at a steady rate, whether or not the ones before were answered (an open loop), and how
// many were not answered well: how an update of a service looks to its clients.
//
//     request_load ADDRESS PORT HOST PATH RATE [SECONDS]
//
// GET of PATH at HOST from an IPv4 ADDRESS, RATE a second, each on a connection of its own, for
// SECONDS or until SIGTERM. A request has failed that has no complete answer of status 200 within 5
// s. Prints
//     requests, failed          how many
//     failed_WHY                of each kind: connect, reset, late, short, status_502
//     first_failure_ms          how long after the start
//     median_ms, p99_ms, worst_ms     from the moment a request was due to its last byte
//     rate                      requests a second that were really sent
// It links nothing of the project: it measures from outside.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr auto Limit = std::chrono::seconds(5);
constexpr std::size_t OpenMax = 4000;

volatile std::sig_atomic_t stopped = 0;

void stop(int)
{
    stopped = 1;
}

struct Target {
    sockaddr_in address{};
    std::string request;
};

/// One request; it owns its socket.
class Exchange {
public:
    Exchange(const Target& target, Clock::time_point due)
        : target_(&target)
        , due_(due)
        , socket_(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
    {
        const auto* address = reinterpret_cast<const sockaddr*>(&target.address);
        if (socket_ < 0 ||
            (connect(socket_, address, sizeof target.address) != 0 && errno != EINPROGRESS)) {
            end("connect");
        }
    }

    Exchange(const Exchange&) = delete;
    Exchange& operator=(const Exchange&) = delete;

    ~Exchange()
    {
        if (socket_ >= 0) {
            close(socket_);
        }
    }

    [[nodiscard]] pollfd waits() const
    {
        const bool sending = sent_ < target_->request.size();
        return {socket_, static_cast<short>(sending ? POLLOUT : POLLIN), 0};
    }

    void go(Clock::time_point now, short ready)
    {
        if (now - due_ > Limit) {
            end("late");
        } else if (ready != 0 && sent_ < target_->request.size()) {
            write();
        } else if (ready != 0) {
            read();
        }
    }

    [[nodiscard]] bool isOver() const { return over_; }

    /// Empty: answered well.
    [[nodiscard]] const std::string& why() const { return why_; }

    [[nodiscard]] Clock::time_point due() const { return due_; }

private:
    void write()
    {
        int problem = 0;
        socklen_t size = sizeof problem;
        getsockopt(socket_, SOL_SOCKET, SO_ERROR, &problem, &size);
        if (problem != 0) {
            end("connect");
            return;
        }
        const ssize_t count = send(socket_, target_->request.data() + sent_,
                                   target_->request.size() - sent_, MSG_NOSIGNAL);
        if (count > 0) {
            sent_ += static_cast<std::size_t>(count);
        } else if (errno != EAGAIN) {
            end("reset");
        }
    }

    void read()
    {
        char bytes[4096];
        const ssize_t count = recv(socket_, bytes, sizeof bytes, 0);
        if (count > 0) {
            answer_.append(bytes, static_cast<std::size_t>(count));
        } else if (count == 0) {
            judge();
        } else if (errno != EAGAIN) {
            end("reset");
        }
    }

    void judge()
    {
        const std::size_t head = answer_.find("\r\n\r\n");
        if (head == std::string::npos) {
            end("short");
            return;
        }
        const std::string status = answer_.substr(std::strlen("HTTP/1.1 "), 3);
        if (status != "200") {
            end("status_" + status);
            return;
        }
        constexpr char Length[] = "Content-Length: ";
        const std::size_t field = answer_.find(Length);
        const bool told = field != std::string::npos && field < head;
        const std::size_t body = answer_.size() - head - 4;
        const bool whole =
            told ? body == std::strtoul(answer_.c_str() + field + sizeof Length - 1, nullptr, 10)
                 : body > 0;
        end(whole ? "" : "short");
    }

    void end(std::string why)
    {
        why_ = std::move(why);
        over_ = true;
    }

    const Target* target_;
    Clock::time_point due_;
    int socket_;
    std::size_t sent_ = 0;
    std::string answer_;
    std::string why_;
    bool over_ = false;
};

class Load {
public:
    Load(Target target, double rate, double seconds)
        : target_(std::move(target))
        , every_(
              std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(1 / rate)))
        , end_(seconds > 0 ? start_ + std::chrono::duration_cast<Clock::duration>(
                                          std::chrono::duration<double>(seconds))
                           : Clock::time_point::max())
    {
    }

    void run()
    {
        Clock::time_point due = start_;
        while (due < end_ && stopped == 0) {
            const Clock::time_point now = Clock::now();
            for (; due <= now && due < end_ && open_.size() < OpenMax; due += every_) {
                open_.push_back(std::make_unique<Exchange>(target_, due));
                ++requests_;
            }
            turn(due);
        }
        sending_ = Clock::now() - start_;
        while (!open_.empty()) {
            turn(Clock::now() + std::chrono::milliseconds(50));
        }
    }

    void print()
    {
        std::printf("requests %zu\nfailed %zu\n", requests_, requests_ - times_.size());
        for (const auto& [why, count] : failures_) {
            std::printf("failed_%s %zu\n", why.c_str(), count);
        }
        if (!failures_.empty()) {
            std::printf("first_failure_ms %.0f\n", firstFailureMs_);
        }
        if (!times_.empty()) {
            std::sort(times_.begin(), times_.end());
            std::printf("median_ms %.1f\np99_ms %.1f\nworst_ms %.1f\n", times_[times_.size() / 2],
                        times_[times_.size() * 99 / 100], times_.back());
        }
        std::printf("rate %.1f\n", static_cast<double>(requests_) /
                                       std::chrono::duration<double>(sending_).count());
    }

private:
    /// Waits until something happens or the next request is due.
    void turn(Clock::time_point until)
    {
        std::vector<pollfd> waits;
        waits.reserve(open_.size());
        for (const auto& one : open_) {
            waits.push_back(one->waits());
        }
        const auto left = std::max(Clock::duration::zero(), until - Clock::now());
        const timespec wait{std::chrono::duration_cast<std::chrono::seconds>(left).count(),
                            (left % std::chrono::seconds(1)).count()};
        ppoll(waits.data(), waits.size(), &wait, nullptr);
        const Clock::time_point now = Clock::now();
        for (std::size_t i = 0; i < waits.size(); ++i) {
            open_[i]->go(now, waits[i].revents);
            if (open_[i]->isOver()) {
                count(*open_[i], now);
            }
        }
        std::erase_if(open_, [](const auto& one) { return one->isOver(); });
    }

    void count(const Exchange& one, Clock::time_point now)
    {
        if (one.why().empty()) {
            times_.push_back(Milliseconds(now - one.due()).count());
            return;
        }
        if (failures_.empty()) {
            firstFailureMs_ = Milliseconds(now - start_).count();
        }
        ++failures_[one.why()];
    }

    Target target_;
    Clock::time_point start_ = Clock::now();
    Clock::duration every_;
    Clock::time_point end_;
    Clock::duration sending_{};
    std::vector<std::unique_ptr<Exchange>> open_;
    std::vector<double> times_; ///< of those answered well, in ms
    std::map<std::string, std::size_t> failures_;
    double firstFailureMs_ = 0;
    std::size_t requests_ = 0;
};

} // namespace

int main(int count, char** arguments)
{
    Target target;
    const double rate = count > 5 ? std::strtod(arguments[5], nullptr) : 0;
    const double seconds = count > 6 ? std::strtod(arguments[6], nullptr) : 0;
    if (count < 6 || count > 7 || !(rate > 0) || rate > 10'000 || !(seconds >= 0) ||
        inet_pton(AF_INET, arguments[1], &target.address.sin_addr) != 1) {
        std::fputs("usage: request_load ADDRESS PORT HOST PATH RATE [SECONDS]\n", stderr);
        return 2;
    }
    target.address.sin_family = AF_INET;
    target.address.sin_port = htons(static_cast<std::uint16_t>(std::atoi(arguments[2])));
    target.request = std::string("GET ") + arguments[4] + " HTTP/1.1\r\nHost: " + arguments[3] +
                     "\r\nUser-Agent: request_load\r\nConnection: close\r\n\r\n";
    std::signal(SIGTERM, stop);
    std::signal(SIGINT, stop);
    Load load(std::move(target), rate, seconds);
    load.run();
    load.print();
    return 0;
}
