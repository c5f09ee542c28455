// The ledger as bytes and back.
//
// "BAFARLDG", version (4 bytes), SHA-256 of those and of all that follows, then: index, term, the
// two anchors of the audit lines, the records by index, the sessions. Numbers are big endian.
// Everything else is made from the records again, and what was read must write the same bytes.
#include "agents/cluster/digest.h"
#include "agents/cluster/ledger.h"
#include "agents/cluster/ledger_rules.h"
#include "agents/cluster/ledger_wire.h"

namespace bafar::cluster {

namespace {

constexpr std::string_view Magic = "BAFARLDG";
constexpr std::uint32_t Version = 1;
constexpr std::size_t OpeningBytes = Magic.size() + sizeof Version;
constexpr std::size_t HeadBytes = OpeningBytes + sizeof(Sha256);
constexpr std::size_t AnchorBytes = sizeof(Sha256);

void putRecord(Bytes& out, const schema::Record& record)
{
    putU64(out, record.index);
    putU64(out, record.term);
    putU8(out, static_cast<std::uint8_t>(record.kind));
    putU64(out, static_cast<std::uint64_t>(record.at.unixMs));
    putText(out, record.node);
    putText(out, record.body.text);
}

Result<schema::Record> takeRecord(ByteReader& reader)
{
    schema::Record record;
    record.index = reader.u64();
    record.term = reader.u64();
    const std::uint8_t kind = reader.u8();
    record.at.unixMs = static_cast<std::int64_t>(reader.u64());
    record.node = takeText(reader, Sessions::NameMax);
    if (kind >= std::size(schema::RecordKindNames)) {
        return fail(Code::Corrupt, "it is of no known kind");
    }
    record.kind = static_cast<schema::RecordKind>(kind);
    record.body.text = takeText(reader, bodyMax(record.kind));
    if (!reader.ok() || !Sessions::isName(record.node)) {
        return fail(Code::Corrupt, "it is cut off, too long or nobody's");
    }
    return record;
}

Bytes anchorBytes(const std::string& anchor)
{
    return fromHex(anchor).value_or(Bytes(AnchorBytes)); // ours: always 64 digits
}

tl::unexpected<Error> corrupt(const std::string& text)
{
    return fail(Code::Corrupt, "the snapshot of the agreed state " + text);
}

/// What follows the head, when its digest fits.
Result<ByteView> contentOf(std::string_view bytes)
{
    if (bytes.size() < HeadBytes || !bytes.starts_with(Magic)) {
        return corrupt("(" + std::to_string(bytes.size()) + " bytes) does not begin as one");
    }
    const std::string_view content = bytes.substr(HeadBytes);
    const Sha256 digest = sha256({bytes.substr(0, OpeningBytes), content});
    if (bytes.substr(OpeningBytes, digest.size()) != asText(digest)) {
        return corrupt("does not fit its SHA-256: it was changed or cut off");
    }
    ByteReader version(asBytes(bytes.substr(Magic.size(), sizeof Version)));
    if (const std::uint32_t given = version.u32(); given != Version) {
        return fail(Code::Unsupported, "the snapshot of the agreed state is of version " +
                                           std::to_string(given) + ", this agent reads version " +
                                           std::to_string(Version) + "; install the newer agent");
    }
    return asBytes(content);
}

} // namespace

std::string Ledger::snapshot() const
{
    Bytes content;
    putU64(content, index_);
    putU64(content, term_);
    putBytes(content, anchorBytes(changed_.anchor));
    putBytes(content, anchorBytes(refused_.anchor));
    putU32(content, static_cast<std::uint32_t>(records_.size()));
    for (const auto& [index, record] : records_) {
        putRecord(content, *record);
    }
    sessions_.write(content);
    Bytes version;
    putU32(version, Version);
    std::string out(Magic);
    out += asText(version);
    out += asText(sha256({out, asText(content)}));
    out += asText(content);
    return out;
}

Result<Ledger> Ledger::restore(std::string_view bytes)
{
    const Result<ByteView> content = contentOf(bytes);
    if (!content) {
        return tl::unexpected(content.error());
    }
    ByteReader reader(*content);
    Ledger ledger;
    ledger.index_ = reader.u64();
    ledger.term_ = reader.u64();
    for (Trail* trail : {&ledger.changed_, &ledger.refused_}) {
        trail->anchor = toHex(reader.take(AnchorBytes));
        trail->head = trail->anchor;
    }
    const std::uint32_t count = reader.u32();
    std::uint64_t last = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::string place = "is wrong at byte " +
                                  std::to_string(bytes.size() - reader.remaining()) + ", record " +
                                  std::to_string(i + 1) + " of " + std::to_string(count);
        Result<schema::Record> record = takeRecord(reader);
        if (!record) {
            return corrupt(place + ": " + record.error().text);
        }
        if (record->index <= last || record->index > ledger.index_ || record->term > ledger.term_) {
            return corrupt(place + ": its index or term does not fit");
        }
        last = record->index;
        if (Result<void> taken = ledger.take(std::move(*record), Source::Snapshot); !taken) {
            return corrupt(place + ": " + taken.error().text);
        }
    }
    Result<Sessions> sessions = Sessions::read(reader);
    if (!sessions) {
        return corrupt("is wrong: " + sessions.error().text);
    }
    ledger.sessions_ = std::move(*sessions);
    if (Result<void> bounds = ledger.withinBounds(); !bounds) {
        return corrupt("is wrong: " + bounds.error().text);
    }
    if (ledger.snapshot() != bytes) {
        return corrupt("is not as an agent writes it: records contradict each other");
    }
    return ledger;
}

/// What place() alone does not keep, because judge() does.
Result<void> Ledger::withinBounds() const
{
    if (revocations_.size() > RevocationsMax || members_.size() > MembersMax ||
        recoveries_.size() > RecoveriesMax) {
        return fail(Code::Corrupt, "more revocations, members or recoveries than are ever kept");
    }
    for (const SlotTable& table : slots_) {
        if (table.slots.size() > SlotsMax.records || table.bytes > SlotsMax.bytes) {
            return fail(Code::Corrupt, "more slots than are ever kept");
        }
    }
    for (const auto& [index, change] : specs_) {
        if (change->text.empty()) {
            return fail(Code::Corrupt, "record " + std::to_string(index) +
                                           " put a spec in force whose text is not there");
        }
    }
    return {};
}

} // namespace bafar::cluster
