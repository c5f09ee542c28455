#pragma once
// What an agent last said, kept on this machine: a console that starts while nobody answers shows
// it at once, as old as it is.
//
// A file for each agent, below one folder for each cluster, readable by this person only. Nothing
// in them can be acted on: offers and running actions are not kept. Files are written one at a
// time, so that a large cluster never holds the window up. GUI thread.
#include <QObject>
#include <QString>
#include <QTimer>

#include "core/schema/envelope.h"

namespace bafar::link {

class Session;

/// What one agent said, and when it was last heard.
struct Remembered {
    int version = schema::WireVersion;
    WallTime heard;
    schema::Message snapshot;

    bool operator==(const Remembered&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("What one agent said, and when it was last heard.");
        fields.add("version", &Remembered::version, "Of the messages").required();
        fields.add("heard", &Remembered::heard, "When, UTC").required();
        fields.add("snapshot", &Remembered::snapshot, "All that it said").required();
    }
};

/// Errors: InvalidInput, LimitExceeded; also for what another version wrote and for a message that
/// is no snapshot.
[[nodiscard]] Result<Remembered> rememberedOf(std::string_view json);

/// Where a cluster's files are: below XDG_CACHE_HOME, else ~/.cache. Another cluster of its name
/// has another authority (identity.h), and must never be shown in its place. So what was kept by
/// the name alone, before, is left where it is: a first picture less is harmless, a wrong one is
/// not.
[[nodiscard]] QString memoryFolder(const QString& cluster, const QString& authority);

/// Gives a session what is in the folder, and keeps what its agents say there.
class MemoryKeeper : public QObject {
    Q_OBJECT

public:
    static constexpr int TickMs = 1000;                        ///< at most one file in each
    static constexpr Duration Every = std::chrono::minutes{1}; ///< each agent's file

    /// Reads at once; a file that cannot be used is removed. Before Session::start().
    MemoryKeeper(Session& session, QString folder);

    /// Writes what was heard since.
    ~MemoryKeeper() override;
    MemoryKeeper(const MemoryKeeper&) = delete;
    MemoryKeeper& operator=(const MemoryKeeper&) = delete;

    /// Writes the file that is due for longest; false: none is. Also what the timer calls.
    bool saveNext(Instant now);

private:
    void load();
    bool save(const std::string& node, Instant now);
    [[nodiscard]] QString fileOf(const std::string& node) const;

    Session& session_;
    QString folder_;
    QTimer tick_;
    std::map<std::string, Instant> savedAt_;
};

} // namespace bafar::link
