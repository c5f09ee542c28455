#pragma once
// Lines of the agents' audit logs: each once, newest first, with who told it; and which of them are
// looked for. No widget here. GUI thread.
#include <QString>
#include <array>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/schema/audit_reading.h"

namespace bafar::ui::cluster {

struct AuditLine {
    schema::Record record;
    schema::AuditEntry entry;
    std::set<std::string> tellers; ///< agents that told it; one of what is in its own log
    /// What is searched, without case: where it stands elsewhere, who, what and why. Made once with
    /// the line, so that typing looks through tens of thousands at once.
    std::array<QString, 4> searched;
};

using AuditLinePtr = std::shared_ptr<const AuditLine>;
using AuditLines = std::vector<AuditLinePtr>; ///< newest first

/// What of the log is shown.
struct AuditFilter {
    enum class In : std::uint8_t { Anything, Who, What, Why };

    QString text; ///< words that all must occur, in any case and order
    In in = In::Anything;
    bool refusedOnly = false;

    bool operator==(const AuditFilter&) const = default;

    [[nodiscard]] bool isEmpty() const { return text.trimmed().isEmpty() && !refusedOnly; }
};

/// Those that fit, in their order.
[[nodiscard]] AuditLines sift(std::span<const AuditLinePtr> lines, const AuditFilter& filter);

class AuditBook {
public:
    /// Ten agents of ours with all that they can keep. More, or larger, is not taken: whatever
    /// agents send, the console stays usable.
    static constexpr std::size_t LinesMax = 50'000;
    static constexpr std::size_t BytesMax = std::size_t{128} << 20U; ///< of their texts

    /// What cannot be read as a line of an audit log is left out, as bafarctl does.
    void add(const std::string& teller, const std::vector<schema::Record>& records);

    /// Some were not taken.
    [[nodiscard]] bool isFull() const { return full_; }

    [[nodiscard]] std::size_t size() const { return lines_.size(); }

    /// Those of that moment and later ones.
    [[nodiscard]] AuditLines since(WallTime moment) const;

private:
    struct Newest {
        using is_transparent = void;

        template <class One, class Other>
        bool operator()(const One& one, const Other& other) const
        {
            return schema::isNewer(recordOf(one), recordOf(other));
        }

    private:
        static const schema::Record& recordOf(const schema::Record& record) { return record; }

        static const schema::Record& recordOf(const std::shared_ptr<AuditLine>& line)
        {
            return line->record;
        }
    };

    bool makeRoom(const schema::Record& record, std::size_t bytes);

    std::set<std::shared_ptr<AuditLine>, Newest> lines_;
    std::size_t bytes_ = 0;
    std::size_t unread_ = 0; ///< lines that say nothing
    bool full_ = false;
};

} // namespace bafar::ui::cluster
