#pragma once
// How a person arranged the window, kept between two runs for each cluster: its place and size, the
// page, how pages are divided, the columns of tables, how the map is arranged, and filters and
// ranges that say on their pages that they are on (ui/shared/kept_choice.h). Nothing that could
// change the cluster: a console always starts read-only. Nor a filter of alerts, which would hide
// what is wrong now; nor the words above the map's table, where nothing counts what they hide. GUI
// thread.
#include <QJsonObject>
#include <QMap>
#include <QObject>
#include <QString>
#include <QTimer>

#include "core/base/result.h"

namespace bafar::link {
class Session;
}

namespace bafar::app {

class MainWindow;

struct Arrangement {
    QString page;
    QByteArray geometry;            ///< as QWidget::saveGeometry()
    QJsonObject map = {};           ///< as ui/map/arrangement.h
    QMap<QString, int> shares = {}; ///< percent of the upper half, by page
    QJsonObject columns = {};       ///< of the tables that a person arranged, by their ids
    QJsonObject choices = {};       ///< filters and ranges that are not as shipped, by their ids

    bool operator==(const Arrangement&) const = default;
};

[[nodiscard]] QByteArray toJson(const Arrangement& arrangement);

/// Errors: InvalidInput, also for a version that this console does not know.
[[nodiscard]] Result<Arrangement> arrangementOf(const QByteArray& json);

/// Where a cluster's is kept: below XDG_STATE_HOME, else ~/.local/state; any name is a file's, and
/// no two clusters have the same one: those of one name have another authority (link::Identity).
/// Without an authority: by the name alone, as the demo's is and every one was before.
[[nodiscard]] QString arrangementFile(const QString& cluster, const QString& authority = {});

/// Begins a cluster's with what was kept by its name alone, where there is none yet. That stays for
/// others of the name: which of them it was of is not known.
void adoptArrangement(const QString& cluster, const QString& authority);

/// Arranges a window as it was left, and keeps how it is left.
class ArrangementKeeper : public QObject {
    Q_OBJECT

public:
    /// Of a window and its session, which must outlive this. Reads the file at once; one that
    /// cannot be used is set aside as FILE.broken. It is written a second after the last change,
    /// and when this ends.
    ArrangementKeeper(MainWindow& window, link::Session& session, QString file);
    ~ArrangementKeeper() override;
    ArrangementKeeper(const ArrangementKeeper&) = delete;
    ArrangementKeeper& operator=(const ArrangementKeeper&) = delete;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void restore();
    void arrange(QWidget* part);
    void showChoices(const QObject& owner);
    void save();
    [[nodiscard]] Arrangement now() const;

    MainWindow& window_;
    link::Session& session_;
    QString file_;
    Arrangement saved_;
    QTimer saving_;
};

} // namespace bafar::app
