#pragma once
// Checks the bytes of a connection before libraft reads them: its decoder (0.15, uv_recv.c and
// uv_encoding.c) believes every length and count, and aborts the process on some values.
//
// A message is a preamble (type and length of the header, eight bytes each, little endian), the
// header, and for entries and snapshots a payload whose length the header tells. Fed piece by
// piece; a piece may pass when feed() succeeds, and the end of a header or of a membership is in no
// piece that may pass before the whole of it was checked. What is wrong ends the connection. Pure;
// one owner, one thread.
#include <optional>
#include <string>

#include "agents/cluster/raft_bytes.h"
#include "agents/cluster/raft_membership.h"

namespace bafar::cluster {

class RaftFrame {
public:
    static constexpr std::uint64_t EntriesMax = 65536;        ///< of one message
    static constexpr std::uint64_t EntryBytesMax = 8U << 20U; ///< of one entry
    static constexpr std::uint64_t PayloadMax = 256U << 20U;  ///< of one message
    static constexpr std::uint64_t NumberMax = 1ULL << 62U;   ///< of indices and terms

    /// `from`: the number of the member that sends; it may ask for votes only for itself.
    explicit RaftFrame(std::uint64_t from)
        : from_(from)
    {
    }

    /// Checks the next bytes. Errors: InvalidInput, LimitExceeded with what is wrong; nothing of
    /// these bytes may pass, and nothing more may be fed.
    Result<void> feed(ByteView bytes);

    /// Messages whose last byte has passed.
    [[nodiscard]] std::uint64_t messages() const { return messages_; }

private:
    enum class Part : std::uint8_t { Preamble, Header, Payload };

    enum class Type : std::uint8_t {
        AppendEntries = 1,
        AppendEntriesResult,
        RequestVote,
        RequestVoteResult,
        InstallSnapshot,
        TimeoutNow,
    };

    struct Entry {
        std::uint64_t length = 0;
        bool membership = false;
    };

    [[nodiscard]] bool collect(ByteView& bytes, std::size_t whole);
    Result<void> readPreamble();
    Result<void> readHeader();
    Result<void> readRequest();
    Result<void> readEntries();
    Result<void> readSnapshot();
    Result<void> passPayload(ByteView& bytes);
    [[nodiscard]] Result<void> checkNumbers(std::size_t count) const;
    [[nodiscard]] Entry entryAt(std::uint64_t index) const;
    [[nodiscard]] tl::unexpected<Error> wrong(Code code, const std::string& what) const;
    void finishMessage();

    std::uint64_t from_;
    Part part_ = Part::Preamble;
    Type type_ = Type::AppendEntries;
    Bytes held_; ///< the preamble or header so far
    std::size_t headerLength_ = 0;
    std::uint64_t payload_ = 0;   ///< bytes of it still to come
    std::uint64_t entry_ = 0;     ///< whose bytes are next
    std::uint64_t entryLeft_ = 0; ///< bytes of it still to come
    Bytes membership_;            ///< of the entry under way
    std::uint64_t messages_ = 0;
};

} // namespace bafar::cluster
