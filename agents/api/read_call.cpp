// larger than the budget because it is one list, a reader for each row of the table.
#include "agents/api/read_call.h"

#include "agents/api/query.h"

#include "core/base/text.h"
#include "core/http/target.h"
#include "core/schema/json.h"
#include "core/schema/service_log.h"

namespace bafar::api {

namespace {

constexpr schema::JsonLimits BodyLimits{1U << 20U, 24, true};
constexpr std::size_t IdMax = 128;

template <class T>
Result<T> body(const RequestParts& parts)
{
    if (parts.body.empty()) {
        return fail(Code::InvalidInput, "this request needs a JSON body");
    }
    Result<T> read = schema::fromJson<T>(parts.body, BodyLimits);
    if (!read) {
        return failWith("body", read.error());
    }
    return read;
}

Result<std::string> identifier(std::string_view text, const std::string& what = "an action id")
{
    Result<std::string> id = http::decoded(text);
    if (!id) {
        return id;
    }
    if (id->empty() || id->size() > IdMax) {
        return fail(Code::InvalidInput, what + " has 1 to 128 characters");
    }
    return id;
}

template <class T>
Result<Call> plain(const RequestParts& parts)
{
    if (const Result<void> known = onlyParameters(parts.query, {}); !known) {
        return tl::unexpected(known.error());
    }
    return Call(T{});
}

} // namespace

Result<Call> readState(const RequestParts& parts)
{
    return plain<ReadState>(parts);
}

Result<Call> readPing(const RequestParts& parts)
{
    return plain<Ping>(parts);
}

Result<Call> readSpec(const RequestParts& parts)
{
    return plain<ReadSpec>(parts);
}

Result<Call> readScrape(const RequestParts& parts)
{
    // Prometheus may add parameters of its own; they mean nothing here.
    return Call(Scrape{std::string(parts.accept)});
}

Result<Call> readFollow(const RequestParts& parts)
{
    constexpr std::string_view Known[] = {"since", "boot", "samples"};
    if (const Result<void> known = onlyParameters(parts.query, Known); !known) {
        return tl::unexpected(known.error());
    }
    const Result<std::optional<std::string>> since = http::queryValue(parts.query, "since");
    const Result<std::optional<std::string>> boot = http::queryValue(parts.query, "boot");
    const Result<std::optional<std::string>> samples = http::queryValue(parts.query, "samples");
    for (const Error* error : {since ? nullptr : &since.error(), boot ? nullptr : &boot.error(),
                               samples ? nullptr : &samples.error()}) {
        if (error != nullptr) {
            return tl::unexpected(*error);
        }
    }
    if (*samples && **samples != "yes" && **samples != "no") {
        return fail(Code::InvalidInput, "samples must be yes or no");
    }
    FollowStream follow;
    // A client that reconnects repeats its first address, so the header is the newer of the two.
    const bool fromHeader = !parts.lastEventId.empty();
    if (fromHeader || *since) {
        const Result<std::uint64_t> sequence =
            fromHeader ? number("Last-Event-ID", parts.lastEventId) : number("since", **since);
        if (!sequence) {
            return tl::unexpected(sequence.error());
        }
        follow.since = *sequence;
    }
    follow.boot = boot->value_or("");
    follow.samples = samples->value_or("yes") == "yes";
    return Call(std::move(follow));
}

Result<Call> readPlan(const RequestParts& parts)
{
    Result<schema::ActionRequest> request = body<schema::ActionRequest>(parts);
    if (!request) {
        return tl::unexpected(request.error());
    }
    return Call(MakePlan{std::move(*request)});
}

Result<Call> readConfirmation(const RequestParts& parts)
{
    Result<schema::Confirmation> confirmation = body<schema::Confirmation>(parts);
    if (!confirmation) {
        return tl::unexpected(confirmation.error());
    }
    return Call(ConfirmPlan{std::move(*confirmation)});
}

Result<Call> readAction(const RequestParts& parts)
{
    Result<std::string> id = identifier(parts.parameter);
    if (!id) {
        return tl::unexpected(id.error());
    }
    return Call(ReadAction{std::move(*id)});
}

Result<Call> readCancel(const RequestParts& parts)
{
    Result<std::string> id = identifier(parts.parameter);
    if (!id) {
        return tl::unexpected(id.error());
    }
    return Call(CancelAction{std::move(*id)});
}

Result<Call> readHistory(const RequestParts& parts)
{
    constexpr std::string_view Known[] = {"series", "from", "to", "step"};
    if (const Result<void> known = onlyParameters(parts.query, Known); !known) {
        return tl::unexpected(known.error());
    }
    const Result<std::optional<std::string>> series = http::queryValue(parts.query, "series");
    const Result<std::optional<std::string>> width = http::queryValue(parts.query, "step");
    const Result<std::optional<WallTime>> from = moment(parts.query, "from");
    const Result<std::optional<WallTime>> to = moment(parts.query, "to");
    for (const Error* error : {series ? nullptr : &series.error(), width ? nullptr : &width.error(),
                               from ? nullptr : &from.error(), to ? nullptr : &to.error()}) {
        if (error != nullptr) {
            return tl::unexpected(*error);
        }
    }
    if (!*series || (*series)->empty()) {
        return fail(Code::InvalidInput,
                    "series is missing: GET /v1/history?series=node_load1&from=UTC&to=UTC");
    }
    ReadHistory history{std::move(**series), *from, *to, Duration{}};
    if (*from && *to && **to < **from) {
        return fail(Code::InvalidInput, "\"to\" is before \"from\"");
    }
    if (*width) {
        const Result<Duration> value = step(**width);
        if (!value) {
            return tl::unexpected(value.error());
        }
        history.step = *value;
    }
    return Call(std::move(history));
}

Result<Call> readLog(const RequestParts& parts)
{
    constexpr std::string_view Known[] = {"tail", "since", "follow"};
    if (const Result<void> known = onlyParameters(parts.query, Known); !known) {
        return tl::unexpected(known.error());
    }
    const Result<std::string> service = identifier(parts.parameter, "a service's name");
    const Result<std::optional<std::string>> tail = http::queryValue(parts.query, "tail");
    const Result<std::optional<WallTime>> since = moment(parts.query, "since");
    const Result<std::optional<std::string>> follow = http::queryValue(parts.query, "follow");
    for (const Error* error :
         {service ? nullptr : &service.error(), tail ? nullptr : &tail.error(),
          since ? nullptr : &since.error(), follow ? nullptr : &follow.error()}) {
        if (error != nullptr) {
            return tl::unexpected(*error);
        }
    }
    if (*follow && **follow != "yes" && **follow != "no") {
        return fail(Code::InvalidInput, "follow must be yes or no");
    }
    ReadLog log{*service, std::nullopt, *since, follow->value_or("no") == "yes"};
    if (*tail) {
        const Result<std::uint64_t> count = number("tail", **tail);
        if (!count || *count > schema::LogTailMax) {
            return fail(Code::InvalidInput,
                        "tail must be from 0 to " + std::to_string(schema::LogTailMax));
        }
        log.tail = static_cast<std::size_t>(*count);
    } else if (!*since) {
        log.tail = schema::LogTailUsual;
    }
    return Call(std::move(log));
}

Result<Call> readSpecHistory(const RequestParts& parts)
{
    return plain<ReadSpecHistory>(parts);
}

Result<Call> readSpecText(const RequestParts& parts)
{
    if (const Result<void> known = onlyParameters(parts.query, {}); !known) {
        return tl::unexpected(known.error());
    }
    Result<std::string> revision = identifier(parts.parameter, "a revision");
    if (!revision) {
        return tl::unexpected(revision.error());
    }
    return Call(ReadSpecText{std::move(*revision)});
}

Result<Call> readSpecStaging(const RequestParts& parts)
{
    if (parts.ifMatch.empty()) {
        return fail(Code::InvalidInput,
                    "If-Match is missing: give the ETag of the spec that this one is based on, so "
                    "that nobody's change is overwritten");
    }
    if (parts.body.empty()) {
        return fail(Code::InvalidInput, "the body must be the whole spec file");
    }
    std::string_view tag = parts.ifMatch;
    if (tag.size() >= 2 && tag.front() == '"' && tag.back() == '"') {
        tag = tag.substr(1, tag.size() - 2);
    }
    if (tag.empty() || tag.size() > IdMax) {
        return fail(Code::InvalidInput, "If-Match has a revision of 1 to 128 characters, or *");
    }
    return Call(StageSpec{std::string(tag), std::string(parts.body)});
}

Result<Call> readAudit(const RequestParts& parts)
{
    constexpr std::string_view Known[] = {"from", "limit"};
    constexpr std::uint64_t LimitMax = 1000;
    if (const Result<void> known = onlyParameters(parts.query, Known); !known) {
        return tl::unexpected(known.error());
    }
    ReadAudit audit;
    const Result<std::optional<std::string>> from = http::queryValue(parts.query, "from");
    const Result<std::optional<std::string>> limit = http::queryValue(parts.query, "limit");
    if (!from || !limit) {
        return tl::unexpected(from ? limit.error() : from.error());
    }
    if (*from) {
        const Result<std::uint64_t> index = number("from", **from);
        if (!index) {
            return tl::unexpected(index.error());
        }
        audit.from = *index;
    }
    if (*limit) {
        const Result<std::uint64_t> count = number("limit", **limit);
        if (!count) {
            return tl::unexpected(count.error());
        }
        if (*count == 0 || *count > LimitMax) {
            return fail(Code::InvalidInput, "limit must be from 1 to 1000");
        }
        audit.limit = static_cast<std::size_t>(*count);
    }
    return Call(audit);
}

Result<Call> readCommand(const RequestParts& parts)
{
    Result<node::RemoteCommand> command = body<node::RemoteCommand>(parts);
    if (!command) {
        return tl::unexpected(command.error());
    }
    if (command->id.empty() || command->id.size() > IdMax || command->concept_.empty()) {
        return fail(Code::InvalidInput,
                    "a command needs an id of 1 to 128 characters and a concept");
    }
    if (command->limit <= Duration{} || command->limit > std::chrono::hours(1)) {
        return fail(Code::InvalidInput, "a command's limit must be above 0 and at most 1 h");
    }
    return Call(RunCommand{std::move(*command)});
}

Result<Call> readProposal(const RequestParts& parts)
{
    Result<schema::Proposal> proposal = body<schema::Proposal>(parts);
    if (!proposal) {
        return tl::unexpected(proposal.error());
    }
    if (proposal->boot.empty() || proposal->number == 0 || proposal->record.node.empty()) {
        return fail(Code::InvalidInput, "a proposal needs a boot, a number above 0 and a node");
    }
    return Call(TakeProposal{std::move(*proposal)});
}

} // namespace bafar::api
