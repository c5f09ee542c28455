#include "tests/api/conversation.h"

namespace bafar::test {

namespace {

constexpr std::int64_t NowMs = 1'795'400'000'000; ///< 2026

constexpr const char* CallNames[] = {"ReadState",  "FollowStream",    "MakePlan",     "ConfirmPlan",
                                     "ReadAction", "CancelAction",    "ReadHistory",  "ReadLog",
                                     "ReadSpec",   "ReadSpecHistory", "ReadSpecText", "StageSpec",
                                     "ReadAudit",  "RunCommand",      "TakeProposal", "Ping",
                                     "Scrape"};

/// The status line's number and, for JSON, the body.
QString shortAnswer(const std::string& bytes)
{
    if (!bytes.starts_with("HTTP/1.1 ")) {
        return QStringLiteral("bytes");
    }
    const std::size_t body = bytes.find("\r\n\r\n");
    return QString::fromStdString(bytes.substr(9, 3) +
                                  (body + 4 < bytes.size() ? " " + bytes.substr(body + 4) : ""));
}

} // namespace

api::Caller callerOf(const std::string& role, const std::string& name)
{
    runtime::PeerIdentity identity;
    identity.cluster = "lab";
    identity.role = role;
    identity.name = name;
    identity.serial = "0a1b";
    identity.notAfter = {NowMs + 3'600'000};
    api::Caller caller;
    caller.identity = identity;
    caller.from = {*net::Address::parse("192.0.2.1"), 40000};
    return caller;
}

api::Guard guardOf(const api::Revocations& revocations)
{
    return {"lab", &revocations, {NowMs}};
}

Conversation::Conversation(api::Caller caller, std::span<const api::Route> routes)
    : session(routes, std::move(caller), std::nullopt, Start)
{
}

void Conversation::say(std::string_view text)
{
    give(api::Received{text});
}

void Conversation::sayBytewise(std::string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        say(text.substr(i, 1));
    }
}

void Conversation::give(const api::Session::Input& input, std::size_t queued)
{
    take(session.handle(input, now_, guardOf(revocations_), queued));
}

void Conversation::wait(Duration duration)
{
    const Instant end = now_ + duration;
    for (std::optional<Deadline> next = session.deadline(); next && next->at <= end;
         next = session.deadline()) {
        now_ = std::max(now_, next->at);
        take(session.tick(now_, guardOf(revocations_)));
    }
    now_ = end;
}

void Conversation::revoke(const std::string& serial)
{
    revocations_[serial] = {serial, "left", "admin/ann", {NowMs}};
    give(api::Recheck{});
}

void Conversation::take(const api::Session::Effects& effects)
{
    for (const api::Session::Effect& effect : effects) {
        if (const auto* send = std::get_if<api::SendBytes>(&effect)) {
            const std::string bytes =
                send->bytes + (send->then != nullptr ? *send->then : std::string());
            sent_ += bytes;
            lines_ << QStringLiteral("send ") + shortAnswer(bytes);
        } else if (const auto* work = std::get_if<api::Perform>(&effect)) {
            request_ = work->request;
            call_ = work->call;
            lines_ << QStringLiteral("perform ") + QLatin1String(CallNames[work->call.index()]);
        } else if (std::holds_alternative<api::Abandon>(effect)) {
            lines_ << QStringLiteral("abandon");
        } else if (const auto* record = std::get_if<api::Record>(&effect)) {
            audited_.push_back(record->entry);
            lines_ << (record->entry.allowed ? QStringLiteral("record allowed ")
                                             : QStringLiteral("record refused ")) +
                          QString::fromStdString(record->entry.what);
        } else if (const auto* end = std::get_if<api::Finish>(&effect)) {
            lines_ << (end->cut      ? QStringLiteral("cut ")
                       : end->denied ? QStringLiteral("finish briefly ")
                                     : QStringLiteral("finish ")) +
                          QString::fromStdString(end->reason);
        }
    }
}

QString Conversation::transcript() const
{
    return lines_.join(QLatin1Char('\n'));
}

} // namespace bafar::test
