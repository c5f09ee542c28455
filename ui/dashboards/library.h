#pragma once
// Every dashboard there is: the shipped ones, which nobody changes, and a person's own, one JSON
// file each in the configuration folder.
//
// The folder is watched: a file that is edited is read anew and shown as it is now, and one that
// cannot be read stays in the list with what is wrong. Files are written whole or not at all. GUI
// thread.
#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>
#include <span>
#include <vector>

#include "ui/dashboards/board.h"

namespace bafar::ui::dashboards {

struct Entry {
    QString id; ///< "shipped/host", "own/host.json"
    bool own = false;
    Board board;     ///< empty where there is a problem
    QString problem; ///< with the file's name; empty: none

    [[nodiscard]] QString title() const;
};

class Library : public QObject {
    Q_OBJECT

public:
    static constexpr int OwnMax = 100;

    explicit Library(QString folder, QObject* parent = nullptr);

    /// Where a person's own are: $XDG_CONFIG_HOME/bafar/dashboards.
    [[nodiscard]] static QString usualFolder();

    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

    [[nodiscard]] const QString& folder() const { return folder_; }

    /// Null: there is none. Valid until changed().
    [[nodiscard]] const Entry* find(const QString& id) const;

    // Each answers with the id of what it made or changed. Errors: InvalidInput and Unavailable,
    // with the file and what to do.
    Result<QString> copy(const QString& id);
    Result<QString> rename(const QString& id, const QString& title);
    Result<QString> importFile(const QString& path);
    Result<QString> exportFile(const QString& id, const QString& path) const;

    /// Puts a panel at the end of a dashboard of one's own; `id` empty: of a new one.
    Result<QString> addPanel(const QString& id, const Panel& panel);

    /// Until the next removal it can be put back.
    Result<QString> remove(const QString& id);
    Result<QString> putBack();

    [[nodiscard]] bool canPutBack() const { return !removedName_.isEmpty(); }

Q_SIGNALS:
    void changed();

private:
    void read();
    Result<QString> write(const QString& name, const QByteArray& bytes);
    [[nodiscard]] QString freeName(const QString& title) const;
    [[nodiscard]] QString pathOf(const QString& id) const;

    QString folder_;
    std::vector<Entry> entries_;
    QFileSystemWatcher watcher_;
    QTimer soon_; ///< an editor changes a file several times at once
    QString removedName_;
    QByteArray removedBytes_;
};

/// A text of a dashboard as it is shown: translated where it is one of the shipped, and safe.
[[nodiscard]] QString boardText(const std::string& text);

/// The texts of the shipped dashboards.
[[nodiscard]] std::span<const char* const> shippedTexts();

/// One of the shipped dashboards: "cache".
[[nodiscard]] Board shippedBoard(const QString& name);

/// The names of the shipped dashboards, in their order: "host".
[[nodiscard]] std::span<const char* const> shippedNames();

} // namespace bafar::ui::dashboards
