// Certificates that are not accepted any more: the command, the log, and how agents tell each
// other.
#include "agents/cluster/revocation.h"

#include "agents/cluster/machine.h"
#include "core/base/text.h"

namespace bafar::cluster {

namespace {

using schema::cluster::Revocation;

constexpr std::size_t SerialMax = 40; ///< digits: RFC 5280 allows 20 bytes

} // namespace

std::optional<std::string> normalSerial(std::string_view text)
{
    std::string serial;
    bool digits = false;
    for (const char letter : text) {
        if (letter == ':' || letter == ' ') {
            continue;
        }
        const char lower =
            letter >= 'A' && letter <= 'F' ? static_cast<char>(letter - 'A' + 'a') : letter;
        if (!((lower >= '0' && lower <= '9') || (lower >= 'a' && lower <= 'f'))) {
            return std::nullopt;
        }
        digits = true;
        if (lower != '0' || !serial.empty()) {
            serial += lower;
        }
    }
    if (digits && serial.empty()) {
        serial = "0";
    }
    return serial.empty() || serial.size() > SerialMax ? std::nullopt
                                                       : std::optional<std::string>(serial);
}

void Machine::revoke(const Revocation& wanted, const std::string& id, Instant now, Effects& out)
{
    Revocation revocation = wanted;
    const std::optional<std::string> serial = normalSerial(revocation.serial);
    if (!serial) {
        out.emplace_back(CommandFinished{
            id, fail(Code::InvalidInput, "the serial is not 1 to 40 hexadecimal digits")});
        return;
    }
    if (revoked(*serial)) {
        out.emplace_back(CommandFinished{id, "certificate " + *serial + " is revoked already"});
        return;
    }
    revocation.serial = *serial;
    revocation.at = wall_.at(now);
    if (revocation.by.empty()) {
        revocation.by = "action/" + id.substr(0, id.find('/'));
    }
    if (Result<void> added = addRevocation(revocation, id, out); !added) {
        out.emplace_back(CommandFinished{id, tl::unexpected(added.error())});
    }
}

Result<void> Machine::addRevocation(const Revocation& revocation,
                                    const std::string& command,
                                    Effects& out)
{
    if (revocations_.size() >= RevocationsMax) {
        return fail(Code::LimitExceeded,
                    "the cluster keeps at most " + std::to_string(RevocationsMax) +
                        " revocations; make a new CA and enrol the nodes again");
    }
    revocations_[revocation.serial] = revocation;
    persisting_[revocation.serial] = command;
    schema::Event told;
    told.concept_ = std::string(Name);
    told.kind = "certificate_revoked";
    told.severity = schema::Severity::Notice;
    told.subject = "certificate/" + revocation.serial;
    told.text = "certificate " + revocation.serial + " is revoked" +
                (revocation.reason.empty() ? "" : ": " + revocation.reason);
    told.body = {schema::toJson(revocation)};
    // Refusing comes first: it must not wait for a disk.
    out.emplace_back(EndSessions{revocation.serial});
    out.emplace_back(
        Persist{revocation.serial, schema::RecordKind::Revocation, {schema::toJson(revocation)}});
    out.emplace_back(EmitEvent{std::move(told)});
    out.emplace_back(StatusChanged{});
    return {};
}

void Machine::mergeRevocations(const PeerState& peer, const Status& status, Effects& out)
{
    for (const Revocation& heard : status.revoked) {
        const std::optional<std::string> serial = normalSerial(heard.serial);
        if (!serial || revoked(*serial)) {
            continue;
        }
        Revocation revocation = heard;
        revocation.serial = *serial;
        revocation.reason = sanitized(heard.reason, ReasonMax);
        revocation.by = sanitized(heard.by, 128);
        if (!addRevocation(revocation, std::string(), out)) {
            if (std::exchange(fullTold_, true)) {
                return;
            }
            schema::Event full;
            full.concept_ = std::string(Name);
            full.kind = "revocations_full";
            full.severity = schema::Severity::Critical;
            full.subject = "node/" + self_.node;
            full.text = "a revocation heard from " + peer.config.id +
                        " does not fit; make a new CA and enrol the nodes again";
            out.emplace_back(EmitEvent{std::move(full)});
            return;
        }
    }
}

void Machine::on(const Persisted& input, Instant, Effects& out)
{
    Orders::Effects answered;
    if (orders_.persisted(input, answered)) {
        for (Orders::Effect& effect : answered) {
            std::visit([&out](auto& value) { out.emplace_back(std::move(value)); }, effect);
        }
        return;
    }
    const auto waiting = persisting_.find(input.id);
    if (waiting == persisting_.end()) {
        return;
    }
    const std::string command = std::move(waiting->second);
    persisting_.erase(waiting);
    if (!input.index) {
        schema::Event told;
        told.concept_ = std::string(Name);
        told.kind = "revocation_not_kept";
        told.severity = schema::Severity::Critical;
        told.subject = "certificate/" + input.id;
        told.text = "certificate " + input.id + " is refused until this agent stops, but that " +
                    "could not be written down: " + input.index.error().text;
        out.emplace_back(EmitEvent{std::move(told)});
    }
    if (!command.empty()) {
        out.emplace_back(CommandFinished{
            command,
            input.index
                ? Result<std::string>("certificate " + input.id + " is refused from now on")
                : failWith("refused from now on, but not written down", input.index.error())});
    }
}

void Machine::on(const Restored& input, Instant, Effects& out)
{
    if (input.record.kind != schema::RecordKind::Revocation) {
        return;
    }
    Result<Revocation> revocation = schema::fromJson<Revocation>(input.record.body.text);
    const std::optional<std::string> serial =
        revocation ? normalSerial(revocation->serial) : std::nullopt;
    if (!serial || revocations_.size() >= RevocationsMax) {
        return;
    }
    revocation->serial = *serial;
    if (!revoked(*serial)) {
        out.emplace_back(EndSessions{*serial}); // agreed on while sessions with it are open
    }
    revocations_[*serial] = std::move(*revocation);
    out.emplace_back(StatusChanged{});
}

} // namespace bafar::cluster
