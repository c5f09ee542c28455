#pragma once
// How a person arranged the window, kept between two runs for each cluster: its place and size, the
// page, how pages are divided, the columns of tables, and how the map is arranged. Nothing that
// could change the cluster: a console always starts read-only. GUI thread.
#include <QJsonObject>
#include <QMap>
#include <QObject>
#include <QString>
#include <QTimer>

#include "core/base/result.h"

namespace bafar::app {

class MainWindow;

struct Arrangement {
    QString page;
    QByteArray geometry;            ///< as QWidget::saveGeometry()
    QJsonObject map = {};           ///< as ui/map/arrangement.h
    QMap<QString, int> shares = {}; ///< percent of the upper half, by page
    QJsonObject columns = {};       ///< of the tables that a person arranged, by their ids

    bool operator==(const Arrangement&) const = default;
};

[[nodiscard]] QByteArray toJson(const Arrangement& arrangement);

/// Errors: InvalidInput, also for a version that this console does not know.
[[nodiscard]] Result<Arrangement> arrangementOf(const QByteArray& json);

/// Where a cluster's is kept: below XDG_STATE_HOME, else ~/.local/state; any name is a file's, and
/// no two names are the same one's.
[[nodiscard]] QString arrangementFile(const QString& cluster);

/// Arranges a window as it was left, and keeps how it is left.
class ArrangementKeeper : public QObject {
    Q_OBJECT

public:
    /// Reads the file at once; one that cannot be used is set aside as FILE.broken. It is written a
    /// second after the last change, and when this ends.
    ArrangementKeeper(MainWindow& window, QString file);
    ~ArrangementKeeper() override;
    ArrangementKeeper(const ArrangementKeeper&) = delete;
    ArrangementKeeper& operator=(const ArrangementKeeper&) = delete;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void restore();
    void arrange(QWidget* part);
    void save();
    [[nodiscard]] Arrangement now() const;

    MainWindow& window_;
    QString file_;
    Arrangement saved_;
    QTimer saving_;
};

} // namespace bafar::app
