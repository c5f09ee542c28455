#pragma once
// The two heads and their list of fields; the values they are made of are in message.h.
//
// The parsers fill them, forward.h marks them, writer.h renders them. About 2 KiB each, meant to be
// kept and reused. One owner, one thread.
#include "core/http/message.h"

namespace bafar::http {

/// The field lines of a head in the order they came, found by number without searching.
class Fields {
public:
    static constexpr std::size_t Capacity = 100;

    [[nodiscard]] std::size_t size() const { return size_; }

    [[nodiscard]] const Field& operator[](std::size_t index) const { return fields_[index]; }

    [[nodiscard]] const Field* begin() const { return fields_.data(); }

    [[nodiscard]] const Field* end() const { return fields_.data() + size_; }

    /// The text of a slice of this message; valid while the buffer is neither changed nor moved.
    [[nodiscard]] std::string_view text(Slice slice) const
    {
        return {base_ + slice.start, slice.length};
    }

    [[nodiscard]] std::string_view name(std::size_t i) const { return text(fields_[i].name); }

    [[nodiscard]] std::string_view value(std::size_t i) const { return text(fields_[i].value); }

    /// The first value of a known field.
    [[nodiscard]] std::optional<std::string_view> find(Header header) const;

    /// The first value of a field by name, compared without case.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;

    /// The index of the first such field, or size().
    [[nodiscard]] std::size_t first(Header header) const;

    /// How many lines carry a known field.
    [[nodiscard]] std::size_t count(Header header) const;

    /// True when a list field (Connection, TE) names `element`, compared without case, in any line.
    [[nodiscard]] bool listContains(Header header, std::string_view element) const;

    void clear();

    void moveTo(const char* base) { base_ = base; }

    void setHop(std::size_t index) { fields_[index].hop = true; }

    /// False when full.
    [[nodiscard]] bool add(const Field& field);

private:
    const char* base_ = "";
    std::size_t size_ = 0;
    std::array<Field, Capacity> fields_;
    std::array<std::uint8_t, HeaderCount> firstOf_{}; ///< index + 1 of the first line, 0: none
};

struct RequestHead {
    Fields fields;
    Method method = Method::Other;
    Slice methodName;
    Slice target; ///< the request target as received
    TargetForm form = TargetForm::Origin;
    Slice host;  ///< host and port from the target or, without one there, from Host; may be empty
    Slice path;  ///< without query; empty for an absolute target without one, "*" for OPTIONS *
    Slice query; ///< after '?', which is not part of it
    bool hasQuery = false; ///< tells "/a?" from "/a"
    std::uint8_t minorVersion = 1;
    std::uint8_t leadingBlankLines = 0;
    std::uint8_t droppedFields = 0; ///< left out because of an underscore in the name
    Framing framing;
    bool keepAlive = true;        ///< the client allows another request on this connection
    bool expectContinue = false;  ///< wants 100 before it sends the body
    bool wantsUpgrade = false;    ///< a valid Upgrade to something else than h2c
    bool acceptsTrailers = false; ///< TE: trailers

    [[nodiscard]] std::string_view text(Slice slice) const { return fields.text(slice); }

    /// The path, "/" when an absolute target has none.
    [[nodiscard]] std::string_view pathText() const;

    /// Ready for the next message.
    void clear();
};

struct ResponseHead {
    Fields fields;
    std::uint16_t status = 0; ///< 100 to 999
    Slice reason;
    std::uint8_t minorVersion = 1;
    Framing framing;
    /// The connection may carry another response after this one. False too when the framing was
    /// ambiguous, even if a rule says how to read it.
    bool reusable = true;

    [[nodiscard]] std::string_view text(Slice slice) const { return fields.text(slice); }

    /// True for 100 to 199 except 101: another head follows for the same request.
    [[nodiscard]] bool isInterim() const;

    void clear();
};

} // namespace bafar::http
