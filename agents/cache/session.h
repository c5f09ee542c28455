#pragma once
// One connection to a Redis server, through hiredis' asynchronous half on our loop.
//
// Theory: hiredis parses and queues; this class watches its descriptor, holds the deadline and
// bounds what may come. hiredis trusts the server: a reply that nobody asked for ends its process
// by an assertion, and a list is as long as the server says. So the objects of a reply are made by
// functions of ours, which refuse both. Answers are told in a turn of their own, never from inside
// hiredis. Loop thread only. hiredis 0.14 (Debian 12).
#include <functional>
#include <memory>

#include "agents/cache/conversation.h"
#include "agents/runtime/loop.h"
#include "core/base/secret.h"

namespace bafar::cache {

class Session {
public:
    using Done = std::function<void(Exchange)>;

    /// Replies of one ask() beyond either are refused as Garbled.
    static constexpr std::size_t BytesMax = 2U << 20U;
    static constexpr std::size_t ItemsMax = 4096;

    Session(runtime::Loop& loop, Target target);
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// Closes the connection; what was asked is not answered any more.
    ~Session();

    /// Connected, with every reply so far as expected.
    [[nodiscard]] bool open() const;

    /// Something is asked and not answered yet.
    [[nodiscard]] bool busy() const { return static_cast<bool>(done_); }

    /// Says these commands and answers once, within `limit`; connects before, when not open, and
    /// logs in with `password` where the target has a password file. One at a time. A conversation
    /// that did not complete leaves the session closed.
    void ask(const Secret& password, std::vector<Words> commands, Duration limit, Done done);

private:
    struct Link;

    void lost(End end, std::string detail);
    void finish(End end, std::string detail);
    void close();
    [[nodiscard]] bool connect(const Secret& password);
    [[nodiscard]] bool say(const std::vector<std::string_view>& words);
    void heard(Reply reply);

    runtime::Loop& loop_;
    Target target_;
    std::shared_ptr<Link> link_; ///< null: not connected
    runtime::Timer deadline_;
    runtime::Timer deliver_;
    Done done_;                    ///< empty: nothing is asked
    Exchange exchange_;            ///< of what is asked
    std::size_t expected_ = 0;     ///< replies still to come
    std::size_t introductory_ = 0; ///< of those, the ones to the introduction
};

} // namespace bafar::cache
