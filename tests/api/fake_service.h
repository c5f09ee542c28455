#pragma once
// What stands behind a server under test: answers at once, and remembers what was audited.
#include <deque>

#include "agents/api/service.h"

namespace bafar::test {

/// A message of node n1 for the streams; `padding` makes it as large as wanted.
[[nodiscard]] events::Published published(std::uint64_t sequence,
                                          schema::MessageKind kind,
                                          std::string padding);

/// A log whose lines the test writes.
struct FakeLog {
    std::deque<schema::LogPiece> pieces;
    bool begun = true;
    std::optional<Result<void>> ended;
    std::function<void()> onChange;
    int taken = 0; ///< pieces
};

class FakeService final : public api::Service {
public:
    /// "1" to a ping, `body` to everything else.
    void call(const api::Caller& caller,
              const api::Call& call,
              std::function<void(api::Answer)> done) override;

    [[nodiscard]] std::vector<events::Published> follow(const api::FollowStream& from) override;

    /// The log that the test holds, or `logRefusal`.
    [[nodiscard]] api::LogOpening readLog(const api::ReadLog& call,
                                          std::function<void()> onChange) override;

    void audit(const schema::AuditEntry& entry) override { audited.push_back(entry); }

    [[nodiscard]] const api::Revocations& revocations() const override { return revoked; }

    /// A refusal of `what` was audited whose reason contains `text`.
    [[nodiscard]] bool refusedWith(const std::string& what, const std::string& text) const;

    int calls = 0;
    std::weak_ptr<FakeLog> log; ///< the one that is read now
    std::optional<api::ReadLog> logAsked;
    std::optional<api::Answer> logRefusal;
    std::string body = "2";
    std::uint64_t last = 3; ///< the stream's newest sequence
    api::Revocations revoked;
    std::vector<schema::AuditEntry> audited;
};

} // namespace bafar::test
