#include "core/http/framing.h"

#include <algorithm>

#include "core/base/check.h"
#include "core/http/scan.h"

namespace bafar::http {
namespace {

constexpr std::uint8_t OnRequest = 1;
constexpr std::uint8_t OnResponse = 2;
constexpr std::uint8_t OnBoth = OnRequest | OnResponse;
constexpr std::uint8_t V10 = 1;
constexpr std::uint8_t V11 = 2;
constexpr std::uint8_t AnyVersion = V10 | V11;

template <class... Values>
constexpr std::uint8_t of(Values... values)
{
    return static_cast<std::uint8_t>((static_cast<unsigned>(values) | ...));
}

constexpr std::uint8_t NoCoding = of(Coding::None);
constexpr std::uint8_t AnyCoding =
    of(Coding::None, Coding::Chunked, Coding::Unknown, Coding::Faulty);
constexpr std::uint8_t SomeCoding = of(Coding::Chunked, Coding::Unknown);
constexpr std::uint8_t NoLength = of(LengthLines::None);
constexpr std::uint8_t AnyLength = of(LengthLines::None,
                                      LengthLines::One,
                                      LengthLines::Repeated,
                                      LengthLines::Different,
                                      LengthLines::Faulty);
constexpr std::uint8_t OneNumber = of(LengthLines::One, LengthLines::Repeated);

constexpr FramingKind None = FramingKind::None;

// clang-format off
constexpr FramingRule Rules[] = {
    {OnBoth, of(Coding::Faulty), AnyLength, AnyVersion, 400, None, false,
     "Transfer-Encoding must be exactly \"chunked\", in one field line and without parameters"},
    {OnBoth, SomeCoding, AnyLength, V10, 400, None, false,
     "HTTP/1.0 has no Transfer-Encoding, so where the body ends is not known"},
    {OnBoth, AnyCoding, of(LengthLines::Faulty), AnyVersion, 400, None, false,
     "Content-Length is not one decimal number below 2^63"},
    {OnBoth, AnyCoding, of(LengthLines::Different), AnyVersion, 400, None, false,
     "several Content-Length fields with different numbers"},
    {OnRequest, AnyCoding, of(LengthLines::Repeated), AnyVersion, 400, None, false,
     "several Content-Length fields"},
    {OnRequest, SomeCoding, of(LengthLines::One), AnyVersion, 400, None, false,
     "Content-Length and Transfer-Encoding together"},
    {OnBoth, of(Coding::Unknown), AnyLength, AnyVersion, 501, None, false,
     "Transfer-Encoding names a coding other than chunked"},
    {OnResponse, of(Coding::Chunked), OneNumber, AnyVersion, 0, FramingKind::Chunked, false,
     "the coding overrides the length; two truths make the connection suspect"},
    {OnBoth, of(Coding::Chunked), NoLength, V11, 0, FramingKind::Chunked, true,
     "chunked"},
    {OnBoth, NoCoding, OneNumber, AnyVersion, 0, FramingKind::Length, true,
     "a length; repeating it is allowed to servers behind us only"},
    {OnRequest, NoCoding, NoLength, AnyVersion, 0, FramingKind::None, true,
     "a request without either has no body"},
    {OnResponse, NoCoding, NoLength, AnyVersion, 0, FramingKind::UntilClose, false,
     "a response without either ends with its connection"},
};

// clang-format on

Coding codingOf(const Fields& fields)
{
    const std::size_t index = fields.first(Header::TransferEncoding);
    if (index == fields.size()) {
        return Coding::None;
    }
    if (fields.count(Header::TransferEncoding) > 1) {
        return Coding::Faulty;
    }
    std::string_view rest = fields.value(index);
    bool more = true;
    bool chunkedSeen = false;
    bool unknownSeen = false;
    while (const auto element = scan::nextElement(rest, more)) {
        // Nothing may follow chunked, so a second element after it is faulty whatever it is.
        if (chunkedSeen || !scan::all(*element, scan::Token)) {
            return Coding::Faulty;
        }
        chunkedSeen = scan::equalsIgnoreCase(*element, "chunked");
        unknownSeen = unknownSeen || !chunkedSeen;
    }
    return unknownSeen ? Coding::Unknown : Coding::Chunked;
}

void readLengthLines(const Fields& fields, FramingFacts& facts)
{
    for (std::size_t i = fields.first(Header::ContentLength); i < fields.size(); ++i) {
        if (fields[i].id != Header::ContentLength) {
            continue;
        }
        const std::optional<std::uint64_t> number = scan::decimal(fields.value(i));
        if (!number) {
            facts.lengthLines = LengthLines::Faulty;
            return;
        }
        if (facts.lengthLines == LengthLines::None) {
            facts.lengthLines = LengthLines::One;
            facts.length = *number;
        } else if (*number != facts.length) {
            facts.lengthLines = LengthLines::Different;
        } else if (facts.lengthLines == LengthLines::One) {
            facts.lengthLines = LengthLines::Repeated;
        }
    }
}

/// HTTP/1.1 keeps the connection unless told otherwise, HTTP/1.0 only if asked; close always wins.
bool allowsAnother(const Fields& fields, std::uint8_t minorVersion)
{
    if (fields.first(Header::Connection) == fields.size()) {
        return minorVersion > 0;
    }
    if (fields.listContains(Header::Connection, "close")) {
        return false;
    }
    return minorVersion > 0 || fields.listContains(Header::Connection, "keep-alive");
}

bool wantsUpgrade(const Fields& fields)
{
    const auto protocol = fields.find(Header::Upgrade);
    return protocol && !protocol->empty() && !scan::equalsIgnoreCase(*protocol, "h2c") &&
           fields.count(Header::Upgrade) == 1 && fields.listContains(Header::Connection, "upgrade");
}

bool expectsOnlyContinue(const Fields& fields)
{
    for (std::size_t i = fields.first(Header::Expect); i < fields.size(); ++i) {
        if (fields[i].id == Header::Expect &&
            !scan::equalsIgnoreCase(fields.value(i), "100-continue")) {
            return false;
        }
    }
    return true;
}

Refusal tooLarge(Side side, std::uint64_t length, std::uint64_t limit)
{
    return {static_cast<std::uint16_t>(side == Side::Response ? 502 : 413),
            "Content-Length " + std::to_string(length) + " is above the limit of " +
                std::to_string(limit) + " bytes"};
}

} // namespace

std::span<const FramingRule> framingRules()
{
    return Rules;
}

const FramingRule& framingRule(Side side, const FramingFacts& facts)
{
    const std::uint8_t sideBit = side == Side::Request ? OnRequest : OnResponse;
    const std::uint8_t versionBit = facts.minorVersion == 0 ? V10 : V11;
    const auto* const row = std::find_if(std::begin(Rules), std::end(Rules), [&](const auto& rule) {
        return (rule.sides & sideBit) != 0 && (rule.codings & of(facts.coding)) != 0 &&
               (rule.lengthLines & of(facts.lengthLines)) != 0 && (rule.versions & versionBit) != 0;
    });
    CHECK(row != std::end(Rules));
    return *row;
}

FramingFacts framingFacts(const Fields& fields, std::uint8_t minorVersion)
{
    FramingFacts facts;
    facts.minorVersion = minorVersion;
    facts.coding = codingOf(fields);
    readLengthLines(fields, facts);
    return facts;
}

std::optional<Refusal> decideFraming(RequestHead& head, const Limits& limits)
{
    const FramingFacts facts = framingFacts(head.fields, head.minorVersion);
    const FramingRule& rule = framingRule(Side::Request, facts);
    if (rule.status != 0) {
        return Refusal{rule.status, std::string(rule.text)};
    }
    if (!expectsOnlyContinue(head.fields)) {
        return Refusal{417, "Expect asks for something other than 100-continue"};
    }
    if (rule.kind == FramingKind::Length && facts.length > limits.body) {
        return tooLarge(Side::Request, facts.length, limits.body);
    }
    head.framing = {rule.kind, rule.kind == FramingKind::Length ? facts.length : 0};
    head.keepAlive = rule.reusable && allowsAnother(head.fields, head.minorVersion);
    const bool current = head.minorVersion > 0; // HTTP/1.0 knows none of these
    head.expectContinue = current && head.fields.count(Header::Expect) > 0;
    head.wantsUpgrade = current && wantsUpgrade(head.fields);
    head.acceptsTrailers = current && head.fields.listContains(Header::Te, "trailers");
    return std::nullopt;
}

std::optional<Refusal> decideFraming(ResponseHead& head,
                                     const ResponseContext& context,
                                     const Limits& limits)
{
    const FramingFacts facts = framingFacts(head.fields, head.minorVersion);
    const FramingRule& rule = framingRule(Side::Response, facts);
    if (rule.status != 0) {
        return Refusal{502, std::string(rule.text)};
    }
    if (head.status == 101 && !context.upgradeRequested) {
        return Refusal{502, "status 101 although no upgrade was asked for"};
    }
    head.reusable = rule.reusable && allowsAnother(head.fields, head.minorVersion);
    const bool success = head.status >= 200 && head.status < 300;
    const bool neverHasBody =
        head.status < 200 || head.status == 204 || (context.method == Method::Connect && success);
    if (neverHasBody || head.status == 304 || context.method == Method::Head) {
        // A server that announces a body where none can be may also send one: drop it after this.
        const bool announced = facts.coding != Coding::None || facts.length > 0;
        head.reusable = allowsAnother(head.fields, head.minorVersion) &&
                        !(neverHasBody && announced) &&
                        !(facts.coding != Coding::None && facts.lengthLines != LengthLines::None);
        head.framing = {};
        return std::nullopt;
    }
    if (rule.kind == FramingKind::Length && facts.length > limits.body) {
        return tooLarge(Side::Response, facts.length, limits.body);
    }
    head.framing = {rule.kind, rule.kind == FramingKind::Length ? facts.length : 0};
    return std::nullopt;
}

} // namespace bafar::http
