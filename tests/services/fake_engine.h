#pragma once
// An engine on a socket that does what a test says: answers as scripted, hangs, lies, stops in the
// middle.
#include <atomic>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace bafar::test {

class FakeEngine {
public:
    /// Called on the engine's own thread for each request: what it sends, byte for byte. Empty: it
    /// says nothing.
    using Answer = std::function<std::string(const std::string& request, int connection)>;

    FakeEngine(std::string path, Answer answer);
    ~FakeEngine();
    FakeEngine(const FakeEngine&) = delete;
    FakeEngine& operator=(const FakeEngine&) = delete;

    [[nodiscard]] int connections() const { return connections_; }

    /// A whole answer with a length.
    [[nodiscard]] static std::string whole(int status, const std::string& body);

    /// In an answer: what follows is sent no more and the connection is closed.
    static constexpr char Close = '\x04';

private:
    void serve();

    std::string path_;
    Answer answer_;
    int listener_ = -1;
    std::atomic<bool> over_ = false;
    std::atomic<int> connections_ = 0;
    std::thread thread_;
};

} // namespace bafar::test
