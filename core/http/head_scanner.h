#pragma once
// What the parsers of requests and of responses share: lines within bounds, and field lines.
//
// It judges bytes in order of position and lines when they are complete, and remembers how far it
// has looked, which is what makes the answer independent of how the input was split. Pure; one
// owner, one thread. Source: RFC 9112 sections 2.2 and 5.
#include "core/http/head.h"

namespace bafar::http {

enum class Progress : std::uint8_t { NeedMore, Complete, Refused };

class HeadScanner {
public:
    explicit HeadScanner(Side side, const Limits& limits);

    void restart();

    /// NeedMore, or Complete with the line's slice (without its end), or Refused. The limit counts
    /// from `from`.
    [[nodiscard]] Progress nextLine(std::string_view buffered,
                                    std::uint32_t from,
                                    std::uint32_t limit,
                                    Slice& line);

    /// Reads field lines up to and with the empty one.
    [[nodiscard]] Progress readFields(std::string_view buffered,
                                      Fields& fields,
                                      std::uint8_t& dropped);

    /// Field lines start here: call once, after the start line.
    void startFields();

    [[nodiscard]] Progress refuse(std::uint16_t status, std::string text);
    [[nodiscard]] Progress refuse(Refusal refusal);

    [[nodiscard]] const Limits& limits() const { return *limits_; }

    [[nodiscard]] bool refused() const { return refused_; }

    [[nodiscard]] bool inFields() const { return inFields_; }

    [[nodiscard]] std::uint32_t lineStart() const { return lineStart_; }

    [[nodiscard]] const Refusal& refusal() const { return refusal_; }

private:
    [[nodiscard]] Progress refuseByte(std::string_view buffered, std::uint32_t at);
    [[nodiscard]] Progress refuseLength(std::uint32_t limit);
    [[nodiscard]] Progress readField(std::string_view buffered,
                                     Slice line,
                                     Fields& fields,
                                     std::uint8_t& dropped);
    [[nodiscard]] Progress refuseName(std::string_view line, std::size_t at);

    const Limits* limits_;
    Side side_;
    bool refused_ = false;
    bool inFields_ = false;
    std::uint32_t fieldLines_ = 0;
    std::uint32_t fieldsStart_ = 0;
    std::uint32_t lineStart_ = 0; ///< where the line being looked for starts
    std::uint32_t scanned_ = 0;   ///< no line end before here
    Refusal refusal_;
};

} // namespace bafar::http
