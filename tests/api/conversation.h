#pragma once
// What the session's tests share: a session fed by text, its effects as one readable transcript.
#include <QStringList>

#include "agents/api/session.h"

namespace bafar::test {

/// A caller with a good certificate of this role in cluster "lab".
[[nodiscard]] api::Caller callerOf(const std::string& role, const std::string& name = "sara");

/// What every decision of the tests rests on: cluster "lab", nothing revoked.
[[nodiscard]] api::Guard guardOf(const api::Revocations& revocations);

class Conversation {
public:
    explicit Conversation(api::Caller caller,
                          std::span<const api::Route> routes = api::apiRoutes());

    /// Feeds the text whole.
    void say(std::string_view text);

    /// Feeds it byte by byte.
    void sayBytewise(std::string_view text);

    /// `queued`: bytes that the peer has not yet taken.
    void give(const api::Session::Input& input, std::size_t queued = 0);
    void wait(Duration duration);
    void revoke(const std::string& serial);

    /// One line an effect: "record allowed GET /v1/ping", "perform ReadState", "send 403 ...",
    /// "finish ...".
    [[nodiscard]] QString transcript() const;

    /// Everything sent so far.
    [[nodiscard]] const std::string& sent() const { return sent_; }

    /// The number of the last Perform.
    [[nodiscard]] std::uint64_t request() const { return request_; }

    /// The last call performed.
    [[nodiscard]] const std::optional<api::Call>& call() const { return call_; }

    [[nodiscard]] const std::vector<schema::AuditEntry>& audited() const { return audited_; }

    void forget() { lines_.clear(); }

    static constexpr Instant Start{std::chrono::seconds(100)};

    api::Session session;

private:
    void take(const api::Session::Effects& effects);

    api::Revocations revocations_;
    Instant now_ = Start;
    QStringList lines_;
    std::string sent_;
    std::uint64_t request_ = 0;
    std::optional<api::Call> call_;
    std::vector<schema::AuditEntry> audited_;
};

} // namespace bafar::test
