#include "agents/cluster/ledger_sessions.h"

#include <algorithm>

#include "agents/cluster/ledger_wire.h"
#include "core/base/text.h"

namespace bafar::cluster {

bool Sessions::isName(std::string_view name)
{
    return !name.empty() && name.size() <= NameMax && isUtf8(name);
}

const Sessions::Boot* Sessions::boot(const std::string& node, const std::string& name) const
{
    const auto known = nodes_.find(node);
    if (known == nodes_.end()) {
        return nullptr;
    }
    const auto found = std::ranges::find(known->second.boots, name, &Boot::name);
    return found == known->second.boots.end() ? nullptr : &*found;
}

std::optional<Verdict> Sessions::find(const std::string& node,
                                      const std::string& boot,
                                      std::uint64_t number) const
{
    const Boot* session = this->boot(node, boot);
    if (session == nullptr) {
        return std::nullopt;
    }
    const auto known = session->verdicts.find(number);
    if (known == session->verdicts.end()) {
        return std::nullopt;
    }
    Verdict verdict{known->second.index, std::nullopt};
    if (known->second.refused != nullptr) {
        verdict.refused = *known->second.refused;
    }
    return verdict;
}

std::string Sessions::tooOld(const std::string& node,
                             const std::string& boot,
                             std::uint64_t number) const
{
    const Boot* session = this->boot(node, boot);
    if (session != nullptr) {
        return number > session->forgotten
                   ? std::string()
                   : "proposal " + std::to_string(number) + " of " + node +
                         " is older than what is remembered; whether it was applied is not known";
    }
    const auto known = nodes_.find(node);
    const bool past = known != nodes_.end() &&
                      std::ranges::find(known->second.past, boot) != known->second.past.end();
    return past ? "the agent of " + node + " was started again more than " +
                      std::to_string(BootsMax) +
                      " times since this proposal; whether it was applied is not known"
                : std::string();
}

void Sessions::remember(const std::string& node,
                        const std::string& boot,
                        std::uint64_t number,
                        const Verdict& verdict)
{
    Node& of = nodes_[node];
    of.last = verdict.index;
    auto session = std::ranges::find(of.boots, boot, &Boot::name);
    if (session == of.boots.end()) {
        session = of.boots.insert(of.boots.end(), Boot{boot, 0, {}});
    }
    session->verdicts.emplace(
        number, Known{verdict.index,
                      verdict.refused ? std::make_shared<const Error>(*verdict.refused) : nullptr});
    if (session->verdicts.size() > VerdictsMax) {
        session->forgotten = session->verdicts.begin()->first;
        session->verdicts.erase(session->verdicts.begin());
    }
    if (of.boots.size() > BootsMax) {
        of.past.push_back(std::move(of.boots.front().name));
        of.boots.pop_front();
    }
    if (of.past.size() > PastBootsMax) {
        of.past.pop_front();
    }
    if (nodes_.size() > NodesMax) {
        forgetNode();
    }
}

void Sessions::forgetNode()
{
    nodes_.erase(
        std::ranges::min_element(nodes_, {}, [](const auto& entry) { return entry.second.last; }));
}

void Sessions::write(Bytes& out) const
{
    putU32(out, static_cast<std::uint32_t>(nodes_.size()));
    for (const auto& [name, node] : nodes_) {
        putText(out, name);
        putU64(out, node.last);
        putU32(out, static_cast<std::uint32_t>(node.past.size()));
        for (const std::string& past : node.past) {
            putText(out, past);
        }
        putU32(out, static_cast<std::uint32_t>(node.boots.size()));
        for (const Boot& boot : node.boots) {
            write(out, boot);
        }
    }
}

void Sessions::write(Bytes& out, const Boot& boot)
{
    putText(out, boot.name);
    putU64(out, boot.forgotten);
    putU32(out, static_cast<std::uint32_t>(boot.verdicts.size()));
    for (const auto& [number, known] : boot.verdicts) {
        putU64(out, number);
        putU64(out, known.index);
        putU8(out, known.refused == nullptr ? 0 : 1);
        if (known.refused != nullptr) {
            putU8(out, static_cast<std::uint8_t>(known.refused->code));
            putText(out, known.refused->text);
        }
    }
}

Result<Sessions> Sessions::read(ByteReader& reader)
{
    Sessions sessions;
    const std::uint32_t count = reader.u32();
    for (std::uint32_t i = 0; reader.ok() && i < count; ++i) {
        const std::string name = takeText(reader, NameMax);
        Result<Node> node = readNode(reader);
        if (!node) {
            return failWith("what node " + std::to_string(i + 1) + " proposed", node.error());
        }
        if (!isName(name) || !sessions.nodes_.emplace(name, std::move(*node)).second) {
            return fail(Code::Corrupt, "node " + std::to_string(i + 1) +
                                           " of those that proposed has no name of its own");
        }
    }
    if (!reader.ok() || count > NodesMax) {
        return fail(Code::Corrupt, "the list of who proposed what is cut off or too long");
    }
    return sessions;
}

Result<Sessions::Node> Sessions::readNode(ByteReader& reader)
{
    Node node;
    node.last = reader.u64();
    const std::uint32_t past = reader.u32();
    for (std::uint32_t i = 0; reader.ok() && i < past; ++i) {
        node.past.push_back(takeText(reader, NameMax));
    }
    const std::uint32_t boots = reader.u32();
    for (std::uint32_t i = 0; reader.ok() && i < boots; ++i) {
        Result<Boot> boot = readBoot(reader);
        if (!boot) {
            return tl::unexpected(boot.error());
        }
        node.boots.push_back(std::move(*boot));
    }
    if (!reader.ok() || past > PastBootsMax || boots > BootsMax) {
        return fail(Code::Corrupt, "its boots are cut off or too many");
    }
    return node;
}

Result<Sessions::Boot> Sessions::readBoot(ByteReader& reader)
{
    Boot boot;
    boot.name = takeText(reader, NameMax);
    boot.forgotten = reader.u64();
    const std::uint32_t count = reader.u32();
    for (std::uint32_t i = 0; reader.ok() && i < count; ++i) {
        const std::uint64_t number = reader.u64();
        Known known{reader.u64(), nullptr};
        if (reader.u8() != 0) {
            const std::uint8_t code = reader.u8();
            if (code > static_cast<std::uint8_t>(Code::Internal)) {
                return fail(Code::Corrupt, "a verdict has an unknown code");
            }
            known.refused = std::make_shared<const Error>(
                Error{static_cast<Code>(code), takeText(reader, ReasonBytes)});
        }
        boot.verdicts.emplace(number, std::move(known));
    }
    if (!reader.ok() || count > VerdictsMax || !isName(boot.name)) {
        return fail(Code::Corrupt, "the verdicts of a boot are cut off, too many or nobody's");
    }
    return boot;
}

} // namespace bafar::cluster
